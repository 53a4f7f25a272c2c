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

type Figures = Pick<StockBookRow, 'unit' | 'opening' | 'moves' | 'closing'>;

export interface CompanyBookRow extends Figures {
  storeId: string;
  code: string;
  store: string;
}

export interface CompanyBook {
  /** A row for each store and each unit its goods are counted in. */
  rows: CompanyBookRow[];
  /** Goods that left one store and stand in no other yet, by unit; none where none were on their way in the period. */
  inTransit: Figures[];
  /** All of it, by unit. */
  total: Figures[];
}

interface UnitFacts {
  unit: string;
  now_q: string;
  now_v: number;
  moves: MoveRow[] | null;
}

interface StoreFacts extends UnitFacts {
  id: string;
  code: string;
  name: string;
}

/**
 * The stock book of every store, a row each and for each unit, what is on its way between them, and all of it together: what one store sent
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
    SELECT s.id, s.code, s.name, coalesce(b.unit, '') AS unit, coalesce(b.quantity, 0)::text AS now_q,
      coalesce(b.value_fen, 0)::float8 AS now_v, b.moves
    FROM ${STORES} s
    LEFT JOIN (SELECT coalesce(n.store_id, m.store_id) AS store_id, coalesce(n.unit, m.unit) AS unit, n.quantity, n.value_fen, m.moves
      FROM (SELECT c.store_id, p.unit, sum(c.quantity) AS quantity, sum(c.value_fen) AS value_fen
        FROM stock_cost c JOIN ${GOODS} p ON p.id = c.product_id WHERE true ${ofGoods(filter, 'c')} GROUP BY 1, 2) n
      FULL JOIN (SELECT store_id, unit, ${MOVES_AS_JSON}
        FROM (SELECT v.store_id, p.unit, v.kind, v.later, v.out, abs(sum(v.quantity)) AS quantity,
            sum(v.value_fen) * CASE WHEN v.out THEN -1 ELSE 1 END AS value_fen
          FROM (${movesOfStores(filter, filter.to >= (today ?? filter.to))}) v JOIN ${GOODS} p ON p.id = v.product_id
          GROUP BY 1, 2, 3, 4, 5 HAVING sum(v.quantity) <> 0 OR sum(v.value_fen) <> 0) x GROUP BY 1, 2) m
        ON m.store_id = n.store_id AND m.unit = n.unit
      WHERE n.quantity <> 0 OR n.value_fen <> 0 OR m.moves IS NOT NULL) b ON b.store_id = s.id
    WHERE s.closed_at IS NULL OR b.store_id IS NOT NULL
    ORDER BY s.code, b.quantity DESC NULLS LAST, b.unit`;
  const transit = await transitFacts(reader, filter);
  const figures = (of: UnitFacts): Figures => {
    const { unit, opening, moves, closing } = bookRow(
      { ...of, id: '', code: '', name: '', spec: '' },
      seesCost,
    );
    return { unit, opening, moves, closing };
  };
  return {
    inTransit: transit.filter(({ now_q, moves }) => now_q !== '0' || moves !== null).map(figures),
    rows: facts.map((store) => ({
      storeId: store.id,
      code: store.code,
      store: store.name,
      ...figures(store),
    })),
    total: byUnit([...facts, ...transit]).map(figures),
  };
}

/** Facts of one unit added up. */
function byUnit(facts: readonly UnitFacts[]): UnitFacts[] {
  const units = new Map<string, UnitFacts>();
  for (const { unit, now_q, now_v, moves } of facts) {
    if (unit === '') continue;
    const sum = units.get(unit);
    units.set(unit, {
      unit,
      now_q: new Prisma.Decimal(sum?.now_q ?? 0).add(now_q).toString(),
      now_v: (sum?.now_v ?? 0) + now_v,
      moves: [...(sum?.moves ?? []), ...(moves ?? [])],
    });
  }
  return [...units.values()];
}

const MOVES_AS_JSON = Prisma.sql`json_agg(json_build_object('kind', kind, 'later', later, 'out', out, 'quantity', quantity::text,
  'value_fen', value_fen)) AS moves`;

/** What a store sends comes in among what is on its way, and leaves it where it arrives: said as of a place of its own. */
const ENTERED_OR_LEFT = Prisma.sql`CASE WHEN x.kind::text NOT IN ('TRANSFER_IN', 'TRANSFER_OUT') THEN x.kind::text
  WHEN x.out THEN 'TRANSFER_OUT' ELSE 'TRANSFER_IN' END`;

/**
 * What is on its way now, and what went into it and came out since the period began, by the days those were booked on: in
 * with the sending, out with each arrival and with what was given up as lost. By unit.
 */
async function transitFacts(reader: Reader, { from, to, ...goods }: CompanyFilter): Promise<UnitFacts[]> {
  const way = goodsOnTheirWay.ask();
  const moves = Prisma.sql`SELECT p.unit, ${ENTERED_OR_LEFT} AS kind, x.business_day > ${to}::date AS later, x.out, x.quantity, x.value_fen
    FROM (${way.moves}) x JOIN ${GOODS} p ON p.id = x.product_id WHERE x.business_day >= ${from}::date ${ofGoods(goods, 'x')}`;
  return await reader.$queryRaw<UnitFacts[]>`
    SELECT coalesce(n.unit, m.unit) AS unit, trim_scale(coalesce(n.quantity, 0))::text AS now_q,
      coalesce(n.value_fen, 0)::float8 AS now_v, m.moves
    FROM (SELECT p.unit, sum(w.quantity) AS quantity, sum(w.value_fen) AS value_fen
      FROM (${way.now}) w JOIN ${GOODS} p ON p.id = w.product_id WHERE true ${ofGoods(goods, 'w')} GROUP BY 1) n
    FULL JOIN (SELECT unit, ${MOVES_AS_JSON}
      FROM (SELECT unit, kind, later, out, sum(quantity) AS quantity, sum(value_fen) AS value_fen
        FROM (${moves}) x GROUP BY 1, 2, 3, 4) v GROUP BY 1) m ON m.unit = n.unit
    ORDER BY 1`;
}

/** Rows (store_id, product_id, kind, later, out, quantity, value_fen) since the period began, as `movesSince` has them for one store. */
function movesOfStores({ from, to, ...goods }: CompanyFilter, endsNow: boolean): Prisma.Sql {
  const parts = periodParts(from, endsNow ? null : to);
  const months = (out: boolean) => {
    const side = Prisma.raw(out ? 'out' : 'in');
    return Prisma.sql`SELECT m.store_id, m.product_id, m.kind, m.month > ${to}::date AS later, ${out}::boolean AS out, m.${side}_quantity AS quantity,
        m.${side}_value_fen AS value_fen
      FROM ${STORES} s JOIN stock_month m ON m.store_id = s.id AND m.month >= ${parts.firstWholeMonth}::date
      WHERE m.kind NOT IN ('ZONE_IN', 'ZONE_OUT') ${ofGoods(goods, 'm')}
        ${parts.brokenMonth ? Prisma.sql`AND m.month <> ${parts.brokenMonth}::date` : Prisma.empty}`;
  };
  const entry = Prisma.sql`SELECT e.store_id, e.product_id, e.kind, e.business_day > ${to}::date AS later, e.quantity < 0 AS out, e.quantity, e.value_fen`;
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
