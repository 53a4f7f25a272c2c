'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { Button } from '@/components/ui/button';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { isYearless } from '@/lib/birthday';
import { CUSTOMER_SOURCES } from '@/server/customers/schema';
import { type CustomerDraft, type DraftRow, readDraft } from './customer-draft';
import { SimilarCustomers } from './similar-customers';

/** What is known of a customer, new or known already; whoever they may be already is said while it is typed. */
export function CustomerForm({
  title,
  submitLabel,
  draft: first,
  exceptId,
  busy,
  problem,
  children,
  onSave,
  onClose,
}: {
  title: string;
  submitLabel?: string;
  draft: CustomerDraft;
  exceptId?: string;
  busy: boolean;
  problem: string | null;
  /** What is asked of a new one besides. */
  children?: ReactNode;
  onSave: (facts: ReturnType<typeof readDraft>) => Promise<void>;
  onClose: () => void;
}) {
  const t = useTranslations('customers.form');
  const sources = useTranslations('customers.sources');
  const [draft, setDraft] = useState(first);
  const [isMissing, setMissing] = useState(false);
  const set = (part: Partial<CustomerDraft>) => setDraft((before) => ({ ...before, ...part }));
  async function send(event: FormEvent) {
    event.preventDefault();
    setMissing(draft.name.trim() === '');
    if (draft.name.trim() !== '') await onSave(readDraft(draft));
  }
  const typed = draft.numbers.findLast(({ id, text }) => !id && text.trim() !== '');
  return (
    <FormDialog
      open
      onOpenChange={onClose}
      title={title}
      submitLabel={submitLabel}
      busy={busy}
      problem={problem}
      onSubmit={send}
      width="lg"
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('name')} required error={isMissing ? t('nameMissing') : undefined}>
          <Input
            value={draft.name}
            maxLength={100}
            autoComplete="off"
            onChange={(event) => set({ name: event.target.value })}
          />
        </Field>
        <Field label={t('source')}>
          <Select
            value={draft.source}
            onChange={(event) =>
              set({ source: CUSTOMER_SOURCES.find((one) => one === event.target.value) ?? 'OTHER' })
            }
            options={CUSTOMER_SOURCES.map((one) => ({ value: one, label: sources(one) }))}
          />
        </Field>
      </div>
      <Rows of="number" rows={draft.numbers} onRows={(numbers) => set({ numbers })} most={10} />
      <SimilarCustomers
        name={draft.name === first.name ? '' : draft.name}
        number={typed?.text ?? ''}
        exceptId={exceptId}
      />
      <Rows of="address" rows={draft.addresses} onRows={(addresses) => set({ addresses })} most={10} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('tags')} hint={t('tagsHint')}>
          <Input
            value={draft.tags}
            autoComplete="off"
            onChange={(event) => set({ tags: event.target.value })}
          />
        </Field>
        <Field label={t('birthday')} hint={t(isYearless(draft.birthday) ? 'yearless' : 'birthdayHint')}>
          <DateInput value={draft.birthday} onValueChange={(birthday) => set({ birthday })} />
        </Field>
        <Field label={t('invoiceTitle')}>
          <Input
            value={draft.invoiceTitle}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => set({ invoiceTitle: event.target.value })}
          />
        </Field>
        <Field label={t('taxNumber')} hint={t('taxNumberHint')}>
          <Input
            value={draft.taxNumber}
            maxLength={20}
            autoComplete="off"
            onChange={(event) => set({ taxNumber: event.target.value })}
          />
        </Field>
      </div>
      <Field label={t('note')}>
        <Textarea
          value={draft.note}
          rows={2}
          maxLength={2000}
          onChange={(event) => set({ note: event.target.value })}
        />
      </Field>
      {children}
    </FormDialog>
  );
}

/** Numbers or addresses, one below the other; those known already stay as they are or go. */
function Rows({
  of,
  rows,
  onRows,
  most,
}: {
  of: 'number' | 'address';
  rows: readonly DraftRow[];
  onRows: (rows: DraftRow[]) => void;
  most: number;
}) {
  const t = useTranslations('customers.form.rows');
  const change = (key: string, text: string) =>
    onRows(rows.map((row) => (row.key === key ? { ...row, text } : row)));
  return (
    <div className="flex flex-col gap-2">
      {rows.map((row, at) => (
        <div key={row.key} className="flex items-end gap-2">
          <div className="min-w-0 flex-1">
            <Field label={t(`${of}.label`, { number: at + 1 })}>
              <Input
                value={row.text}
                readOnly={row.id !== null}
                inputMode={of === 'number' ? 'tel' : 'text'}
                maxLength={of === 'number' ? 40 : 200}
                autoComplete="off"
                onChange={(event) => change(row.key, event.target.value)}
              />
            </Field>
          </div>
          <Button
            variant="ghost"
            square
            aria-label={t(`${of}.remove`, { number: at + 1 })}
            onClick={() => onRows(rows.filter(({ key }) => key !== row.key))}
          >
            <Trash2 aria-hidden />
          </Button>
        </div>
      ))}
      {rows.length < most ? (
        <div>
          <Button
            size="sm"
            onClick={() => onRows([...rows, { key: crypto.randomUUID(), id: null, text: '', label: '' }])}
          >
            <Plus aria-hidden />
            {t(`${of}.add`)}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
