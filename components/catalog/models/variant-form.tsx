'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Switch } from '@/components/ui/switch';
import { toast } from '@/components/ui/toast';
import { MOST_VARIANTS } from '@/server/catalog/models/variant-rules';
import { useTRPCClient } from '@/trpc/react';
import { OptionFields } from './option-fields';
import { VariantGrid } from './variant-grid';
import { type DraftModel, missingOf, plannedVariants, type VariantEdits } from './variant-plan';

interface Props {
  /** A product becomes a model, or a model gets more variants, made like one it has. */
  of: { productId: string } | { modelId: string; likeId: string };
  initial: DraftModel;
  /** Combinations there are, with their codes. */
  existing: readonly { values: readonly string[]; code: string }[];
  /** What the product that is taken from costs on the list. */
  listPriceFen: number;
}

/** Options, their values, and a grid of the combinations that come of it: what is ticked is made. */
export function VariantForm({ of, initial, existing, listPriceFen }: Props) {
  const t = useTranslations('catalog.models');
  const router = useRouter();
  const client = useTRPCClient();
  const make = useAct(client.catalog.models.make.mutate, { quiet: true });
  const add = useAct(client.catalog.models.addVariants.mutate, { quiet: true });
  const [draft, setDraft] = useState(initial);
  const [edits, setEdits] = useState<VariantEdits>({});
  const [makeBarcodes, setMakeBarcodes] = useState(false);
  const isNew = 'productId' in of;
  const plan = plannedVariants(draft, { existing, edits, listPriceFen });
  const missing = missingOf(draft, plan, isNew);

  async function send() {
    const variants = plan.rows.flatMap(({ isIn, values, code, barcode, fen }) =>
      isIn && fen !== null ? [{ values, code, barcode, listPriceFen: fen }] : [],
    );
    const modelId = isNew ? await made(variants) : await added(variants);
    if (modelId === undefined) return;
    toast.success(t('made', { count: variants.length }));
    router.push(`/catalog/models/${modelId}`);
    router.refresh();
  }

  async function made(variants: Parameters<typeof add.act>[0]['variants']) {
    if (!('productId' in of)) return undefined;
    const { code, name, axes } = draft;
    const names = axes.map((axis) => axis.name);
    const values = axes.map(({ own }) => own);
    const done = await make.act({
      ...{ productId: of.productId, code, name, axes: names, values, variants, makeBarcodes },
    });
    return done?.modelId;
  }

  async function added(variants: Parameters<typeof add.act>[0]['variants']) {
    if (!('modelId' in of)) return undefined;
    const done = await add.act({ modelId: of.modelId, likeId: of.likeId, variants, makeBarcodes });
    return done && of.modelId;
  }

  const problem = make.problem ?? add.problem;
  return (
    <Card>
      <form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (missing === null) void send();
        }}
      >
        {isNew ? (
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('name')} hint={t('nameHint')} required>
              <Input
                value={draft.name}
                maxLength={200}
                onChange={({ target }) => setDraft({ ...draft, name: target.value })}
              />
            </Field>
            <Field label={t('modelCode')} hint={t('modelCodeHint')} required>
              <Input
                value={draft.code}
                maxLength={60}
                onChange={({ target }) => setDraft({ ...draft, code: target.value })}
              />
            </Field>
          </div>
        ) : null}
        <OptionFields draft={draft} isNew={isNew} onDraft={setDraft} />
        {plan.isTooMany ? (
          <Callout tone="late" title={t('tooMany', { most: MOST_VARIANTS })} />
        ) : (
          <VariantGrid
            plan={plan}
            axes={draft.axes.map(({ name }) => name)}
            edits={edits}
            onEdits={setEdits}
          />
        )}
        <Switch
          className="max-w-96"
          label={t('makeBarcodes')}
          checked={makeBarcodes}
          onCheckedChange={setMakeBarcodes}
        />
        {problem ? <Callout tone="late" title={problem} /> : null}
        <div>
          <Button
            type="submit"
            variant="primary"
            loading={make.busy || add.busy}
            missing={missing && t(`missing.${missing}`)}
          >
            {t(isNew ? 'makeModel' : 'makeVariants', { count: plan.rows.filter(({ isIn }) => isIn).length })}
          </Button>
        </div>
      </form>
    </Card>
  );
}
