'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useErrorText } from '@/components/shell/use-error-text';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { toast } from '@/components/ui/toast';
import { formatBusinessDay, formatMoney } from '@/lib/format';
import { presetReason } from '@/lib/preset-reason';
import { ruleOf, type TenderKindName } from '@/server/tills/payment-rules';
import { useCounter } from './counter-context';
import { exchangeOf, mayExchange } from './exchange/begin-exchange';
import { OpenReturnNotice } from './open-return';
import { ReturnApproval } from './return-approval';
import { AsCredit, useAsCredit } from './return-as-credit';
import { Elsewhere, useElsewhere } from './return-elsewhere';
import type { GoodsLine } from './return-line';
import { ReturnLines } from './return-lines';
import {
  asCreditFen,
  goesElsewhere,
  planRefund,
  type RefundableTender,
  type RefundPlan,
  readReturning,
} from './return-rules';
import { usePiecesBack } from './serials/use-pieces-back';
import { linesOf, useReturn } from './use-return';

const REASONS = ['faulty', 'unwanted', 'wrongItem', 'priceError', 'other'] as const;

interface TicketToReturn {
  id: string;
  number: string;
  lines: GoodsLine[];
  tenders: RefundableTender[];
  /** Who bought. */
  customer: { name: string; maskedNumber: string | null } | null;
}

/** Which goods come back, in what state, why, to which tender the money goes, and who allows it where that is needed. */
export function ReturnForm(props: {
  ticket: TicketToReturn;
  /** Somebody else is looking at it, with their PIN. */
  asking: boolean;
  onAsking: (asking: boolean) => void;
  onBack: () => void;
  onDone: (number: string) => void;
}) {
  const t = useTranslations('sales.return');
  const errorText = useErrorText();
  const { ticket, asking } = props;
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const [damaged, setDamaged] = useState<ReadonlySet<string>>(new Set());
  const pieces = usePiecesBack();
  const [reason, setReason] = useState<string | null>(null);
  const [exchanging, setExchanging] = useState(false);
  const { dispatch, show } = useCounter();
  const own = useReturn(ticket.id, (done) => {
    toast.success(t('done', { number: done.number, amount: formatMoney(done.refundFen) }), {
      position: 'top-center',
    });
    props.onDone(done.number);
  });
  const read = ticket.lines.map((line) => [line.id, readReturning(line, typed.get(line.id) ?? '')] as const);
  const plan = planRefund(ticket.lines, ticket.tenders, new Map(read.map(([id, { milli }]) => [id, milli])));
  const brake = useBrake(own.brakes, plan.refundFen);
  const brakeAsks = plan.lines.length > 0 && (own.wantsApproval || brake.stops);
  const isSound = reason !== null && read.every(([, { fault }]) => fault === null) && pieces.areSaid(plan);
  const credit = useAsCredit(ticket.customer, asCreditFen(plan));
  const { asStoreCredit, creditOf } = credit;
  const elsewhere = useElsewhere(plan, own.brakes?.elsewhere);
  const refundAs = asStoreCredit ? null : elsewhere.chosen;
  const needsApproval = brakeAsks || (refundAs !== null && elsewhere.needsApproval);
  const content = { plan, damaged, serials: pieces.chosen, reason: reason ?? '' };
  const draft = { ticketId: ticket.id, ...content, asStoreCredit, creditOf, refundAs };
  function exchange(approvalId?: string, until?: Date) {
    const word = { approvalId, approvalUntilMs: until?.getTime() };
    const of = { returnId: own.requestId, originalNumber: ticket.number, ...word };
    dispatch({ type: 'exchange', exchange: exchangeOf(draft, of) });
    show({ name: 'sell' });
  }
  function goOn(as: 'return' | 'exchange') {
    setExchanging(as === 'exchange');
    // What pays for other goods goes nowhere.
    if (as === 'exchange' ? brakeAsks : needsApproval) return props.onAsking(true);
    if (as === 'exchange') exchange();
    else void own.submit(draft);
  }
  if (own.open) {
    return (
      <OpenReturnNotice
        open={own.open}
        error={own.error}
        busy={own.busy}
        onAskAgain={() => void own.askAgain()}
        onBack={() => {
          own.look();
          props.onBack();
        }}
      />
    );
  }
  if (asking && isSound) {
    return (
      <ReturnApproval
        asked={{
          requestId: own.requestId,
          originalTicketId: ticket.id,
          lines: linesOf(draft),
          refundFen: plan.refundFen,
          elsewhere: refundAs && !exchanging ? { kind: refundAs, fen: elsewhere.fen } : undefined,
        }}
        why={brake.stops || refundAs === null || exchanging ? (brake.words ?? '') : t('elsewhere.why')}
        onBack={() => props.onAsking(false)}
        onGranted={(approvalId, until) => {
          props.onAsking(false);
          if (exchanging) exchange(approvalId, until);
          else void own.submit(draft, approvalId);
        }}
      />
    );
  }
  return (
    <section aria-label={t('title')} className="flex flex-col gap-4">
      <ReturnLines {...{ lines: ticket.lines, typed, setTyped, damaged, setDamaged, pieces }} />
      <Reasons chosen={reason} onChoose={setReason} />
      <WayBack {...{ plan, credit, elsewhere }} />
      {brake.words ? <Callout tone={brake.stops ? 'warn' : 'info'} title={brake.words} /> : null}
      {own.error ? (
        <Callout tone="late" title={errorText(own.error)}>
          {t('failedHint')}
        </Callout>
      ) : null}
      <ReturnActions
        plan={plan}
        isSound={isSound}
        needsApproval={needsApproval}
        busy={own.busy}
        onBack={props.onBack}
        onGo={goOn}
      />
    </section>
  );
}

/** Where the money goes: as it was paid, kept for the customer, or another way. */
function WayBack(props: {
  plan: RefundPlan;
  credit: ReturnType<typeof useAsCredit>;
  elsewhere: ReturnType<typeof useElsewhere>;
}) {
  const { plan, credit, elsewhere } = props;
  const { asStoreCredit } = credit;
  const refundAs = asStoreCredit ? null : elsewhere.chosen;
  return (
    <>
      <Refund plan={plan} asStoreCredit={asStoreCredit} refundAs={refundAs} />
      {refundAs === null ? <AsCredit amountFen={asCreditFen(plan)} credit={credit} /> : null}
      {asStoreCredit ? null : <Elsewhere elsewhere={elsewhere} />}
    </>
  );
}

/** Back, other goods for these, or the money. */
function ReturnActions(props: {
  plan: RefundPlan;
  isSound: boolean;
  needsApproval: boolean;
  busy: boolean;
  onBack: () => void;
  onGo: (as: 'return' | 'exchange') => void;
}) {
  const t = useTranslations('sales.return');
  const exchangeWords = useTranslations('sales.exchange');
  const why = useTranslations('common.why');
  const { state } = useCounter();
  const { plan, isSound, busy } = props;
  const incomplete = isSound ? null : why('returnWhat');
  return (
    <div className="sticky bottom-0 -mx-4 flex flex-wrap gap-3 border-rule border-t bg-page px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] lg:mx-0 lg:px-0">
      <Button size="xl" disabled={busy} onClick={props.onBack}>
        {t('back')}
      </Button>
      <Button
        size="xl"
        disabled={busy}
        missing={
          incomplete ??
          (state.basket.exchange
            ? exchangeWords('already')
            : mayExchange(plan)
              ? null
              : exchangeWords('onAccount'))
        }
        onClick={() => props.onGo('exchange')}
      >
        {exchangeWords('begin')}
      </Button>
      <Button
        size="xl"
        variant="primary"
        className="min-w-0 flex-1 px-3 leading-tight whitespace-normal max-sm:basis-full"
        missing={incomplete}
        loading={busy}
        onClick={() => props.onGo('return')}
      >
        {props.needsApproval ? (
          t('ask', { amount: formatMoney(plan.refundFen) })
        ) : (
          <>
            {t('confirm')} <Amount fen={plan.refundFen} />
          </>
        )}
      </Button>
    </div>
  );
}

/** What the store's window and the person's limit say to a refund, and whether they stop it. */
function useBrake(brakes: ReturnType<typeof useReturn>['brakes'], refundFen: number) {
  const t = useTranslations('sales.return');
  const locale = useLocale();
  if (!brakes) return { stops: false, words: null };
  const lastDay = formatBusinessDay(brakes.lastFreeDay, locale);
  if (brakes.isAfterWindow) return { stops: true, words: t('afterWindow', { lastDay }) };
  const stops = refundFen > brakes.freeFen;
  return {
    stops,
    words: stops ? t('aboveLimit', { amount: formatMoney(brakes.freeFen) }) : t('windowUntil', { lastDay }),
  };
}

/** Why goods come back, one to press. */
export function Reasons(props: { chosen: string | null; onChoose: (reason: string) => void }) {
  const t = useTranslations('sales.return');
  return (
    <fieldset className="flex flex-wrap gap-2" aria-label={t('reason')}>
      <legend className="mb-2 text-ink-soft">{t('reason')}</legend>
      {REASONS.map((name) => {
        const kept = presetReason(name);
        return (
          <Button
            key={name}
            size="lg"
            aria-pressed={props.chosen === kept}
            variant={props.chosen === kept ? 'primary' : 'secondary'}
            onClick={() => props.onChoose(kept)}
          >
            {t(`reasons.${name}`)}
          </Button>
        );
      })}
    </fieldset>
  );
}

/** What goes back, and to which tenders. */
export function Refund(props: {
  plan: RefundPlan;
  asStoreCredit?: boolean;
  /** Another way than it was paid. */
  refundAs?: TenderKindName | null;
}) {
  const { plan, asStoreCredit = false, refundAs = null } = props;
  const t = useTranslations('sales.return');
  const kinds = useTranslations('sales.pay.kinds');
  const name = (kind: string) => (kinds.has(kind) ? kinds(kind) : kind);
  function whereTo(tender: RefundableTender): string {
    const { kind } = tender;
    if (kind === 'ON_ACCOUNT') return t('offDebt');
    if (asStoreCredit && ruleOf(kind).isMoney) return t('toStoreCredit');
    if (refundAs !== null && goesElsewhere({ tender }, refundAs))
      return t('elsewhere.paidByBackAs', { paid: name(kind), kind: name(refundAs) });
    return t('backTo', { kind: name(kind) });
  }
  return (
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
          <span>{whereTo(tender)}</span>
          <Amount fen={amountFen} />
        </p>
      ))}
    </div>
  );
}
