'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useCounter } from '@/components/sales/counter-context';
import { isRefused } from '@/components/shell/answered';
import { useErrorText } from '@/components/shell/use-error-text';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { Segmented } from '@/components/ui/segmented';
import { toast } from '@/components/ui/toast';
import { MAX_DRAWER_FEN } from '@/server/tills/rules';
import { CASH_MOVES } from '@/server/tills/schema';
import { useTRPC } from '@/trpc/react';
import { useOpenMove } from './use-open-move';

type Move = (typeof CASH_MOVES)[number];

/** Cash in or out of the drawer without a sale: always with its reason. */
export function MoveCash({ sessionId, onDone }: { sessionId: string; onDone: () => void }) {
  const t = useTranslations('tills.move');
  const why = useTranslations('common.why');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { settings } = useCounter();
  const sent = useOpenMove(sessionId);
  const [kind, setKind] = useState<Move>(sent.open?.kind ?? 'PAID_OUT');
  const [amountFen, setAmountFen] = useState<number | null>(sent.open?.amountFen ?? null);
  const [reason, setReason] = useState(sent.open?.reason ?? '');
  const isOpen = sent.open !== null;
  const move = useMutation(
    trpc.tills.moveCash.mutationOptions({
      onSuccess: () => {
        sent.over();
        toast.success(t('done'), { position: 'top-center' });
        void queries.invalidateQueries({ queryKey: trpc.tills.report.queryKey() });
        onDone();
      },
      onError: (failure, { requestId, kind: sentKind, amountFen: sentFen, reason: why }) => {
        if (isRefused(failure, { askedBefore: isOpen })) sent.over();
        else sent.unanswered({ requestId, kind: sentKind, amountFen: sentFen, reason: why });
      },
    }),
  );
  const ready = amountFen !== null && amountFen > 0 && reason.trim() !== '';
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!ready || move.isPending) return;
    move.mutate({
      ...sent.sending({ kind, amountFen, reason }),
      storeId: settings.store.id,
      sessionId,
    });
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4 rounded-md border border-rule bg-paper p-4">
      <Segmented<Move>
        size="lg"
        aria-label={t('kind')}
        value={kind}
        onValueChange={setKind}
        segments={CASH_MOVES.map((value) => ({
          value,
          label: t(`kinds.${value}`),
          disabled: isOpen && value !== kind,
        }))}
      />
      <p className="text-ink-soft">{t(`hints.${kind}`)}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('amount')} required>
          <MoneyInput
            controlSize="lg"
            leastFen={1}
            mostFen={MAX_DRAWER_FEN}
            disabled={isOpen}
            valueFen={amountFen}
            onValueChange={setAmountFen}
          />
        </Field>
        <Field label={t('reason')} required>
          <Input
            controlSize="lg"
            maxLength={200}
            disabled={isOpen}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
      </div>
      {isOpen ? <Callout tone="warn" title={t('notKnown')} /> : null}
      {move.isError ? <Callout tone="late" title={errorText(move.error)} /> : null}
      <div className="flex gap-3">
        <Button size="lg" onClick={onDone}>
          {t('cancel')}
        </Button>
        <Button
          type="submit"
          size="lg"
          variant="primary"
          missing={ready ? null : why('fillAll')}
          loading={move.isPending}
        >
          {t(isOpen ? 'askAgain' : 'action')}
        </Button>
      </div>
    </form>
  );
}
