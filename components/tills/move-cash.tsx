'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { newId } from '@/client/new-id';
import { useCounter } from '@/components/sales/counter-context';
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

type Move = (typeof CASH_MOVES)[number];

/** Cash in or out of the drawer without a sale: always with its reason. */
export function MoveCash({ sessionId, onDone }: { sessionId: string; onDone: () => void }) {
  const t = useTranslations('tills.move');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { settings } = useCounter();
  const [kind, setKind] = useState<Move>('PAID_OUT');
  const [amountFen, setAmountFen] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const [requestId] = useState(newId);
  const move = useMutation(
    trpc.tills.moveCash.mutationOptions({
      onSuccess: () => {
        toast.success(t('done'), { position: 'top-center' });
        void queries.invalidateQueries({ queryKey: trpc.tills.report.queryKey() });
        onDone();
      },
    }),
  );
  const ready = amountFen !== null && amountFen > 0 && reason.trim() !== '';
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!ready || move.isPending) return;
    move.mutate({ requestId, storeId: settings.store.id, sessionId, kind, amountFen, reason });
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4 rounded-md border border-rule bg-paper p-4">
      <Segmented<Move>
        size="lg"
        aria-label={t('kind')}
        value={kind}
        onValueChange={setKind}
        segments={CASH_MOVES.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <p className="text-ink-soft">{t(`hints.${kind}`)}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('amount')} required>
          <MoneyInput
            controlSize="lg"
            leastFen={1}
            mostFen={MAX_DRAWER_FEN}
            valueFen={amountFen}
            onValueChange={setAmountFen}
          />
        </Field>
        <Field label={t('reason')} required>
          <Input
            controlSize="lg"
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
      </div>
      {move.isError ? <Callout tone="late" title={errorText(move.error)} /> : null}
      <div className="flex gap-3">
        <Button size="lg" onClick={onDone}>
          {t('cancel')}
        </Button>
        <Button type="submit" size="lg" variant="primary" disabled={!ready} loading={move.isPending}>
          {t('action')}
        </Button>
      </div>
    </form>
  );
}
