'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { MoneyInput } from '@/components/ui/money-input';
import { toast } from '@/components/ui/toast';
import { formatMoney } from '@/lib/format';
import type { VariantRow } from '@/server/catalog/models/queries';
import { specOfValues } from '@/server/catalog/models/variant-rules';
import { useTRPCClient } from '@/trpc/react';

/** One list price for the variants that are chosen: all that are sold, until somebody leaves some out. */
export function PriceModel({ modelId, variants }: { modelId: string; variants: readonly VariantRow[] }) {
  const t = useTranslations('catalog.models');
  const client = useTRPCClient();
  const deed = useAct(client.catalog.models.setPrice.mutate);
  const [listPriceFen, setFen] = useState<number | null>(null);
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const sold = variants.filter(({ active }) => active);
  const chosen = sold.filter(({ id }) => !without.has(id));
  const missing =
    listPriceFen === null ? t('priceMissing') : chosen.length === 0 ? t('noneChosen') : undefined;
  return (
    <ActDialog
      label={t('setPrice')}
      title={t('setPrice')}
      description={t('setPriceHint')}
      deed={deed}
      submit={async () => {
        setTried(true);
        if (listPriceFen === null || chosen.length === 0) return false;
        const seen = chosen.map(({ id, listPriceFen: fen }) => ({ productId: id, listPriceFen: fen }));
        const done = await deed.act({ modelId, listPriceFen, seen });
        if (done?.belowFloor) toast.info(t('belowFloor', { count: done.belowFloor }));
        return done !== undefined;
      }}
      done={t('priced')}
    >
      <Field label={t('newPrice')} required error={tried ? missing : undefined}>
        <MoneyInput valueFen={listPriceFen} leastFen={0} onValueChange={setFen} />
      </Field>
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 font-medium text-sm">{t('pricedVariants')}</legend>
        {sold.map((variant) => (
          <Checkbox
            key={variant.id}
            label={`${specOfValues(variant.values)} · ${formatMoney(variant.listPriceFen)}`}
            checked={!without.has(variant.id)}
            onCheckedChange={(isIn) =>
              setWithout((before) => {
                const next = new Set(before);
                if (isIn) next.delete(variant.id);
                else next.add(variant.id);
                return next;
              })
            }
          />
        ))}
      </fieldset>
    </ActDialog>
  );
}
