import { Prisma } from '@/generated/prisma/client';
import { businessDayOf } from '@/lib/business-day';
import { GOODS } from '@/server/catalog/lent-goods';
import { likeAnywhere } from '@/server/catalog/search-text';
import type { Reader } from '@/server/platform/db';
import { InvalidInput } from '@/server/platform/errors';
import { BUSINESS_DAYS, STORES } from '@/server/stores/lent-stores';
import { everyStore } from '@/server/stores/queries';
import { goodsOnTheirWay } from './goods-on-their-way';
import { periodParts } from './period-parts';
import { bookRow, type StockBookRow } from './stock-book';
import type { MoveRow } from './stock-moves';

export interface CompanyFilter {
  /** Business days, both included. */
  from: string;
  to: string;
  categoryId?: string | undefined;
  term?: string | undefined;
}

type Figures = Pick<StockBookRow, 'opening' | 'moves' | 'closing'>;

export interface CompanyBookRow extends Figures {
  storeId: string;
  code: string;
  store: string;
}

export interface CompanyBook {
  rows: CompanyBookRow[];
  /** Goods that left one store and stand in no other yet; null where none were on their way in the period. */
  inTransit: Figures | null;
  total: Figures;
}

interface StoreFacts {
  id: string;
  code: string;
  name: string;
  now_q: string;
  now_v: number;
  moves: MoveRow[] | null;
}

/**
 * The stock book of every store, a row each, what is on its way between them, and all of it together: what one store sent
 * and no other has yet is still the company's. Sealed days by their months.
 */
export async function companyStockBook(
  reader: Reader,
  filter: CompanyFilter,
  seesCost: boolean,
  now: Date,
): Promise<CompanyBook> {
  if (filter.from > filter.to) throw new InvalidInput({ field: 'from', problem: 'afterTo' });
  const stores = await everyStore(reader);
  const today = stores
    .map((one) => businessDayOf(now, one.timeZone, one.dayStartMinute))
    .toSorted()
    .at(-1);
  const facts = await reader.$queryRaw<StoreFacts[]>`
    SELECT s.id, s.code, s.name, coalesce(n.quantity, 0)::text AS now_q, coalesce(n.value_fen, 0)::float8 AS now_v, m.moves
    FROM ${STORES} s
    LEFT JOIN (SELECT c.store_id, sum(c.quantity) AS quantity, sum(c.value_fen) AS value_fen FROM stock_cost c
      WHERE true ${ofGoods(filter, 'c')} GROUP BY 1) n ON n.store_id = s.id
    LEFT JOIN (SELECT store_id, json_agg(json_build_object('kind', kind, 'later', later, 'out', out, 'quantity', quantity::text,
        'value_fen', value_fen)) AS moves
      FROM (SELECT store_id, kind, later, out, abs(sum(quantity)) AS quantity, sum(value_fen) * CASE WHEN out THEN -1 ELSE 1 END AS value_fen
        FROM (${movesOfStores(filter, filter.to >= (today ?? filter.to))}) moves GROUP BY 1, 2, 3, 4
        HAVING sum(quantity) <> 0 OR sum(value_fen) <> 0) v GROUP BY 1) m ON m.store_id = s.id
    WHERE s.closed_at IS NULL OR n.quantity <> 0 OR m.moves IS NOT NULL
    ORDER BY s.code`;
  const transit = await transitFacts(reader, filter);
  const figures = (of: Pick<StoreFacts, 'now_q' | 'now_v' | 'moves'>): Figures => {
    const { opening, moves, closing } = bookRow(
      { ...of, id: '', code: '', name: '', spec: '', unit: '' },
      seesCost,
    );
    return { opening, moves, closing };
  };
  const all = [...facts, transit];
  return {
    inTransit: transit.now_q !== '0' || transit.moves.length > 0 ? figures(transit) : null,
    rows: facts.map((store) => ({
      storeId: store.id,
      code: store.code,
      store: store.name,
      ...figures(store),
    })),
    total: figures({
      now_q: all.reduce((sum, store) => sum.add(store.now_q), new Prisma.Decimal(0)).toString(),
      now_v: all.reduce((sum, store) => sum + store.now_v, 0),
      moves: all.flatMap((store) => store.moves ?? []),
    }),
  };
}

/**
 * What is on its way now, and what went into it and came out since the period began, by the days those were booked on: in
 * with the sending, out with each arrival and with what was given up as lost.
 */
async function transitFacts(
  reader: Reader,
  { from, to, ...goods }: CompanyFilter,
): Promise<{ now_q: string; now_v: number; moves: MoveRow[] }> {
  const way = goodsOnTheirWay.ask();
  const moves = Prisma.sql`SELECT x.kind, x.business_day > ${to}::date AS later, x.out, x.quantity, x.value_fen
    FROM (${way.moves}) x WHERE x.business_day >= ${from}::date ${ofGoods(goods, 'x')}`;
  const [row] = await reader.$queryRaw<{ now_q: string; now_v: number; moves: MoveRow[] }[]>`
    SELECT trim_scale(n.quantity)::text AS now_q, n.value_fen::float8 AS now_v, coalesce(m.moves, '[]') AS moves
    FROM (SELECT coalesce(sum(w.quantity), 0) AS quantity, coalesce(sum(w.value_fen), 0) AS value_fen
      FROM (${way.now}) w WHERE true ${ofGoods(goods, 'w')}) n
    CROSS JOIN (SELECT json_agg(json_build_object('kind', kind, 'later', later, 'out', out, 'quantity', quantity::text,
        'value_fen', value_fen)) AS moves
      FROM (SELECT kind, later, out, sum(quantity) AS quantity, sum(value_fen) AS value_fen FROM (${moves}) x GROUP BY 1, 2, 3) v) m`;
  return row ?? { now_q: '0', now_v: 0, moves: [] };
}

/** Rows (store_id, kind, later, out, quantity, value_fen) since the period began, as `movesSince` has them for one store. */
function movesOfStores({ from, to, ...goods }: CompanyFilter, endsNow: boolean): Prisma.Sql {
  const parts = periodParts(from, endsNow ? null : to);
  const months = (out: boolean) => {
    const side = Prisma.raw(out ? 'out' : 'in');
    return Prisma.sql`SELECT m.store_id, m.kind, m.month > ${to}::date AS later, ${out}::boolean AS out, m.${side}_quantity AS quantity,
        m.${side}_value_fen AS value_fen
      FROM ${STORES} s JOIN stock_month m ON m.store_id = s.id AND m.month >= ${parts.firstWholeMonth}::date
      WHERE m.kind NOT IN ('ZONE_IN', 'ZONE_OUT') ${ofGoods(goods, 'm')}
        ${parts.brokenMonth ? Prisma.sql`AND m.month <> ${parts.brokenMonth}::date` : Prisma.empty}`;
  };
  const entry = Prisma.sql`SELECT e.store_id, e.kind, e.business_day > ${to}::date AS later, e.quantity < 0 AS out, e.quantity, e.value_fen`;
  const within = Prisma.sql`e.kind NOT IN ('ZONE_IN', 'ZONE_OUT') ${ofGoods(goods, 'e')}`;
  const ranges = parts.ranges.map(
    (range) => Prisma.sql`${entry} FROM ${STORES} s JOIN stock_entry e ON e.store_id = s.id
      AND e.business_day BETWEEN ${range.from}::date AND ${range.to}::date WHERE ${within}`,
  );
  const openDays = Prisma.sql`${entry} FROM ${BUSINESS_DAYS} d JOIN stock_entry e ON e.store_id = d.store_id AND e.business_day = d.day
    WHERE d.state <> 'SEALED' AND d.day >= ${parts.firstWholeMonth}::date AND ${within}
      ${parts.brokenMonth ? Prisma.sql`AND date_trunc('month', d.day) <> ${parts.brokenMonth}::date` : Prisma.empty}`;
  return Prisma.join([months(false), months(true), openDays, ...ranges], ' UNION ALL ');
}

function ofGoods(
  { categoryId, term }: Pick<CompanyFilter, 'categoryId' | 'term'>,
  table: string,
): Prisma.Sql {
  if (!categoryId && !term) return Prisma.empty;
  return Prisma.sql`AND ${Prisma.raw(table)}.product_id IN (SELECT p.id FROM ${GOODS} p WHERE true
    ${categoryId ? Prisma.sql`AND p.category_id = ${categoryId}::uuid` : Prisma.empty}
    ${term ? Prisma.sql`AND p.search_text LIKE ${likeAnywhere(term)}` : Prisma.empty})`;
}
