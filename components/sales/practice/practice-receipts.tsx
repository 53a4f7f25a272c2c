'use client';

import { Printer, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { Roving } from '@/components/ui/roving';
import { SearchBox } from '@/components/ui/search-box';
import { isReceiptNumber } from '@/lib/receipt-number';
import { useCounter } from '../counter-context';
import { PrintStanding } from '../printing/print-standing';
import { type ReceiptData, receiptOfSale } from '../receipt-data';
import { ReceiptPaper } from '../receipt-paper';
import { leftMilli } from '../return-rules';
import { ScreenFrame } from '../screen-frame';
import { usePrinting } from '../use-printing';
import { useScans } from '../use-scan-desk';
import { homeShortcut } from '../use-shortcuts';
import { PracticeReturnForm } from './practice-return';
import { type Returnable, receiptOfReturn, returnableOf } from './practice-return-rules';
import { useShownNumber } from './use-shown-number';

/** A receipt of this practice, and of a sale what can still come back of it. */
interface Shown {
  receipt: ReceiptData;
  ticket: Returnable | null;
}

/** The receipts of this practice: seen, printed again, goods taken back of. Real ones are not touched from here. */
export function PracticeReceipts({ startNumber }: { startNumber: string }) {
  const t = useTranslations('sales.receipts');
  const words = useTranslations('sales.practice');
  const { show } = useCounter();
  const shown = useShownNumber();
  const [text, setText] = useState(shown(startNumber));
  const [number, setNumber] = useState(startNumber);
  const [returning, setReturning] = useState(false);
  const find = (wanted: string) => {
    setReturning(false);
    setText(shown(wanted));
    setNumber(wanted.trim().toUpperCase());
  };
  useScans({
    onScan: (code) => (returning ? undefined : find(code)),
    onShortcut: (key) => (key === 'Escape' && returning ? setReturning(false) : homeShortcut(key, show)),
  });
  const all = useReceipts();
  const found = all.find(({ receipt }) =>
    [receipt.number, shown(receipt.number).toUpperCase()].includes(number),
  );
  const matches = all.filter(({ receipt }) => number === '' || receipt.number.endsWith(number));
  return (
    <ScreenFrame title={t('title')}>
      <SearchBox
        controlSize="lg"
        value={text}
        onValueChange={(value) => (value === '' ? find('') : setText(value))}
        onSubmit={find}
        inputMode="search"
        placeholder={t('placeholder')}
        aria-label={t('placeholder')}
      />
      {found ? (
        <Receipt
          key={found.receipt.id}
          of={found}
          returning={returning}
          onReturning={setReturning}
          onReturned={find}
        />
      ) : (
        <Recent rows={matches} onChoose={find} />
      )}
      {found || matches.length > 0 ? null : (
        <EmptyState
          title={number === '' ? words('noReceipts') : t('notFound', { number: text })}
          description={words(isReceiptNumber(number) ? 'realReceiptHint' : 'noReceiptsHint')}
        />
      )}
    </ScreenFrame>
  );
}

/** Sales and returns of this practice, the latest first. */
function useReceipts(): Shown[] {
  const { settings, practice } = useCounter();
  const { sales = [], returns = [] } = practice ?? {};
  const shown = [
    ...sales.map((one) => ({
      receipt: receiptOfSale(one.sale, one.basket, { settings, cashier: one.cashier }),
      ticket: returnableOf(one, returns),
    })),
    ...returns.flatMap((done) => {
      const of = sales.find(({ sale }) => sale.id === done.saleId);
      return of ? [{ receipt: receiptOfReturn(done, of, settings.till.code), ticket: null }] : [];
    }),
  ];
  return shown.sort((a, b) => b.receipt.number.localeCompare(a.receipt.number, 'en', { numeric: true }));
}

function Recent(props: { rows: readonly Shown[]; onChoose: (number: string) => void }) {
  const t = useTranslations('sales.receipts');
  const { timeZone } = useCounter().settings.store;
  const shown = useShownNumber();
  if (props.rows.length === 0) return null;
  return (
    <Roving>
      <ul className="divide-y divide-rule rounded-md border border-rule bg-paper">
        {props.rows.map(({ receipt }) => (
          <li key={receipt.id}>
            <button
              type="button"
              onClick={() => props.onChoose(receipt.number)}
              className="focus-inset flex min-h-14 w-full flex-wrap items-center gap-x-4 px-4 text-left text-base"
            >
              <span className="figures flex-1">{shown(receipt.number)}</span>
              <DateTime at={receipt.occurredAt} timeZone={timeZone} className="text-ink-soft text-sm" />
              <span className="text-ink-soft text-sm">{t(`kinds.${receipt.kind}`)}</span>
              <span className="text-ink-soft text-sm">{receipt.cashier}</span>
              <Amount fen={receipt.totalFen} tone="plain" className="min-w-28 text-right font-semibold" />
            </button>
          </li>
        ))}
      </ul>
    </Roving>
  );
}

function Receipt(props: {
  of: Shown;
  returning: boolean;
  onReturning: (returning: boolean) => void;
  onReturned: (number: string) => void;
}) {
  const t = useTranslations('sales.receipts');
  const { receipt, ticket } = props.of;
  const printing = usePrinting(receipt, { isFresh: false });
  const isLeft = ticket?.lines.some((line) => leftMilli(line) > 0) ?? false;
  return (
    <div className="flex flex-col gap-6 lg:flex-row">
      <div
        className={cn(
          'h-fit shrink-0 self-center shadow-float lg:self-start',
          props.returning && 'max-lg:hidden',
        )}
      >
        <ReceiptPaper ref={printing.paper} receipt={receipt} />
      </div>
      <div className="flex min-w-0 flex-1 flex-col gap-4">
        {ticket && props.returning ? (
          <PracticeReturnForm
            ticket={ticket}
            onBack={() => props.onReturning(false)}
            onDone={props.onReturned}
          />
        ) : (
          <>
            <div className="flex flex-wrap gap-3">
              <Button size="lg" onClick={printing.print}>
                <Printer aria-hidden />
                {t('print')}
              </Button>
              {isLeft ? (
                <Button size="lg" variant="primary" onClick={() => props.onReturning(true)}>
                  <Undo2 aria-hidden />
                  {t('return')}
                </Button>
              ) : null}
            </div>
            <PrintStanding {...printing.standing} />
            {ticket && !isLeft ? <Callout title={t('allReturned')} /> : null}
          </>
        )}
      </div>
    </div>
  );
}
