'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Minus, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { newId } from '@/client/new-id';
import { takeSequence } from '@/client/receipt-sequence';
import { tabletStore } from '@/client/tablet-store';
import { useErrorText } from '@/components/shell/use-error-text';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { toast } from '@/components/ui/toast';
import { formatMoney, formatQuantity } from '@/lib/format';
import { milliToText } from '@/lib/quantity';
import { receiptNumber } from '@/lib/receipt-number';
import { useTRPC } from '@/trpc/react';
import { useCounter } from './counter-context';
import { leftMilli, planRefund, type RefundableTender, type ReturnableLine } from './return-rules';

const REASONS = ['faulty', 'unwanted', 'wrongItem', 'priceError', 'other'] as const;
const ONE = 1000;

type GoodsLine = ReturnableLine & { productName: string; productCode: string; spec: string; unit: string };

interface TicketToReturn {
  id: string;
  number: string;
  lines: GoodsLine[];
  tenders: RefundableTender[];
}

/** Which goods come back, in what state, why, and to which tender the money goes. */
export function ReturnForm(props: {
  ticket: TicketToReturn;
  onBack: () => void;
  onDone: (number: string) => void;
}) {
  const t = useTranslations('sales.return');
  const kinds = useTranslations('sales.pay.kinds');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { settings, session, pending } = useCounter();
  const { ticket } = props;
  const [chosen, setChosen] = useState<ReadonlyMap<string, number>>(new Map());
  const [damaged, setDamaged] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState<string | null>(null);
  /** One return, one id and one number, however often it is sent. */
  const [identity, setIdentity] = useState<{ requestId: string; seq: number; occurredAt: Date } | null>(null);
  /** Lines and refunds keep their ids too, so that the same return sent again is the same. */
  const running = useRef(false);
  const [numberFault, setNumberFault] = useState<unknown>(null);
  const ids = useRef(new Map<string, string>());
  const plan = planRefund(ticket.lines, ticket.tenders, chosen);
  const complete = useMutation(
    trpc.sales.completeReturn.mutationOptions({
      onSettled: () => {
        running.current = false;
      },
      onSuccess: (result) => {
        toast.success(t('done', { number: result.number, amount: formatMoney(result.refundFen) }), {
          position: 'top-center',
        });
        void queries.invalidateQueries({ queryKey: trpc.sales.ticket.queryKey() });
        void queries.invalidateQueries({ queryKey: trpc.sales.tickets.queryKey() });
        props.onDone(result.number);
      },
    }),
  );

  async function submit() {
    if (session === null || reason === null || plan.lines.length === 0 || running.current) return;
    // A double tap comes before React draws the button busy.
    running.current = true;
    setNumberFault(null);
    let own = identity;
    try {
      own ??= {
        requestId: newId(),
        seq: await takeSequence(tabletStore(), settings.device.prefix),
        occurredAt: new Date(),
      };
    } catch (fault) {
      running.current = false;
      return setNumberFault(fault);
    }
    setIdentity(own);
    complete.mutate({
      ...own,
      storeId: settings.store.id,
      number: receiptNumber(settings.device.prefix, own.seq),
      sessionId: session.id,
      originalTicketId: ticket.id,
      reason,
      lines: plan.lines.map(({ line, quantity, refundFen }) => ({
        id: idFor(ids.current, line.id),
        returnsLineId: line.id,
        quantity,
        disposition: damaged.has(line.id) ? ('DAMAGED' as const) : ('RESTOCK' as const),
        refundFen,
      })),
      refunds: plan.refunds.map(({ tender, amountFen }) => ({
        id: idFor(ids.current, tender.id),
        refundsTenderId: tender.id,
        amountFen,
      })),
    });
  }
  /** A number that a refused try had taken is handed over as parked. */
  function back() {
    if (identity !== null) {
      const { seq } = identity;
      pending.giveUp({
        id: newId(),
        storeId: settings.store.id,
        number: receiptNumber(settings.device.prefix, seq),
        seq,
        payload: { originalTicketId: ticket.id, refundFen: plan.refundFen },
        errorCode: 'RETURN_DROPPED',
      });
    }
    props.onBack();
  }
  return (
    <section aria-label={t('title')} className="flex flex-col gap-4">
      <ul className="divide-y divide-rule rounded-md border border-rule bg-paper">
        {ticket.lines.map((line) => (
          <ReturnLine
            key={line.id}
            line={line}
            milli={chosen.get(line.id) ?? 0}
            onChange={(milli) => setChosen(new Map(chosen).set(line.id, milli))}
            damaged={damaged.has(line.id)}
            onDamaged={() => setDamaged(toggled(damaged, line.id))}
          />
        ))}
      </ul>
      <fieldset className="flex flex-wrap gap-2" aria-label={t('reason')}>
        <legend className="mb-2 text-ink-soft">{t('reason')}</legend>
        {REASONS.map((name) => {
          const words = t(`reasons.${name}`);
          return (
            <Button
              key={name}
              size="lg"
              aria-pressed={reason === words}
              variant={reason === words ? 'primary' : 'secondary'}
              onClick={() => setReason(words)}
            >
              {words}
            </Button>
          );
        })}
      </fieldset>
      <div aria-live="polite" className="flex flex-col gap-1 rounded-md border border-rule bg-paper p-4">
        <p className="flex items-baseline justify-between">
          <span>{t('refund')}</span>
          <Amount fen={plan.refundFen} size="figure" />
        </p>
        {plan.roundingFen > 0 ? (
          <p className="text-ink-soft text-sm">
            {t('roundingKept', { amount: formatMoney(plan.roundingFen) })}
          </p>
        ) : null}
        {plan.refunds.map(({ tender, amountFen }) => (
          <p key={tender.id} className="flex justify-between text-ink-soft">
            <span>{t('backTo', { kind: kinds.has(tender.kind) ? kinds(tender.kind) : tender.kind })}</span>
            <Amount fen={amountFen} />
          </p>
        ))}
      </div>
      {complete.isError || numberFault ? (
        <Callout tone="late" title={errorText(numberFault ?? complete.error)}>
          {t('failedHint')}
        </Callout>
      ) : null}
      <div className="flex gap-3">
        <Button size="xl" onClick={back} disabled={complete.isPending}>
          {t('back')}
        </Button>
        <Button
          size="xl"
          variant="primary"
          className="flex-1"
          disabled={reason === null || plan.lines.length === 0}
          loading={complete.isPending}
          onClick={submit}
        >
          {t('confirm')} <Amount fen={plan.refundFen} />
        </Button>
      </div>
    </section>
  );
}

function idFor(ids: Map<string, string>, key: string): string {
  const known = ids.get(key) ?? newId();
  ids.set(key, known);
  return known;
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

function ReturnLine(props: {
  line: GoodsLine;
  milli: number;
  onChange: (milli: number) => void;
  damaged: boolean;
  onDamaged: () => void;
}) {
  const t = useTranslations('sales.return');
  const { line, milli } = props;
  const left = leftMilli(line);
  const name = line.productName;
  return (
    <li className={cn('flex flex-wrap items-center gap-3 px-4 py-3', left === 0 && 'opacity-60')}>
      <span className="min-w-60 flex-1">
        <span className="text-base">
          {name} {line.spec}
          <span className="ml-2 text-ink-soft text-sm">{line.productCode}</span>
        </span>
        <span className="figures block text-ink-soft text-sm">
          {t('left', { left: formatQuantity(milliToText(left)), sold: formatQuantity(line.quantity) })}{' '}
          {line.unit}
        </span>
      </span>
      <span className="flex items-center gap-2">
        <Button
          size="lg"
          square
          aria-label={t('less', { name })}
          disabled={milli === 0}
          onClick={() => props.onChange(Math.max(0, milli - ONE))}
        >
          <Minus aria-hidden />
        </Button>
        <output
          aria-label={t('returning', { name })}
          className="figures w-12 text-center font-semibold text-xl"
        >
          {formatQuantity(milliToText(milli))}
        </output>
        <Button
          size="lg"
          square
          aria-label={t('more', { name })}
          disabled={milli === left}
          onClick={() => props.onChange(Math.min(left, milli + ONE))}
        >
          <Plus aria-hidden />
        </Button>
      </span>
      {milli > 0 ? (
        <Button size="lg" aria-pressed={props.damaged} onClick={props.onDamaged}>
          {t(props.damaged ? 'damaged' : 'restock')}
        </Button>
      ) : null}
    </li>
  );
}
