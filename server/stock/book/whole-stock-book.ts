import { Prisma } from '@/generated/prisma/client';
import { businessDayOf } from '@/lib/business-day';
import { GOODS } from '@/server/catalog/lent-goods';
import { likeAnywhere } from '@/server/catalog/search-text';
import type { Reader } from '@/server/platform/db';
import { storeSettings } from '@/server/stores/store-settings';
import { type BookFacts, bookRow, type StockBookFilter, type StockBookRow } from './stock-book';
import { type MoveRow, movesSince, sumMoves } from './stock-moves';

type SummedFilter = Omit<StockBookFilter, 'after' | 'productId' | 'term' | 'movedOnly'>;
type WholeFilter = Omit<StockBookFilter, 'after' | 'productId'>;

/**
 * The stock book of a store, or of one zone or category of it, added up over its products: quantities over all units,
 * values in fen (null for who may not see costs, and for one zone: cost is kept per store).
 */
export async function stockBookTotals(
  reader: Reader,
  filter: SummedFilter,
  seesCost: boolean,
  now: Date,
): Promise<Pick<StockBookRow, 'opening' | 'moves' | 'closing'>> {
  const moves = await movesOf(reader, filter, now);
  const [row] = await reader.$queryRaw<Omit<BookFacts, 'id' | 'code' | 'name' | 'spec' | 'unit'>[]>`
    SELECT coalesce(sum(n.quantity), 0)::text AS now_q, coalesce(sum(n.value_fen), 0)::float8 AS now_v,
      (SELECT json_agg(row_to_json(x)) FROM (${sumMoves(moves)}) x) AS moves
    FROM (${stockNow(filter)}) n`;
  if (!row) throw new Error('a sum has one row');
  const {
    opening,
    moves: byKind,
    closing,
  } = bookRow({ ...row, id: '', code: '', name: '', spec: '', unit: '' }, seesCost && !filter.zoneId);
  return { opening, moves: byKind, closing };
}

/** Every product of the stock book that has or had anything, by code, narrowed as its page is: for a file and for paper. */
export async function wholeStockBook(
  reader: Reader,
  filter: WholeFilter,
  seesCost: boolean,
  now: Date,
): Promise<StockBookRow[]> {
  const moves = await movesOf(reader, filter, now);
  const named = filter.term ? Prisma.sql`AND p.search_text LIKE ${likeAnywhere(filter.term)}` : Prisma.empty;
  const facts = await reader.$queryRaw<(Omit<BookFacts, 'moves'> & { moves: MoveRow[] | null })[]>`
    SELECT p.id, p.code, p.name, p.spec, p.unit, n.quantity::text AS now_q, n.value_fen::float8 AS now_v, m.moves
    FROM (${stockNow(filter)}) n JOIN ${GOODS} p ON p.id = n.product_id
    LEFT JOIN (SELECT product_id, json_agg(json_build_object('kind', kind, 'later', later, 'out', out, 'quantity', quantity::text,
        'value_fen', value_fen)) AS moves
      FROM (SELECT product_id, kind, later, out, abs(sum(quantity)) AS quantity, sum(value_fen) * CASE WHEN out THEN -1 ELSE 1 END AS value_fen
        FROM (${moves}) moves GROUP BY 1, 2, 3, 4 HAVING sum(quantity) <> 0 OR sum(value_fen) <> 0) s GROUP BY 1) m ON m.product_id = p.id
    WHERE (n.quantity <> 0 OR n.value_fen <> 0 OR m.moves IS NOT NULL) ${named}
    ORDER BY p.code`;
  const rows = facts.map((row) => bookRow(row, seesCost && !filter.zoneId));
  return filter.movedOnly ? rows.filter((row) => row.moves.length > 0) : rows;
}

async function movesOf(reader: Reader, filter: SummedFilter, now: Date): Promise<Prisma.Sql> {
  const store = await storeSettings(reader, filter.storeId);
  const today = businessDayOf(now, store.timeZone, store.dayStartMinute);
  const moves = movesSince({ ...filter, today }, null);
  return filter.categoryId
    ? Prisma.sql`SELECT v.* FROM (${moves}) v JOIN ${GOODS} c ON c.id = v.product_id AND c.category_id = ${filter.categoryId}::uuid`
    : moves;
}

function stockNow(filter: SummedFilter): Prisma.Sql {
  const category = filter.categoryId
    ? Prisma.sql`AND n.product_id IN (SELECT id FROM ${GOODS} g WHERE category_id = ${filter.categoryId}::uuid)`
    : Prisma.empty;
  return filter.zoneId
    ? Prisma.sql`SELECT n.product_id, n.on_hand AS quantity, 0::bigint AS value_fen FROM stock_level n
        WHERE n.store_id = ${filter.storeId}::uuid AND n.zone_id = ${filter.zoneId}::uuid ${category}`
    : Prisma.sql`SELECT n.product_id, n.quantity, n.value_fen FROM stock_cost n WHERE n.store_id = ${filter.storeId}::uuid ${category}`;
}
