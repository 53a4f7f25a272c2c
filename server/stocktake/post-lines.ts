import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { milliOf, milliToColumn } from '@/server/platform/numbers';
import { dayOf, type PostingDay } from '@/server/platform/posting-day';
import { insertRows, oneStatement } from '@/server/platform/sql';
import { postStockEntries, type StockPosting } from '@/server/stock/post-stock-entries';
import { netOverZones } from './rules';

/** A line that differs from the book, as JSON has it. */
export interface FigureLine {
  zone_id: string;
  product_id: string;
  line_no: number;
  decision: 'COUNT' | 'ZERO' | 'LEAVE';
  reason: string;
  moment: string;
  counted: string;
  expected: string;
  variance: string;
}

/** Whose posting, and on which day. */
export interface PostingBy {
  storeId: string;
  stocktakeId: string;
  businessDay: PostingDay;
  personId: string;
}

/**
 * Keeps differing lines and posts their entries: all lines of a product at once, as what is missing in one zone and over in another
 * moves between them. From here to the commit nobody can sell these products, so it comes last.
 */
export async function postLines(tx: Tx, lines: readonly FigureLine[], by: PostingBy): Promise<void> {
  if (lines.length === 0) return;
  const { rows, postings } = whatToPost(lines, by);
  await tx.$executeRaw(
    oneStatement('stocktake-lines', { lines: insertRows('stocktake_line', LINE_COLUMNS, rows) }),
  );
  await postStockEntries(tx, by.storeId, postings);
}

const LINE_COLUMNS = [
  'store_id',
  'id',
  'stocktake_id',
  'line_no',
  'product_id',
  'zone_id',
  'decision',
  'reason',
  'moment',
  'counted',
  'expected',
  'variance',
  'moved',
  'business_day',
] as const;

/** Lines as they are kept, and their entries: moves in pairs of one value, then what the store has more or less. */
function whatToPost(lines: readonly FigureLine[], by: PostingBy) {
  const key = (productId: string, zoneId: string) => `${productId}${zoneId}`;
  const planned = lines.map((line) => ({
    line,
    id: newId(),
    lineNo: line.line_no,
    movedMilli: 0,
    milli: milliOf(line.variance),
  }));
  const byKey = new Map(planned.map((one) => [key(one.line.product_id, one.line.zone_id), one]));
  const posting = (
    one: (typeof planned)[number],
    kind: StockPosting['kind'],
    quantityMilli: number,
  ): StockPosting => ({
    productId: one.line.product_id,
    zoneId: one.line.zone_id,
    kind,
    quantityMilli,
    documentKind: 'STOCKTAKE',
    documentId: by.stocktakeId,
    documentLineId: one.id,
    businessDay: by.businessDay,
    occurredAt: new Date(one.line.moment),
    personId: by.personId,
  });
  const moves = netOverZones(
    planned.map(({ line, milli }) => ({
      zoneId: line.zone_id,
      productId: line.product_id,
      varianceMilli: milli,
    })),
  ).flatMap((move) => {
    const from = byKey.get(key(move.productId, move.fromZoneId));
    const to = byKey.get(key(move.productId, move.toZoneId));
    if (!from || !to) return [];
    from.movedMilli -= move.milli;
    to.movedMilli += move.milli;
    return [posting(from, 'ZONE_OUT', -move.milli), posting(to, 'ZONE_IN', move.milli)];
  });
  const rest = planned
    .filter((one) => one.milli !== one.movedMilli)
    .map((one) => posting(one, 'STOCKTAKE', one.milli - one.movedMilli));
  const rows = planned.map(({ line, id, lineNo, movedMilli, milli }) => ({
    store_id: by.storeId,
    id,
    stocktake_id: by.stocktakeId,
    line_no: lineNo,
    product_id: line.product_id,
    zone_id: line.zone_id,
    decision: line.decision,
    reason: line.reason,
    moment: line.moment,
    counted: line.counted,
    expected: line.expected,
    variance: milliToColumn(milli),
    moved: milliToColumn(movedMilli),
    business_day: dayOf(by.businessDay, by.storeId),
  }));
  return { rows, postings: [...moves, ...rest] };
}
