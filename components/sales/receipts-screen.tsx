'use client';

import { useQuery } from '@tanstack/react-query';
import { Printer, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useErrorText } from '@/components/shell/use-error-text';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { printPaper } from '@/components/ui/print-paper';
import { SearchBox } from '@/components/ui/search-box';
import { useTRPC } from '@/trpc/react';
import { useCounter } from './counter-context';
import { receiptOfTicket } from './receipt-data';
import { ReceiptPaper } from './receipt-paper';
import { ReturnForm } from './return-form';
import { leftMilli } from './return-rules';
import { ScreenFrame } from './screen-frame';
import { TicketMarks } from './ticket-marks';
import { useScans } from './use-scan-desk';

/** Old receipts: scan or type the number, see the ticket, print it again, take goods back. */
export function ReceiptsScreen({ startNumber }: { startNumber: string }) {
  const t = useTranslations('sales.receipts');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const { settings } = useCounter();
  const [text, setText] = useState(startNumber);
  const [number, setNumber] = useState(startNumber);
  const find = (wanted: string) => {
    setText(wanted.trim().toUpperCase());
    setNumber(wanted.trim().toUpperCase());
  };
  useScans({ onScan: find });
  const storeId = settings.store.id;
  const found = useQuery({
    ...trpc.sales.findReceipt.queryOptions({ storeId, number }),
    enabled: number.length >= 3,
    staleTime: 0,
  });
  const recent = useQuery({ ...trpc.sales.tickets.queryOptions({ storeId }), enabled: number === '' });
  return (
    <ScreenFrame title={t('title')}>
      <SearchBox
        controlSize="lg"
        value={text}
        onValueChange={(value) => (value === '' ? find('') : setText(value))}
        onSubmit={find}
        loading={found.isFetching}
        placeholder={t('placeholder')}
        aria-label={t('placeholder')}
      />
      {found.isError ? <Callout tone="late" title={errorText(found.error)} /> : null}
      {number === '' ? <Recent rows={recent.data?.tickets.slice(0, 20) ?? []} onChoose={find} /> : null}
      {number !== '' && number.length < 3 ? (
        <EmptyState title={t('tooShort')} description={t('notFoundHint')} />
      ) : null}
      {found.data === null ? (
        <EmptyState title={t('notFound', { number })} description={t('notFoundHint')} />
      ) : null}
      {found.data && found.data.storeId !== storeId ? (
        <Callout title={t('otherStore', { store: found.data.storeName })}>{t('otherStoreHint')}</Callout>
      ) : null}
      {found.data?.storeId === storeId ? (
        <OldTicket key={found.data.ticketId} ticketId={found.data.ticketId} onFind={find} />
      ) : null}
    </ScreenFrame>
  );
}

function Recent(props: {
  rows: readonly {
    id: string;
    kind: string;
    number: string;
    totalFen: number;
    cashier: string;
    flags: readonly string[];
  }[];
  onChoose: (number: string) => void;
}) {
  const t = useTranslations('sales.receipts');
  if (props.rows.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-ink-soft">{t('recent')}</h3>
      <ul className="divide-y divide-rule rounded-md border border-rule bg-paper">
        {props.rows.map((row) => (
          <li key={row.id}>
            <button
              type="button"
              onClick={() => props.onChoose(row.number)}
              className="focus-inset flex min-h-14 w-full flex-wrap items-center gap-x-4 px-4 text-left text-base"
            >
              <span className="figures flex-1">
                {row.number} <TicketMarks flags={row.flags} />
              </span>
              <span className="text-ink-soft text-sm">{t(`kinds.${row.kind}`)}</span>
              <span className="text-ink-soft text-sm">{row.cashier}</span>
              <Amount fen={row.totalFen} tone="plain" className="font-semibold" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function OldTicket({ ticketId, onFind }: { ticketId: string; onFind: (number: string) => void }) {
  const t = useTranslations('sales.receipts');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const { settings, can, session } = useCounter();
  const paper = useRef<HTMLDivElement>(null);
  const [returning, setReturning] = useState(false);
  const ticket = useQuery({
    ...trpc.sales.ticket.queryOptions({ storeId: settings.store.id, ticketId }),
    staleTime: 0,
  });
  if (ticket.isError) return <Callout tone="late" title={errorText(ticket.error)} />;
  if (!ticket.data) return <p className="text-ink-soft">{t('loading')}</p>;
  const returnable = ticket.data.kind === 'SALE' && ticket.data.lines.some((line) => leftMilli(line) > 0);
  const print = () => {
    if (paper.current) void printPaper(paper.current);
  };
  return (
    <div className="flex flex-col gap-6 lg:flex-row">
      <div className="h-fit shrink-0 self-center shadow-float lg:self-start">
        <ReceiptPaper ref={paper} receipt={receiptOfTicket(ticket.data)} copy />
      </div>
      <div className="flex min-w-0 flex-1 flex-col gap-4">
        {ticket.data.flags.length > 0 ? (
          <p className="flex flex-wrap gap-2">
            <TicketMarks flags={ticket.data.flags} />
          </p>
        ) : null}
        {returning ? (
          <ReturnForm ticket={ticket.data} onBack={() => setReturning(false)} onDone={onFind} />
        ) : (
          <>
            <div className="flex flex-wrap gap-3">
              <Button size="lg" onClick={print}>
                <Printer aria-hidden />
                {t('reprint')}
              </Button>
              {returnable && can('sales.return') ? (
                <Button
                  size="lg"
                  variant="primary"
                  disabled={session === null}
                  onClick={() => setReturning(true)}
                >
                  <Undo2 aria-hidden />
                  {t('return')}
                </Button>
              ) : null}
            </div>
            {returnable && session === null ? <Callout title={t('openTillFirst')} /> : null}
            {ticket.data.kind === 'SALE' && !returnable ? <Callout title={t('allReturned')} /> : null}
            {ticket.data.related.length > 0 ? (
              <section className="flex flex-col gap-2">
                <h3 className="text-ink-soft">{t('related')}</h3>
                {ticket.data.related.map((other) => (
                  <Button
                    key={other.id}
                    size="lg"
                    className="justify-between"
                    onClick={() => onFind(other.number)}
                  >
                    <span className="figures">
                      {t(`kinds.${other.kind}`)} {other.number}
                    </span>
                    <Amount fen={other.totalFen} tone="plain" />
                  </Button>
                ))}
              </section>
            ) : null}
          </>
        )}
      </div>
    </div>
  );
}
