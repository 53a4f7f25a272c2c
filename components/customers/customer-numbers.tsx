'use client';

import { Eye } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useCan } from '@/components/shell/session';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { DetailList } from '@/components/ui/detail-list';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { REVEAL_REASONS } from '@/server/customers/schema';
import { useTRPCClient } from '@/trpc/react';
import type { CustomerShown } from './edit-customer';

type Whole = {
  numbers: { number: string; label: string }[];
  addresses: { address: string; label: string }[];
};

/** Numbers and addresses: whole for who serves the customer; others see them once they said why. */
export function CustomerNumbers({ customer, storeId }: { customer: CustomerShown; storeId: string }) {
  const t = useTranslations('customers.page');
  const [whole, setWhole] = useState<Whole | null>(null);
  const mayReveal = useCan('customers.reveal');
  const shown = whole ?? customer;
  const isMasked = !customer.isYours && !whole && customer.numbers.length + customer.addresses.length > 0;
  return (
    <div className="flex flex-col gap-3">
      <DetailList
        columns={1}
        items={[
          ...shown.numbers.map(({ number, label }, at) => ({
            label: label || t('numberNo', { number: at + 1 }),
            value: <span className="figures">{number}</span>,
          })),
          ...shown.addresses.map(({ address, label }, at) => ({
            label: label || t('addressNo', { number: at + 1 }),
            value: address,
          })),
        ]}
      />
      {customer.numbers.length === 0 ? <p className="text-ink-soft text-sm">{t('noNumber')}</p> : null}
      {isMasked && mayReveal ? (
        <Reveal customerId={customer.id} storeId={storeId} onWhole={setWhole} />
      ) : null}
    </div>
  );
}

function Reveal({
  customerId,
  storeId,
  onWhole,
}: {
  customerId: string;
  storeId: string;
  onWhole: (whole: Whole) => void;
}) {
  const t = useTranslations('customers.reveal');
  const client = useTRPCClient();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<(typeof REVEAL_REASONS)[number]>('CALL_BACK');
  const [words, setWords] = useState('');
  const { act, busy, problem } = useAct(client.customers.reveal.mutate, { quiet: true });
  const isMissing = reason === 'OTHER' && words.trim() === '';
  return (
    <div>
      <Button onClick={() => setOpen(true)}>
        <Eye aria-hidden />
        {t('show')}
      </Button>
      {open ? (
        <FormDialog
          open
          onOpenChange={setOpen}
          title={t('title')}
          description={t('hint')}
          submitLabel={t('submit')}
          width="sm"
          busy={busy}
          problem={problem}
          onSubmit={async (event) => {
            event.preventDefault();
            if (isMissing) return;
            const done = await act({ storeId, customerId, reason, words: reason === 'OTHER' ? words : '' });
            if (!done) return;
            onWhole(await client.customers.revealed.query({ revealId: done.revealId }));
            setOpen(false);
          }}
        >
          <RadioGroup
            aria-label={t('reason')}
            value={reason}
            onValueChange={(value) => setReason(REVEAL_REASONS.find((one) => one === value) ?? 'OTHER')}
            options={REVEAL_REASONS.map((one) => ({ value: one, label: t(`reasons.${one}`) }))}
          />
          {reason === 'OTHER' ? (
            <Field label={t('words')} required>
              <Input
                value={words}
                maxLength={200}
                autoComplete="off"
                onChange={(event) => setWords(event.target.value)}
              />
            </Field>
          ) : null}
        </FormDialog>
      ) : null}
    </div>
  );
}
