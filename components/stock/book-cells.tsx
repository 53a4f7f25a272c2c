import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { TableCell } from '@/components/ui/table';
import { formatMoney, formatQuantity } from '@/lib/format';
import type { StockFigure } from '@/server/stock/book/stock-book';
import { type BookFigures, columnFigure, kindsOf, MOVE_COLUMNS } from './book-columns';

/** What a stock book shows of its lines: how many, or what they are worth at cost. */
export type BookShows = 'quantity' | 'value';

/** Where a figure opens: its entries of some kinds, those before the period, or those up to its end. */
export type EntriesOf = (of: { kinds?: readonly string[]; until?: 'opening' | 'closing' }) => string;

/** Opening, what came and went by its reason, closing of one line of the stock book; each figure opens to its entries. */
export function BookCells({
  row,
  shows,
  entries,
  ends = true,
}: {
  row: BookFigures;
  shows: BookShows;
  /** Null where there is none to open, as on paper. */
  entries: EntriesOf | null;
  /** Whether opening and closing open too: the entries of a whole store since its beginning answer nobody. */
  ends?: boolean;
}) {
  const cell = (key: string, figure: StockFigure, href: string | undefined, label: string) => (
    <TableCell key={key} numeric className={key === 'closing' ? 'book-figure font-semibold' : 'book-figure'}>
      <Figure
        figure={figure}
        shows={shows}
        href={href}
        label={label}
        isEnd={key === 'opening' || key === 'closing'}
      />
    </TableCell>
  );
  const t = useTranslations('stock');
  const endsAt = (until: 'opening' | 'closing') => (ends ? entries?.({ until }) : undefined);
  return (
    <>
      {cell('opening', row.opening, endsAt('opening'), t('opening'))}
      {MOVE_COLUMNS.map((column) =>
        cell(
          column,
          columnFigure(row, column),
          entries?.({ kinds: kindsOf(column) }),
          t(`columns.${column}`),
        ),
      )}
      {cell('closing', row.closing, endsAt('closing'), t('closing'))}
    </>
  );
}

function Figure({
  figure,
  shows,
  href,
  label,
  isEnd,
}: {
  figure: StockFigure;
  shows: BookShows;
  href: string | undefined;
  label: string;
  isEnd: boolean;
}) {
  const isNothing = shows === 'value' ? !figure.valueFen : figure.quantity === '0';
  // Nothing moved: a dash, so that the eye finds what did.
  if (isNothing && !isEnd) return <span className="text-ink-faint">–</span>;
  const text = shows === 'value' ? formatMoney(figure.valueFen ?? 0) : formatQuantity(figure.quantity);
  // Below zero is wrong of what stands there, and nothing but a direction of what moved.
  const tone = isEnd && text.startsWith('\u2212') ? 'text-alarm' : undefined;
  if (!href || isNothing) return <span className={tone}>{text}</span>;
  return (
    <Link
      className="link-reach inline-block w-full hover:underline"
      href={href}
      aria-label={`${label} ${text}`}
    >
      <span className={tone}>{text}</span>
    </Link>
  );
}
