'use client';

import { useTranslations } from 'next-intl';
import { Amount } from '@/components/ui/amount';
import { DateTime } from '@/components/ui/date-time';
import { Roving } from '@/components/ui/roving';
import { useCounter } from './counter-context';
import { TicketMarks } from './ticket-marks';

/** Receipts to choose from: the latest, or those a part of a number fits. */
export function RecentReceipts(props: {
  title: string;
  rows: readonly {
    id: string;
    kind: string;
    number: string;
    totalFen: number;
    occurredAt: Date;
    cashier: string;
    flags: readonly string[];
  }[];
  onChoose: (number: string) => void;
}) {
  const t = useTranslations('sales.receipts');
  const { timeZone } = useCounter().settings.store;
  if (props.rows.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-ink-soft">{props.title}</h3>
      <Roving>
        <ul className="divide-y divide-rule rounded-md border border-rule bg-paper">
          {props.rows.map((row) => (
            <li key={row.id}>
              <button
                type="button"
                onClick={() => props.onChoose(row.number)}
                className="focus-inset flex min-h-14 w-full items-center gap-x-4 px-4 text-left text-base max-sm:grid max-sm:grid-cols-[1fr_auto] max-sm:py-2"
              >
                <span className="figures flex-1">
                  {row.number} <TicketMarks flags={row.flags} />
                </span>
                <span className="flex gap-x-4 text-ink-soft text-sm max-sm:order-last max-sm:col-span-2 max-sm:gap-x-3">
                  <DateTime at={row.occurredAt} timeZone={timeZone} />
                  <span>{t(`kinds.${row.kind}`)}</span>
                  <span>{row.cashier}</span>
                </span>
                <Amount fen={row.totalFen} tone="plain" className="min-w-28 text-right font-semibold" />
              </button>
            </li>
          ))}
        </ul>
      </Roving>
    </section>
  );
}
