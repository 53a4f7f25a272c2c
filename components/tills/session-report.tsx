'use client';

import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useRef } from 'react';
import { useCounter } from '@/components/sales/counter-context';
import { Pair, Rule } from '@/components/sales/receipt-sheet';
import { useErrorText } from '@/components/shell/use-error-text';
import { useReasonWords } from '@/components/shell/use-reason-words';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { PrintPaper, printPaper } from '@/components/ui/print-paper';
import { formatBusinessDay, formatDateTime, formatMoney } from '@/lib/format';
import { sumFen } from '@/lib/money';
import type { TenderCount } from '@/server/tills/rules';
import { useTRPC } from '@/trpc/react';

/** X while the session is open, Z for ever once it is closed; on the store's receipt paper. */
export function SessionReport({ sessionId, onBack }: { sessionId: string; onBack: () => void }) {
  const t = useTranslations('tills.report');
  const tickets = useTranslations('sales.receipts.kinds');
  const errorText = useErrorText();
  const locale = useLocale();
  const trpc = useTRPC();
  const { settings } = useCounter();
  const reasonOf = useReasonWords();
  const paper = useRef<HTMLDivElement>(null);
  const report = useQuery({
    ...trpc.tills.report.queryOptions({ storeId: settings.store.id, sessionId }),
    staleTime: 0,
  });
  if (report.isError) return <Callout tone="late" title={errorText(report.error)} />;
  if (!report.data) return <p className="text-ink-soft">{t('loading')}</p>;
  const x = report.data;
  const hidden = x.tickets.some(({ totalFen }) => totalFen === null);
  const at = (moment: Date) =>
    formatDateTime(moment, { locale, timeZone: settings.store.timeZone }, { year: true });
  const print = () => {
    if (paper.current) void printPaper(paper.current);
  };
  return (
    <div className="flex flex-col items-center gap-4">
      <div className="flex gap-3 self-start">
        <Button size="lg" onClick={onBack}>
          {t('back')}
        </Button>
        <Button size="lg" variant="primary" onClick={print}>
          <Printer aria-hidden />
          {t('print')}
        </Button>
      </div>
      <div className="shadow-float">
        <PrintPaper width={settings.store.receiptWidthMm === 58 ? '58' : '80'} ref={paper}>
          <header className="text-center">
            <p className="font-semibold text-base">{settings.store.name}</p>
            <p className="font-semibold">{x.closedAt ? t('z', { number: x.zNumber ?? 0 }) : t('x')}</p>
          </header>
          <Rule />
          <Pair name={t('till')}>{[x.tillCode, x.tillName].filter(Boolean).join(' · ')}</Pair>
          <Pair name={t('day')}>{formatBusinessDay(x.businessDay, locale, { year: true })}</Pair>
          <Pair name={t('opened')}>{at(x.openedAt)}</Pair>
          <Pair name={t('openedBy')}>{x.openedBy}</Pair>
          {x.closedAt ? (
            <>
              <Pair name={t('closed')}>{at(x.closedAt)}</Pair>
              <Pair name={t('closedBy')}>{x.closedBy}</Pair>
            </>
          ) : null}
          <Rule />
          {x.tickets.length === 0 ? <p>{t('noTickets')}</p> : null}
          {x.tickets.map((row) => (
            <div key={row.kind}>
              <Pair name={t('ofKind', { kind: tickets(row.kind), count: row.count })}>
                {row.totalFen === null ? '–' : formatMoney(row.totalFen)}
              </Pair>
              <p className="figures text-[0.9em]">
                {row.first} – {row.last}
              </p>
              {row.discountFen !== null && row.discountFen > 0 ? (
                <Pair name={t('discounts')}>{formatMoney(row.discountFen)}</Pair>
              ) : null}
            </div>
          ))}
          <Rule />
          <Tenders tenders={x.tenders} />
          <Repayments of={x.repayments} />
          {hidden ? <p className="text-[0.9em]">{t('blind')}</p> : null}
          <Rule />
          <Pair name={t('float')}>{formatMoney(x.floatFen)}</Pair>
          {x.cash
            .filter((row) => row.kind !== 'FLOAT')
            .map((row) => (
              <Pair key={row.kind} name={t('ofKind', { kind: t(`cashKinds.${row.kind}`), count: row.count })}>
                {formatMoney(row.amountFen, { sign: 'always' })}
              </Pair>
            ))}
          {x.movements
            .filter((row) => row.kind !== 'FLOAT')
            .map((row) => (
              <p key={row.id} className="text-[0.9em]">
                {t(`cashKinds.${row.kind}`)} {formatMoney(row.amountFen)} · {row.reason} · {row.person}
              </p>
            ))}
          {x.closedAt ? (
            <>
              <Rule />
              {x.expectedFen === null ? null : <Pair name={t('expected')}>{formatMoney(x.expectedFen)}</Pair>}
              {x.countedFen === null ? null : <Pair name={t('counted')}>{formatMoney(x.countedFen)}</Pair>}
              {x.differenceFen === null ? null : (
                <Pair name={t('difference')}>{formatMoney(x.differenceFen, { sign: 'always' })}</Pair>
              )}
              {x.differenceReason ? <p>{t('reason', { reason: reasonOf(x.differenceReason) })}</p> : null}
              {x.approvedBy ? <Pair name={t('approvedBy')}>{x.approvedBy}</Pair> : null}
              <Counts counts={x.counts} at={at} />
              <LateTickets late={x.late} />
              <p className="mt-6 border-black border-t pt-1">{t('signature')}</p>
            </>
          ) : null}
        </PrintPaper>
      </div>
    </div>
  );
}

interface Part {
  count: number;
  amountFen: number | null;
}

/** What each tender took, and apart from it what it gave back. */
function Tenders({ tenders }: { tenders: readonly { kind: string; sales: Part; refunds: Part }[] }) {
  const t = useTranslations('tills.report');
  const kinds = useTranslations('sales.pay.kinds');
  const rows = tenders.flatMap(({ kind, sales, refunds }) => [
    { key: `${kind} sales`, words: t('tenderSales', { kind: kinds(kind), count: sales.count }), ...sales },
    {
      key: `${kind} refunds`,
      words: t('tenderRefunds', { kind: kinds(kind), count: refunds.count }),
      ...refunds,
    },
  ]);
  return rows
    .filter(({ count }) => count > 0)
    .map(({ key, words, amountFen }) => (
      <Pair key={key} name={words}>
        {amountFen === null ? '–' : formatMoney(amountFen)}
      </Pair>
    ));
}

/** What customers paid on what they owe, beside cash, which is among the drawer's. */
function Repayments({ of }: { of: readonly (Part & { kind: string })[] }) {
  const t = useTranslations('tills.report');
  const kinds = useTranslations('sales.pay.kinds');
  return of.map(({ kind, count, amountFen }) => (
    <Pair key={kind} name={t('repaid', { kind: kinds(kind), count })}>
      {amountFen === null ? '–' : formatMoney(amountFen)}
    </Pair>
  ));
}

/** Each count that was handed in, with its moment, every tender, and whether money moved after it. */
function Counts({ counts, at }: { counts: readonly Counted[]; at: (moment: Date) => string }) {
  const t = useTranslations('tills.report');
  const kinds = useTranslations('sales.pay.kinds');
  const signed = (fen: number) => formatMoney(fen, { sign: 'always' });
  return (
    <>
      {counts.map((count) => (
        <div key={count.attempt}>
          <Rule />
          <Pair name={t('countNumber', { number: count.attempt })}>{formatMoney(count.countedFen)}</Pair>
          <p className="text-[0.9em]">{at(count.countedAt)}</p>
          <Pair name={t('countExpected')}>{formatMoney(count.expectedFen)}</Pair>
          <Pair name={t('difference')}>{signed(count.differenceFen)}</Pair>
          {count.movedAfter ? <p className="text-[0.9em]">{t('movedAfter')}</p> : null}
          {count.tenders.map((tender) => (
            <Pair key={tender.kind} name={kinds.has(tender.kind) ? kinds(tender.kind) : tender.kind}>
              {tender.countedFen === null || tender.differenceFen === null
                ? t('notCounted', { expected: formatMoney(tender.expectedFen) })
                : `${formatMoney(tender.countedFen)} (${signed(tender.differenceFen)})`}
            </Pair>
          ))}
        </div>
      ))}
    </>
  );
}

/** Sales the books got after the till was closed: no part of the figures above. */
function LateTickets({ late }: { late: readonly Late[] }) {
  const t = useTranslations('tills.report');
  if (late.length === 0) return null;
  return (
    <>
      <Rule />
      <p>{t('late')}</p>
      {late.map((ticket) => (
        <Pair key={ticket.ticketId} name={ticket.number}>
          {formatMoney(ticket.totalFen)}
        </Pair>
      ))}
      <Pair name={t('lateCash')}>{formatMoney(sumFen(late.map(({ cashFen }) => cashFen)))}</Pair>
    </>
  );
}

type Late = { ticketId: string; number: string; totalFen: number; cashFen: number };

type Counted = {
  attempt: number;
  countedAt: Date;
  movedAfter: boolean;
  countedFen: number;
  expectedFen: number;
  differenceFen: number;
  tenders: readonly TenderCount[];
};
