'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { returnInPractice } from '@/client/practice-book';
import { practiceStore } from '@/client/practice-store';
import { useErrorText } from '@/components/shell/use-error-text';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { mulDiv } from '@/lib/money';
import { milliFromText } from '@/lib/quantity';
import { useCounter } from '../counter-context';
import { Reasons, Refund } from '../return-form';
import { ReturnLine } from '../return-line';
import { isAlone, toggled } from '../return-lines';
import { planRefund, readReturning } from '../return-rules';
import type { Returnable } from './practice-return-rules';

/** Goods back of a practice receipt, as for real; the store's limits and somebody's word for what is above them are not asked. */
export function PracticeReturnForm(props: {
  ticket: Returnable;
  onBack: () => void;
  /** With the number of its own receipt. */
  onDone: (number: string) => void;
}) {
  const t = useTranslations('sales.return');
  const words = useTranslations('sales.practice');
  const why = useTranslations('common.why');
  const errorText = useErrorText();
  const { practice, person } = useCounter();
  const { ticket } = props;
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const [damaged, setDamaged] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState<string | null>(null);
  /** A double tap comes before React draws the button busy. */
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const read = ticket.lines.map((line) => [line.id, readReturning(line, typed.get(line.id) ?? '')] as const);
  const plan = planRefund(ticket.lines, ticket.tenders, new Map(read.map(([id, { milli }]) => [id, milli])));
  const isSound = reason !== null && plan.lines.length > 0 && read.every(([, { fault }]) => fault === null);

  async function confirm() {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setError(null);
    try {
      const number = await returnInPractice(practiceStore(), {
        id: practice?.id ?? '',
        saleId: ticket.id,
        cashier: person.name,
        lines: plan.lines.map(({ line, quantity, refundFen }) => ({
          lineId: line.id,
          quantity,
          refundFen,
          taxFen: mulDiv(line.taxFen, milliFromText(quantity) ?? 0, milliFromText(line.quantity) || 1),
        })),
        refunds: plan.refunds.map(({ tender, amountFen }) => ({ tenderId: tender.id, amountFen })),
      });
      props.onDone(number);
    } catch (fault) {
      setError(fault);
    } finally {
      running.current = false;
      setBusy(false);
    }
  }
  return (
    <section aria-label={t('title')} className="flex flex-col gap-4">
      <ul className="divide-y divide-rule rounded-md border border-rule bg-paper">
        {ticket.lines.map((line, index) => (
          <ReturnLine
            key={line.id}
            line={line}
            place={isAlone(ticket.lines, line) ? undefined : index + 1}
            text={typed.get(line.id) ?? ''}
            onText={(text) => setTyped(new Map(typed).set(line.id, text))}
            damaged={damaged.has(line.id)}
            onDamaged={() => setDamaged(toggled(damaged, line.id))}
          />
        ))}
      </ul>
      <Reasons chosen={reason} onChoose={setReason} />
      <Refund plan={plan} />
      <Callout title={words('returnHint')} />
      {error ? <Callout tone="late" title={errorText(error)} /> : null}
      <div className="flex gap-3">
        <Button size="xl" disabled={busy} onClick={props.onBack}>
          {t('back')}
        </Button>
        <Button
          size="xl"
          variant="primary"
          className="min-w-0 flex-1"
          missing={isSound ? null : why('returnWhat')}
          loading={busy}
          onClick={() => void confirm()}
        >
          {t('confirm')} <Amount fen={plan.refundFen} />
        </Button>
      </div>
    </section>
  );
}
