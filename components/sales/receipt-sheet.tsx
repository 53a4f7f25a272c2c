'use client';

import { code128, drawingSVG } from 'bwip-js/browser';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, type Ref, useMemo } from 'react';
import { PrintPaper } from '@/components/ui/print-paper';
import { useUnit } from '@/components/ui/unit';
import { formatDateTime, formatMoney, formatQuantity } from '@/lib/format';
import { useShownNumber } from './practice/use-shown-number';
import { piecesOf, type ReceiptData } from './receipt-data';

/** The store as its receipts name it. */
export interface ReceiptHeading {
  name: string;
  address: string | null;
  phone: string | null;
  receiptFooter: string | null;
  receiptWidthMm: number;
  timeZone: string;
}

export interface PaperProps {
  receipt: ReceiptData;
  copy?: boolean | undefined;
  ref?: Ref<HTMLDivElement> | undefined;
}

/** A receipt on the store's paper, 58 or 80 mm. A reprint says so on its head, and what is no receipt on head and foot. */
export function ReceiptSheet(
  props: PaperProps & {
    store: ReceiptHeading;
    /** Why it is no receipt. */
    mark?: string | undefined;
  },
) {
  const t = useTranslations('sales.receipt');
  const locale = useLocale();
  const { receipt, store, mark } = props;
  const kinds = useTranslations('sales.pay.kinds');
  const unitOf = useUnit();
  const shownNumber = useShownNumber();
  const returned = receipt.kind === 'RETURN';
  const at = formatDateTime(receipt.occurredAt, { locale, timeZone: store.timeZone }, { year: true });
  return (
    <PrintPaper
      width={store.receiptWidthMm === 58 ? '58' : '80'}
      ref={props.ref}
      className="break-words [word-break:normal]"
    >
      <header className="text-center">
        {mark ? <Mark>{mark}</Mark> : null}
        <p className="font-semibold text-base">{store.name}</p>
        {store.address ? <p>{store.address}</p> : null}
        {store.phone ? <p>{store.phone}</p> : null}
        {returned ? <p className="mt-1 font-semibold">{t('return')}</p> : null}
        {props.copy ? <p className="mt-1 border border-black font-semibold">{t('copy')}</p> : null}
      </header>
      <Rule />
      <Pair name={t('number')}>{shownNumber(receipt.number)}</Pair>
      <Pair name={t('time')}>{at}</Pair>
      <Pair name={t('cashier')}>{receipt.cashier}</Pair>
      {receipt.customer?.name ? (
        <Pair name={t('customer')}>
          {[receipt.customer.name, receipt.customer.maskedNumber].filter(Boolean).join(' ')}
        </Pair>
      ) : null}
      <Rule />
      {receipt.lines.map((line) => (
        <div key={line.id} className="mb-1">
          <p>{line.name}</p>
          <p className="figures text-[0.9em]">{[line.spec, line.code].filter(Boolean).join(' · ')}</p>
          <Pair
            name={`${formatMoney(line.unitPriceFen)} × ${formatQuantity(line.quantity)} ${unitOf(line.unit, line.quantity)}${line.later ? ` · ${t('later')}` : ''}`}
          >
            {formatMoney(line.grossFen)}
          </Pair>
          {line.shelfPriceFen == null ? null : (
            <p className="text-[0.9em]">{t('memberPrice', { shelf: formatMoney(line.shelfPriceFen) })}</p>
          )}
          {line.discountFen === 0 ? null : (
            <Pair name={t('lineDiscount')}>{formatMoney(-line.discountFen)}</Pair>
          )}
        </div>
      ))}
      <Rule />
      {receipt.roundingFen > 0 ? <Pair name={t('rounding')}>{formatMoney(-receipt.roundingFen)}</Pair> : null}
      <Pair name={t('pieces')}>{formatQuantity(String(piecesOf(receipt)))}</Pair>
      <div className="flex items-baseline justify-between font-semibold text-base">
        <span>{t(returned ? 'refund' : 'total')}</span>
        <span className="figures">{formatMoney(receipt.totalFen)}</span>
      </div>
      <Pair name={t('tax')}>{formatMoney(receipt.taxFen)}</Pair>
      <Rule />
      {receipt.tenders.map((tender) => (
        <Pair key={tender.id} name={kinds.has(tender.kind) ? kinds(tender.kind) : tender.kind}>
          {formatMoney(tender.amountFen)}
        </Pair>
      ))}
      {receipt.changeFen > 0 ? <Pair name={t('change')}>{formatMoney(receipt.changeFen)}</Pair> : null}
      {receipt.storedLeftFen == null ? null : (
        <Pair name={t('storedLeft')}>{formatMoney(receipt.storedLeftFen)}</Pair>
      )}
      <PointsOf receipt={receipt} />
      {receipt.dueDay ? <Pair name={t('due')}>{receipt.dueDay}</Pair> : null}
      {receipt.note ? <p className="mt-1">{receipt.note}</p> : null}
      {receipt.lines.some(({ later }) => later) ? (
        <p className="mt-6 border-black border-t pt-0.5">{t('laterSignature')}</p>
      ) : null}
      {!returned && receipt.tenders.some(({ kind }) => kind === 'ON_ACCOUNT') ? (
        <p className="mt-6 border-black border-t pt-0.5">{t('accountSignature')}</p>
      ) : null}
      <Rule />
      <Bars text={receipt.number} caption={shownNumber(receipt.number)} />
      {store.receiptFooter ? (
        <p className="mt-2 whitespace-pre-line text-center">{store.receiptFooter}</p>
      ) : null}
      {mark ? <Mark>{mark}</Mark> : null}
    </PrintPaper>
  );
}

/** What the customer spent and earned by it or lost, and has. */
function PointsOf({ receipt: { points } }: { receipt: ReceiptData }) {
  const t = useTranslations('sales.receipt');
  if (!points) return null;
  return (
    <>
      {points.spent > 0 ? <Pair name={t('pointsSpent')}>{formatQuantity(String(-points.spent))}</Pair> : null}
      {points.givenBack > 0 ? (
        <Pair name={t('pointsGivenBack')}>{formatQuantity(String(points.givenBack))}</Pair>
      ) : null}
      {points.earned > 0 ? (
        <Pair name={t('pointsEarned')}>{formatQuantity(String(points.earned))}</Pair>
      ) : null}
      {points.takenBack > 0 ? (
        <Pair name={t('pointsTakenBack')}>{formatQuantity(String(-points.takenBack))}</Pair>
      ) : null}
      {points.left === null ? null : (
        <Pair name={t('pointsLeft')}>{formatQuantity(String(points.left))}</Pair>
      )}
    </>
  );
}

function Mark({ children }: { children: string }) {
  return (
    <p className="my-1.5 border-2 border-black py-1 text-center font-bold text-[1.35em] leading-tight">
      {children}
    </p>
  );
}

export function Rule() {
  return <hr className="my-1.5 border-black border-dashed" />;
}

export function Pair({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <p className="flex justify-between gap-2">
      <span className="min-w-0 break-words">{name}</span>
      <span className="figures shrink-0">{children}</span>
    </p>
  );
}

/** The number as Code 128, so that a return starts with a scan. */
function Bars({ text, caption }: { text: string; caption: string }) {
  const drawn = useMemo(() => barsOf(text), [text]);
  return (
    <figure className="flex flex-col items-center gap-1">
      {drawn ? (
        <svg viewBox={drawn.viewBox} preserveAspectRatio="none" aria-hidden className="h-10 w-full">
          {drawn.paths.map(({ d, width }) => (
            <path key={d} d={d} stroke="#000" strokeWidth={width} />
          ))}
        </svg>
      ) : null}
      <figcaption className="figures text-center">{caption}</figcaption>
    </figure>
  );
}

/** bwip-js draws SVG as text; its viewport and bars are taken out of it. Null: the digits alone are printed. */
function barsOf(text: string) {
  try {
    const svg = code128({ bcid: 'code128', text, height: 9, includetext: false }, drawingSVG());
    const viewBox = /viewBox="([\d. ]+)"/.exec(svg)?.[1];
    const paths = [...svg.matchAll(/<path stroke="[^"]*" stroke-width="([\d.]+)" d="([^"]+)"/g)].map(
      (match) => ({
        width: match[1] ?? '1',
        d: match[2] ?? '',
      }),
    );
    return viewBox && paths.length > 0 ? { viewBox, paths } : null;
  } catch {
    return null;
  }
}
