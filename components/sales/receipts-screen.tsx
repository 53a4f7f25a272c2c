'use client';

import { useQuery } from '@tanstack/react-query';
import { Printer, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { openVoidOf } from '@/client/open-voids';
import { beep } from '@/client/sound';
import { AskInvoice } from '@/components/invoices/ask-invoice';
import { isRetryable, useErrorText } from '@/components/shell/use-error-text';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import { SearchBox } from '@/components/ui/search-box';
import type { TicketDetail } from '@/server/sales/ticket-detail';
import { useTRPC } from '@/trpc/react';
import { useCounter } from './counter-context';
import { KeptReceipts } from './kept-receipts';
import { PrintStanding } from './printing/print-standing';
import { receiptOfTicket } from './receipt-data';
import { ReceiptExtras } from './receipt-extras';
import { ReceiptPaper } from './receipt-paper';
import { RecentReceipts } from './recent-receipts';
import { ReturnForm } from './return-form';
import { leftMilli } from './return-rules';
import { ScreenFrame } from './screen-frame';
import { TicketMarks } from './ticket-marks';
import { useBookedReturn } from './use-booked-return';
import { usePrinting } from './use-printing';
import { useOpenReturn } from './use-return';
import { sayScan, useScans } from './use-scan-desk';
import { homeShortcut } from './use-shortcuts';
import { useVoidable, VoidButton, VoidSale } from './void/void-sale';

/** Old receipts: scan or type the number, see the ticket, print it again, take goods back. */
export function ReceiptsScreen({ startNumber }: { startNumber: string }) {
  const t = useTranslations('sales.receipts');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const { settings, show } = useCounter();
  const [text, setText] = useState(startNumber);
  const [number, setNumber] = useState(startNumber);
  /** The return that was made here a moment ago: its receipt is fresh. */
  const [made, setMade] = useState<string | null>(null);
  /** Somebody else looks at a return, with their PIN: the screen is theirs. */
  const [asking, setAsking] = useState(false);
  /** Goods are being taken back of the ticket shown. */
  const [returning, setReturning] = useState(false);
  const find = (wanted: string) => {
    const next = wanted.trim().toUpperCase();
    setAsking(false);
    if (next !== number) setReturning(false);
    setText(next);
    setNumber(next);
  };
  useScans({
    onScan: (code) => {
      if (!returning) return find(code);
      // What is filled in is worth more than a code that may be any product's.
      beep('unknown');
      sayScan(t('scannedInReturn', { code }), t('scannedInReturnHint'));
    },
    onShortcut: (key) => {
      if (key !== 'Escape') return homeShortcut(key, show);
      // One step back at a time: what is filled in is not dropped with the screen.
      if (asking) return setAsking(false);
      if (returning) return setReturning(false);
      homeShortcut(key, show);
    },
  });
  const storeId = settings.store.id;
  const found = useQuery({
    ...trpc.sales.findReceipt.queryOptions({ storeId, number }),
    enabled: number.length >= 3,
    staleTime: 0,
  });
  const recent = useQuery({
    ...trpc.sales.tickets.queryOptions({ storeIds: [storeId] }),
    enabled: number === '',
  });
  // A short number is the end of one: whoever types it means the store's own.
  const isPart = /\d{1,9}$/.test(number) && (number.length < 3 || found.data === null);
  const matching = useQuery({
    ...trpc.sales.tickets.queryOptions({ storeIds: [storeId], number }),
    enabled: isPart,
    staleTime: 0,
  });
  const matches = isPart ? (matching.data?.tickets ?? []) : [];
  const isNowhere = number !== '' && (isPart ? matching.data?.tickets.length === 0 : found.data === null);
  const error = found.error ?? (number === '' ? recent.error : isPart ? matching.error : null);
  return (
    <ScreenFrame title={t('title')}>
      {asking ? null : (
        <SearchBox
          controlSize="lg"
          value={text}
          onValueChange={(value) => (value === '' ? find('') : setText(value))}
          onSubmit={find}
          loading={found.isFetching}
          inputMode="search"
          placeholder={t('placeholder')}
          aria-label={t('placeholder')}
        />
      )}
      {error ? <Callout tone="late" title={errorText(error)} /> : null}
      {error && isRetryable(error) ? <KeptReceipts number={number} onFind={find} /> : null}
      {number === '' ? (
        <RecentReceipts title={t('recent')} rows={recent.data?.tickets.slice(0, 20) ?? []} onChoose={find} />
      ) : null}
      <RecentReceipts title={t('matching', { number })} rows={matches.slice(0, 20)} onChoose={find} />
      {number !== '' && number.length < 3 && !isPart ? (
        <EmptyState title={t('tooShort')} description={t('notFoundHint')} />
      ) : null}
      {isNowhere ? <EmptyState title={t('notFound', { number })} description={t('notFoundHint')} /> : null}
      {found.data && found.data.storeId !== storeId ? (
        <Callout title={t('otherStore', { store: found.data.storeName })}>{t('otherStoreHint')}</Callout>
      ) : null}
      {found.data?.storeId === storeId ? (
        <OldTicket
          key={found.data.ticketId}
          ticketId={found.data.ticketId}
          made={made}
          asking={asking}
          onAsking={setAsking}
          returning={returning}
          onReturning={setReturning}
          onFind={find}
          onReturned={(returned) => {
            setMade(returned);
            find(returned);
          }}
        />
      ) : null}
    </ScreenFrame>
  );
}

interface OldTicketProps {
  /** The number of the return that was made here a moment ago. */
  made: string | null;
  asking: boolean;
  onAsking: (asking: boolean) => void;
  returning: boolean;
  onReturning: (returning: boolean) => void;
  onFind: (number: string) => void;
  onReturned: (number: string) => void;
}

function OldTicket({ ticketId, ...rest }: OldTicketProps & { ticketId: string }) {
  const t = useTranslations('sales.receipts');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const { settings } = useCounter();
  const ticket = useQuery({
    ...trpc.sales.ticket.queryOptions({ storeId: settings.store.id, ticketId }),
    staleTime: 0,
  });
  // What stands there stays while nobody answers.
  if (ticket.isError && !ticket.data) return <Callout tone="late" title={errorText(ticket.error)} />;
  if (!ticket.data) return <p className="text-ink-soft">{t('loading')}</p>;
  return <KnownTicket ticket={ticket.data} {...rest} />;
}

function KnownTicket({
  ticket,
  made,
  asking,
  onAsking,
  returning,
  ...rest
}: OldTicketProps & { ticket: TicketDetail }) {
  const t = useTranslations('sales.receipts');
  const why = useTranslations('common.why');
  const { can, session, settings } = useCounter();
  const [voiding, setVoiding] = useState(() => openVoidOf(ticket.id) !== null);
  const open = useOpenReturn(ticket.id);
  const isOpen = open !== null;
  const begin = rest.onReturning;
  useEffect(() => {
    // A return nobody knows the end of comes first.
    if (isOpen) begin(true);
  }, [isOpen, begin]);
  useBookedReturn(ticket, open, rest.onReturned);
  const receipt = receiptOfTicket(ticket);
  const printing = usePrinting(receipt, { isFresh: ticket.number === made });
  const voidable = useVoidable(ticket.id);
  const returnable = ticket.kind === 'SALE' && ticket.lines.some((line) => leftMilli(line) > 0);
  return (
    <div className="flex flex-col gap-6 lg:flex-row">
      <div
        className={cn(
          'h-fit shrink-0 self-center shadow-float lg:self-start',
          returning && 'max-lg:hidden',
          asking && 'hidden',
        )}
      >
        <ReceiptPaper ref={printing.paper} receipt={receipt} copy={printing.copy} link={printing.link} />
      </div>
      <div className="flex min-w-0 flex-1 flex-col gap-4">
        {ticket.flags.length > 0 ? (
          <p className="flex flex-wrap gap-2">
            <TicketMarks flags={ticket.flags} />
          </p>
        ) : null}
        {voiding && voidable ? (
          <VoidSale
            ticketId={ticket.id}
            voidable={voidable}
            onBack={() => setVoiding(false)}
            onDone={rest.onReturned}
          />
        ) : returning ? (
          <ReturnForm
            ticket={ticket}
            asking={asking}
            onAsking={onAsking}
            onBack={() => rest.onReturning(false)}
            onDone={rest.onReturned}
          />
        ) : (
          <>
            <div className="flex flex-wrap gap-3">
              <Button size="lg" onClick={printing.print}>
                <Printer aria-hidden />
                {t(printing.copy ? 'reprint' : 'print')}
              </Button>
              <ReceiptExtras receipt={receipt} />
              {can('invoices.ask') && ticket.kind === 'SALE' ? (
                <AskInvoice storeId={settings.store.id} ticketId={ticket.id} />
              ) : null}
              {voidable && can('sales.return') ? <VoidButton onPress={() => setVoiding(true)} /> : null}
              {returnable && can('sales.return') ? (
                <Button
                  size="lg"
                  variant="primary"
                  missing={session === null ? why('tillClosed') : null}
                  onClick={() => rest.onReturning(true)}
                >
                  <Undo2 aria-hidden />
                  {t('return')}
                </Button>
              ) : null}
            </div>
            <PrintStanding {...printing.standing} />
            {returnable && session === null ? <Callout title={t('openTillFirst')} /> : null}
            {ticket.kind === 'SALE' && !returnable ? <Callout title={t('allReturned')} /> : null}
            <Related tickets={ticket.related} onFind={rest.onFind} />
          </>
        )}
      </div>
    </div>
  );
}

function Related(props: { tickets: TicketDetail['related']; onFind: (number: string) => void }) {
  const t = useTranslations('sales.receipts');
  if (props.tickets.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-ink-soft">{t('related')}</h3>
      {props.tickets.map((other) => (
        <Button
          key={other.id}
          size="lg"
          className="justify-between"
          onClick={() => props.onFind(other.number)}
        >
          <span className="figures">
            {t(`kinds.${other.kind}`)} {other.number}
          </span>
          <Amount fen={other.totalFen} tone="plain" />
        </Button>
      ))}
    </section>
  );
}
