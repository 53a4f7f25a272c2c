// Chinese because: the unit most goods are counted in is data, and can be changed.
'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import type { PickedProduct } from '@/components/stock/product-picker';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';

interface Props {
  storeId: string;
  /** The barcode that nobody knows. */
  barcode: string;
  onClose: () => void;
  onMade: (product: PickedProduct) => void;
}

/** A product whose goods stand at the door and that nobody has entered: the least that lets them in. */
export function NewProductDialog({ storeId, barcode, onClose, onMade }: Props) {
  const t = useTranslations('catalog');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.catalog.add.mutate);
  const [facts, setFacts] = useState({ barcode, name: '', spec: '', unit: '件' });
  const [listPriceFen, setListPriceFen] = useState<number | null>(null);
  const set = (part: Partial<typeof facts>) => setFacts((now) => ({ ...now, ...part }));
  return (
    <FormDialog
      open
      onOpenChange={onClose}
      width="sm"
      title={t('newAtDoor')}
      description={t('newAtDoorHint')}
      busy={busy}
      problem={problem}
      onSubmit={async (event) => {
        event.preventDefault();
        if (listPriceFen === null || facts.name.trim() === '') return;
        const made = await act({ storeId, ...facts, decimals: 0, listPriceFen });
        if (!made) return;
        toast.success(t('madeAtDoor', { name: facts.name }));
        const { name, spec, unit } = facts;
        onMade({ id: made.productId, code: made.code, name, spec, unit, decimals: 0 });
        onClose();
      }}
    >
      <Field label={t('barcodes')} required>
        <Input
          value={facts.barcode}
          required
          maxLength={60}
          onChange={(event) => set({ barcode: event.target.value })}
        />
      </Field>
      <Field label={t('name')} required>
        <Input
          autoFocus
          value={facts.name}
          required
          maxLength={200}
          onChange={(event) => set({ name: event.target.value })}
        />
      </Field>
      <Field label={t('spec')}>
        <Input value={facts.spec} maxLength={200} onChange={(event) => set({ spec: event.target.value })} />
      </Field>
      <Field label={t('unit')} required>
        <Input
          value={facts.unit}
          required
          maxLength={20}
          onChange={(event) => set({ unit: event.target.value })}
        />
      </Field>
      <Field label={t('listPrice')} required>
        <MoneyInput required valueFen={listPriceFen} onValueChange={setListPriceFen} />
      </Field>
    </FormDialog>
  );
}
