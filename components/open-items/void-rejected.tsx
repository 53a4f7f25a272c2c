'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import type { RejectedTicket } from '@/server/open-items/rejected-ticket';
import { REJECTED_CASH } from '@/server/open-items/schema';
import { useTRPCClient } from '@/trpc/react';

/** A rejected ticket that never becomes a sale: why, and what became of its cash. */
export function VoidRejected({
  storeId,
  ticket,
  onDone,
}: {
  storeId: string;
  ticket: RejectedTicket;
  onDone: () => void;
}) {
  const t = useTranslations('openItems.rejected');
  const client = useTRPCClient();
  const { act, busy, problem, clear } = useAct(client.openItems.voidRejected.mutate);
  const [open, setOpen] = useState(false);
  const [cash, setCash] = useState<(typeof REJECTED_CASH)[number] | null>(
    ticket.cashFen === 0 ? 'NOT_TAKEN' : null,
  );
  const [cashFen, setCashFen] = useState<number | null>(ticket.cashFen);
  const [sessionId, setSessionId] = useState(ticket.drawers[0]?.id ?? '');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const fromDrawer = cash === 'GIVEN_BACK' && ticket.itsDrawerIsOpen !== true;

  async function send() {
    const amount = cash === 'NOT_TAKEN' ? 0 : (cashFen ?? 0);
    const whole = cash !== null && reason.trim() !== '' && (cash === 'NOT_TAKEN' || amount > 0);
    setMissing(!whole);
    if (!whole || cash === null) return;
    const drawer = fromDrawer && sessionId !== '' ? { sessionId } : {};
    if (!(await act({ storeId, rejectedId: ticket.id, reason, cash, cashFen: amount, ...drawer }))) return;
    setOpen(false);
    toast.success(t('voided', { number: ticket.number }));
    onDone();
  }

  return (
    <>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {t('void')}
      </Button>
      <FormDialog
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          clear();
        }}
        title={t('voidTitle', { number: ticket.number })}
        description={t('voidHint')}
        submitLabel={t('void')}
        busy={busy}
        problem={problem ?? (missing ? t('incomplete') : null)}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Field label={t('cash')} hint={t('cashHint')} required>
          <Select
            value={cash ?? ''}
            placeholder={t('choose')}
            onChange={({ target }) => setCash(REJECTED_CASH.find((one) => one === target.value) ?? null)}
            options={REJECTED_CASH.map((one) => ({ value: one, label: t(`cashKinds.${one}`) }))}
          />
        </Field>
        {cash === null || cash === 'NOT_TAKEN' ? null : (
          <Field label={t('cashAmount')} required>
            <MoneyInput valueFen={cashFen} onValueChange={setCashFen} />
          </Field>
        )}
        {fromDrawer ? (
          <Field label={t('fromDrawer')} required>
            <Select
              value={sessionId}
              placeholder={t('choose')}
              onChange={({ target }) => setSessionId(target.value)}
              options={ticket.drawers.map((drawer) => ({
                value: drawer.id,
                label: t('till', { till: drawer.till }),
              }))}
            />
          </Field>
        ) : null}
        <Field label={t('reason')} required>
          <Input value={reason} maxLength={200} onChange={({ target }) => setReason(target.value)} />
        </Field>
      </FormDialog>
    </>
  );
}
