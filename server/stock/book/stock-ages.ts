import { Prisma } from '@/generated/prisma/client';

/** Upper ends of the age buckets in days; the last one is beyond them. */
export const AGE_DAYS = [30, 90, 180, 365] as const;

export const BUCKETS = AGE_DAYS.length + 1;

/** Kinds that make goods of a product older or newer: what a customer brought back is as old as it was. */
export const GOODS_IN = Prisma.sql`('OPENING', 'RECEIVING', 'TRANSFER_IN')`;

const EDGES = Array.from({ length: BUCKETS }, (_, of) => of);

function column(name: 'c' | 'q' | 'w' | 'v', of: number): Prisma.Sql {
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
  also: Prisma.Sql = Prisma.empty,
): Prisma.Sql {
  return Prisma.join(
    edges.map(
      (of) =>
        Prisma.sql`coalesce(sum(${quantity}) FILTER (WHERE ${inBucket(age, of)} ${also}), 0) AS ${column('c', of)}`,
    ),
  );
}

const GOODS = Prisma.raw(
  ['store_id', 'today', 'recent', 'id', 'code', 'name', 'spec', 'unit', 'quantity', 'value_fen']
    .map((name) => `g.${name}`)
    .join(', '),
);

/**
 * Slow goods with what came in of them in the last year by age, c0 ...: months that are over by their middle, days of the last two months
 * (as they come with the goods), and days never sealed. A product's months are summed where they are read: brought together first, they
 * are too many to sort.
 */
export function goodsCame(): Prisma.Sql {
  const came = EDGES.map((of) => {
    const recent = RECENT_EDGES.includes(of) ? Prisma.sql`+ g.${column('c', of)}` : Prisma.empty;
    return Prisma.sql`m.${column('c', of)} ${recent} + coalesce(u.${column('c', of)}, 0) AS ${column('c', of)}`;
  });
  return Prisma.sql`SELECT ${GOODS}, ${Prisma.join(came)} FROM slow g CROSS JOIN LATERAL (
      SELECT ${sumsByAge(Prisma.sql`g.today - (m.month + 14)`, Prisma.sql`m.in_quantity`)} FROM stock_month m
      WHERE m.store_id = g.store_id AND m.product_id = g.id AND m.month >= g.year_ago_month AND m.month < g.recent
        AND m.kind IN ${GOODS_IN} AND m.in_quantity > 0 OFFSET 0) m
    LEFT JOIN (SELECT e.store_id, e.product_id, ${sumsByAge(Prisma.sql`e.age`, Prisma.sql`e.quantity`)}
      FROM unsealed e GROUP BY e.store_id, e.product_id) u ON u.store_id = g.store_id AND u.product_id = g.id`;
}

/**
 * Pieces (q0 ...) and value (v0 ..., fen) by age: of each bucket what the younger ones leave of what stands there. What no goods in of the last year
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
  const worth = EDGES.map(
    (of) => Prisma.sql`round(value_fen * (${upTo('q', of)}) / quantity) AS ${column('w', of)}`,
  );
  // Each value is what all up to it are worth less what all before it are: together they are the whole.
  const values = EDGES.map((of) => {
    const before = of === 0 ? Prisma.empty : Prisma.sql`- ${column('w', of - 1)}`;
    return Prisma.sql`(${column('w', of)} ${before})::float8 AS ${column('v', of)}`;
  });
  return Prisma.sql`SELECT b.*, ${Prisma.join(values)} FROM (SELECT a.*, ${Prisma.join(worth)}
    FROM (SELECT h.*, ${Prisma.join(pieces)} FROM (
      SELECT r.*, CASE WHEN rest > 0 THEN today - coalesce((SELECT e.business_day FROM stock_entry e
          WHERE e.store_id = r.store_id AND e.product_id = r.id ORDER BY e.business_day LIMIT 1), today) ELSE 0 END AS rest_age
      FROM (SELECT f.*, greatest(quantity - (${upTo('c', BUCKETS - 1)}), 0) AS rest FROM came f) r OFFSET 0) h OFFSET 0) a OFFSET 0) b`;
}

/** Pieces by age as text, of rows of `byAge`. */
export const AGES_AS_TEXT = Prisma.sql`ARRAY[${Prisma.join(
  EDGES.map((of) => Prisma.sql`trim_scale(${column('q', of)})::text`),
)}]`;
