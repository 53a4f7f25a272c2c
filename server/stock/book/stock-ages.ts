import { Prisma } from '@/generated/prisma/client';

/** Upper ends of the age buckets in days; the last one is beyond them. */
export const AGE_DAYS = [30, 90, 180, 365] as const;

export const BUCKETS = AGE_DAYS.length + 1;

/** Kinds that make goods of a product older or newer: what a customer brought back is as old as it was. */
export const GOODS_IN = Prisma.sql`('OPENING', 'RECEIVING', 'TRANSFER_IN')`;

const EDGES = Array.from({ length: BUCKETS }, (_, of) => of);

function column(name: 'c' | 'q', of: number): Prisma.Sql {
  return Prisma.raw(`${name}${of}`);
}

/** Is an age in that bucket? */
function inBucket(age: Prisma.Sql, of: number): Prisma.Sql {
  const younger = of < AGE_DAYS.length ? Prisma.sql`AND ${age} <= ${AGE_DAYS[of]}` : Prisma.empty;
  const older = of > 0 ? Prisma.sql`AND ${age} > ${AGE_DAYS[of - 1]}` : Prisma.empty;
  return Prisma.sql`true ${older} ${younger}`;
}

/** Ages that days of this month and the last can have. */
export const RECENT_EDGES = EDGES.filter((of) => of === 0 || Number(AGE_DAYS[of - 1]) < 62);

/** Quantities by age, each its own column c0 ... */
export function sumsByAge(
  age: Prisma.Sql,
  quantity: Prisma.Sql,
  edges: readonly number[] = EDGES,
): Prisma.Sql {
  return Prisma.join(
    edges.map(
      (of) =>
        Prisma.sql`coalesce(sum(${quantity}) FILTER (WHERE ${inBucket(age, of)}), 0) AS ${column('c', of)}`,
    ),
  );
}

/**
 * Goods in of the last year by age, a row (store_id, id, c0 ... ) a product: months that are over by their middle, days of the last
 * two months, and days never sealed. Each product's are summed where they are read: brought together first, there are too many to sort.
 */
export function goodsCame(): Prisma.Sql {
  const columns = Prisma.join(EDGES.map((of) => Prisma.sql`m.${column('c', of)}`));
  const sums = Prisma.join(EDGES.map((of) => Prisma.sql`sum(${column('c', of)}) AS ${column('c', of)}`));
  const recent = Prisma.join(
    EDGES.map((of) => (RECENT_EDGES.includes(of) ? Prisma.sql`g.${column('c', of)}` : Prisma.sql`0`)),
  );
  return Prisma.sql`SELECT store_id, id, ${sums} FROM (
    SELECT g.store_id, g.id, ${columns} FROM slow g CROSS JOIN LATERAL (
      SELECT ${sumsByAge(Prisma.sql`g.today - (m.month + 14)`, Prisma.sql`m.in_quantity`)} FROM stock_month m
      WHERE m.store_id = g.store_id AND m.product_id = g.id AND m.month >= g.year_ago_month AND m.month < g.recent
        AND m.kind IN ${GOODS_IN} AND m.in_quantity > 0 OFFSET 0) m
    UNION ALL
    SELECT g.store_id, g.id, ${recent} FROM slow g
    UNION ALL
    SELECT g.store_id, g.id, ${sumsByAge(Prisma.sql`g.today - e.business_day`, Prisma.sql`e.quantity`)}
    FROM unsealed e JOIN slow g ON g.store_id = e.store_id AND g.id = e.product_id GROUP BY g.store_id, g.id) goods
    GROUP BY store_id, id`;
}

const GOODS = Prisma.raw(
  ['store_id', 'today', 'recent', 'id', 'code', 'name', 'spec', 'unit', 'quantity', 'value_fen']
    .map((name) => `g.${name}`)
    .join(', '),
);

/**
 * Pieces and value by age: of each bucket what the younger ones leave of what stands there. What no goods in of the last year
 * account for is as old as the product is in this store.
 */
export function byAge(): Prisma.Sql {
  const upTo = (name: 'c' | 'q', of: number) =>
    of < 0
      ? Prisma.sql`0`
      : Prisma.join(
          EDGES.slice(0, of + 1).map((one) => column(name, one)),
          ' + ',
        );
  const pieces = EDGES.map(
    (of) => Prisma.sql`least(${column('c', of)}, greatest(quantity - (${upTo('c', of - 1)}), 0))
      + CASE WHEN ${inBucket(Prisma.sql`rest_age`, of)} THEN rest ELSE 0 END AS ${column('q', of)}`,
  );
  // Each value is what all up to it are worth less what all before it are: together they are the whole.
  const worth = (of: number) =>
    of < 0 ? Prisma.sql`0` : Prisma.sql`round(value_fen * (${upTo('q', of)}) / quantity)`;
  const values = EDGES.map(
    (of) => Prisma.sql`(${worth(of)} - ${worth(of - 1)})::float8 AS v${Prisma.raw(String(of))}`,
  );
  const texts = EDGES.map((of) => Prisma.sql`trim_scale(${column('q', of)})::text`);
  const came = EDGES.map((of) => Prisma.sql`coalesce(c.${column('c', of)}, 0) AS ${column('c', of)}`);
  return Prisma.sql`SELECT store_id, today, recent, id, code, name, spec, unit,
      trim_scale(quantity)::text AS quantity, value_fen::float8 AS value_fen,
      ARRAY[${Prisma.join(texts)}] AS ages, ${Prisma.join(values)}
    FROM (SELECT h.*, ${Prisma.join(pieces)} FROM (
      SELECT r.*, CASE WHEN rest > 0 THEN today - coalesce((SELECT e.business_day FROM stock_entry e
          WHERE e.store_id = r.store_id AND e.product_id = r.id ORDER BY e.business_day LIMIT 1), today) ELSE 0 END AS rest_age
      FROM (SELECT f.*, greatest(quantity - (${upTo('c', BUCKETS - 1)}), 0) AS rest FROM (
        SELECT ${GOODS}, ${Prisma.join(came)} FROM slow g LEFT JOIN came c ON c.store_id = g.store_id AND c.id = g.id OFFSET 0) f) r OFFSET 0) h OFFSET 0) a`;
}
