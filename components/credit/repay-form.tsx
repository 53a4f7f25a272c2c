'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import type { SelectOption } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { formatMoney } from '@/lib/format';
import { repaymentNumber } from '@/lib/repayment-number';
import { needsDrawer } from '@/server/tills/payment-rules';
import { useTRPCClient } from '@/trpc/react';
import { MoneyAt } from './money-at';

interface Props {
  storeId: string;
  customerId: string;
  name: string;
  owedFen: number;
  /** Open drawers of the store: whatever is no transfer goes into one of them. */
  sessions: readonly SelectOption[];
  /** May book a transfer without one. */
  mayInOffice: boolean;
}

/** Takes money for what a customer owes: into a drawer, or in the office by transfer. It pays the oldest due first. */
export function RepayForm({ storeId, customerId, name, owedFen, sessions, mayInOffice }: Props) {
  const t = useTranslations('credit');
  const router = useRouter();
  const client = useTRPCClient();
  const pay = useAct(client.credit.repay.mutate);
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<string>('TRANSFER');
  const [sessionId, setSessionId] = useState('');
  const [amountFen, setAmountFen] = useState<number | null>(owedFen || null);
  const [reference, setReference] = useState('');
  const [keepsRest, setKeepsRest] = useState(false);
  const wantsDrawer = !mayInOffice || needsDrawer(kind);
  const isMore = amountFen !== null && amountFen > owedFen;

  async function take(event: FormEvent) {
    event.preventDefault();
    if (!amountFen || (wantsDrawer && !sessionId)) return;
    const done = await pay.act({
      storeId,
      customerId,
      ...(sessionId ? { sessionId } : {}),
      tenders: [{ kind, amountFen, reference }],
      keepsRest: isMore && keepsRest,
    });
    if (!done) return;
    setOpen(false);
    setReference('');
    setAmountFen(Math.max(0, done.receivableFen) || null);
    toast.success(
      t('repaid', { number: repaymentNumber(done.number), left: formatMoney(done.receivableFen) }),
    );
    router.refresh();
  }

  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        {t('repay')}
      </Button>
      <FormDialog
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          if (!next) pay.clear();
        }}
        title={t('repayTitle', { name })}
        description={t('repayHint', { owed: formatMoney(owedFen) })}
        submitLabel={t('repay')}
        busy={pay.busy}
        problem={pay.problem}
        onSubmit={take}
      >
        <Field label={t('repayAmount')} required>
          <MoneyInput valueFen={amountFen} onValueChange={setAmountFen} />
        </Field>
        {isMore ? (
          <Checkbox
            label={t('keepsRest', { rest: formatMoney((amountFen ?? 0) - owedFen) })}
            checked={keepsRest}
            onCheckedChange={setKeepsRest}
          />
        ) : null}
        <MoneyAt
          label={t('paidWith')}
          kind={kind}
          onKind={setKind}
          sessionId={sessionId}
          onSession={setSessionId}
          sessions={sessions}
        />
        {needsDrawer(kind) ? null : (
          <Field label={t('reference')}>
            <Input value={reference} onChange={(event) => setReference(event.target.value)} />
          </Field>
        )}
      </FormDialog>
    </>
  );
}
