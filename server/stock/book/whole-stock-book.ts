import { Prisma } from '@/generated/prisma/client';
import { businessDayOf } from '@/lib/business-day';
import { GOODS } from '@/server/catalog/lent-goods';
import { likeAnywhere } from '@/server/catalog/search-text';
import type { Reader } from '@/server/platform/db';
import { storeSettings } from '@/server/stores/store-settings';
import { type BookFacts, bookRow, type StockBookFilter, type StockBookRow } from './stock-book';
import { type MoveRow, movesSince } from './stock-moves';

type SummedFilter = Omit<StockBookFilter, 'after' | 'productId' | 'term' | 'movedOnly'>;
type WholeFilter = Omit<StockBookFilter, 'after' | 'productId'>;

/** What the goods counted in one unit add up to: pieces and metres never make one number. */
export type UnitTotal = Pick<StockBookRow, 'unit' | 'opening' | 'moves' | 'closing'>;

/**
 * The stock book of a store, or of one zone or category of it, added up over its products, a row for each unit they are counted
 * in; values in fen (null for who may not see costs, and for one zone: cost is kept per store).
 */
export async function stockBookTotals(
  reader: Reader,
  filter: SummedFilter,
  seesCost: boolean,
  now: Date,
): Promise<UnitTotal[]> {
  const moves = await movesOf(reader, filter, now);
  const rows = await reader.$queryRaw<Pick<BookFacts, 'unit' | 'now_q' | 'now_v' | 'moves'>[]>`
    WITH moved AS (SELECT p.unit, v.kind, v.later, v.out, abs(sum(v.quantity)) AS quantity,
        sum(v.value_fen) * CASE WHEN v.out THEN -1 ELSE 1 END AS value_fen
      FROM (${moves}) v JOIN ${GOODS} p ON p.id = v.product_id GROUP BY 1, 2, 3, 4
      HAVING sum(v.quantity) <> 0 OR sum(v.value_fen) <> 0),
    stands AS (SELECT p.unit, sum(n.quantity) AS quantity, sum(n.value_fen) AS value_fen
      FROM (${stockNow(filter)}) n JOIN ${GOODS} p ON p.id = n.product_id GROUP BY 1)
    SELECT s.unit, s.quantity::text AS now_q, s.value_fen::float8 AS now_v, m.moves
    FROM stands s LEFT JOIN (SELECT unit, json_agg(json_build_object('kind', kind, 'later', later, 'out', out,
        'quantity', quantity::text, 'value_fen', value_fen)) AS moves FROM moved GROUP BY 1) m ON m.unit = s.unit
    WHERE s.quantity <> 0 OR s.value_fen <> 0 OR m.moves IS NOT NULL
    ORDER BY s.quantity DESC, s.unit`;
  return rows.map((row) => {
    const { unit, opening, moves, closing } = bookRow(
      { ...row, id: '', code: '', name: '', spec: '' },
      seesCost && !filter.zoneId,
    );
    return { unit, opening, moves, closing };
  });
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
