import { milliFromText } from '@/lib/quantity';
import type { StockBookRow, StockFigure } from '@/server/stock/book/stock-book';
import type { STOCK_ENTRY_KINDS } from '@/server/stock/schema';

type Kind = (typeof STOCK_ENTRY_KINDS)[number];

/** The figures of a stock book between what stood there before and what stands there after, left to right. */
export const MOVE_COLUMNS = [
  'received',
  'transferredIn',
  'sold',
  'returned',
  'transferredOut',
  'other',
] as const;
export type MoveColumn = (typeof MOVE_COLUMNS)[number];

/** Closing = opening + received + transferred in - sold + returned - transferred out + other. */
const GOES_OUT: ReadonlySet<MoveColumn> = new Set(['sold', 'transferredOut']);

const KINDS: Record<Exclude<MoveColumn, 'other'>, readonly Kind[]> = {
  received: ['RECEIVING'],
  // Of one zone's book, what another zone of the store gave; over a store those come to nothing.
  transferredIn: ['TRANSFER_IN', 'ZONE_IN'],
  sold: ['SALE'],
  returned: ['RETURN'],
  transferredOut: ['TRANSFER_OUT', 'ZONE_OUT'],
};

/** Whatever has no column of its own. */
export const OTHER_KINDS: readonly Kind[] = [
  'OPENING',
  'ADJUSTMENT',
  'SUPPLIER_RETURN',
  'STOCKTAKE',
  'COST_CORRECTION',
];

export type BookFigures = Pick<StockBookRow, 'opening' | 'moves' | 'closing'>;

/** Which kinds of entries a column counts. */
export function kindsOf(column: MoveColumn): readonly Kind[] {
  return column === 'other' ? OTHER_KINDS : KINDS[column];
}

/** What a column says of a line: what went in less what went out, and of columns of goods going out the other way round. */
export function columnFigure(row: BookFigures, column: MoveColumn): StockFigure {
  const sign = GOES_OUT.has(column) ? -1n : 1n;
  let milli = 0n;
  let fen: number | null = row.closing.valueFen === null ? null : 0;
  for (const move of row.moves) {
    if (!kindsOf(column).includes(move.kind)) continue;
    milli += sign * (milliOf(move.in.quantity) - milliOf(move.out.quantity));
    if (fen !== null) fen += Number(sign) * ((move.in.valueFen ?? 0) - (move.out.valueFen ?? 0));
  }
  return { quantity: textOf(milli), valueFen: fen };
}

/** Lines of several units as one line of money: quantities of different units are not added, and are left at nought. */
export function inMoney(rows: readonly BookFigures[]): BookFigures {
  const value = (of: (row: BookFigures) => StockFigure): StockFigure => ({
    quantity: '0',
    valueFen: rows.reduce((sum, row) => sum + (of(row).valueFen ?? 0), 0),
  });
  return {
    opening: value((row) => row.opening),
    moves: rows.flatMap((row) => row.moves),
    closing: value((row) => row.closing),
  };
}

/** Sums of a company have no end that a single quantity has. */
function milliOf(text: string): bigint {
  const small = milliFromText(text);
  if (small !== null) return BigInt(small);
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const size = BigInt(whole) * 1000n + BigInt(fraction.padEnd(3, '0').slice(0, 3));
  return text.startsWith('-') ? -size : size;
}

function textOf(milli: bigint): string {
  const size = milli < 0n ? -milli : milli;
  const fraction = String(size % 1000n)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return `${milli < 0n ? '-' : ''}${size / 1000n}${fraction ? `.${fraction}` : ''}`;
}
