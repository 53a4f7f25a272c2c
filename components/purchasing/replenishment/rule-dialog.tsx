'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';

export interface RuleFields {
  reorderPoint: string;
  packSize: string;
  supplierId: string | null;
  daysOfCover: number | null;
}

export interface NamedSupplier {
  id: string;
  name: string;
}

interface Props {
  storeId: string;
  /** What the rule is for; null until the person has chosen it. */
  of: { productIds: string[] } | { categoryId: string } | null;
  title: ReactNode;
  description?: ReactNode;
  rule: RuleFields | null;
  suppliers: readonly NamedSupplier[];
  /** The store's own days of cover. */
  storeDays: number;
  onDone: () => void;
  /** Above the fields: how the goods are chosen. */
  children?: ReactNode;
}

/** When to order again and in what packs, for the goods it was opened for. */
export function RuleDialog({
  storeId,
  of,
  title,
  description,
  rule,
  suppliers,
  storeDays,
  onDone,
  children,
}: Props) {
  const t = useTranslations('purchasing.replenishment');
  const { act, busy, problem } = useAct(useTRPCClient().replenishment.setRules.mutate);
  const [point, setPoint] = useState(rule?.reorderPoint ?? '');
  const [pack, setPack] = useState(rule?.packSize ?? '1');
  const [supplierId, setSupplierId] = useState(rule?.supplierId ?? '');
  const [days, setDays] = useState(rule?.daysOfCover ? String(rule.daysOfCover) : '');

  async function save() {
    if (!of || point.trim() === '') return;
    const done = await act({
      storeId,
      ...of,
      reorderPoint: point.trim(),
      packSize: pack.trim() || '1',
      supplierId: supplierId || null,
      daysOfCover: /^\d{1,3}$/.test(days.trim()) ? Number(days) : null,
    });
    if (!done) return;
    onDone();
    toast.success(t('ruleSaved', { count: done.products }));
  }

  return (
    <FormDialog
      open
      onOpenChange={onDone}
      title={title}
      description={description}
      busy={busy}
      problem={problem}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {children}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('reorderPoint')} hint={t('reorderPointHint')} required>
          <Input
            numeric
            inputMode="decimal"
            value={point}
            onChange={(event) => setPoint(event.target.value)}
          />
        </Field>
        <Field label={t('packSize')} hint={t('packSizeHint')}>
          <Input numeric inputMode="decimal" value={pack} onChange={(event) => setPack(event.target.value)} />
        </Field>
        <Field label={t('supplier')} hint={t('supplierHint')}>
          <Select
            value={supplierId}
            onChange={(event) => setSupplierId(event.target.value)}
            options={[
              { value: '', label: t('lastSupplier') },
              ...suppliers.map((one) => ({ value: one.id, label: one.name })),
            ]}
          />
        </Field>
        <Field label={t('daysOfCover')} hint={t('daysOfCoverHint', { days: storeDays })}>
          <Input numeric inputMode="numeric" value={days} onChange={(event) => setDays(event.target.value)} />
        </Field>
      </div>
    </FormDialog>
  );
}
