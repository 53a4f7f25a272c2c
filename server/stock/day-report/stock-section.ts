import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import { GOODS } from '@/server/catalog/lent-goods';
import { figure, type ReportSection } from '@/server/platform/report-section';

const kindRow = z.object({
  kind: z.string(),
  count: figure,
  in: z.string(),
  out: z.string(),
  valueFen: figure.nullable(),
});
const first = z.object({ stock: z.array(kindRow), belowZero: figure });
const schema = first.extend({
  stock: z.array(
    kindRow.extend({
      /** Each unit by itself: pieces and metres are never added together. None in the first version. */
      units: z.array(z.object({ unit: z.string(), in: z.string(), out: z.string() })).optional(),
    }),
  ),
});

const IN = Prisma.sql`trim_scale(coalesce(sum(quantity) FILTER (WHERE quantity > 0), 0))::text AS "in"`;
const OUT = Prisma.sql`trim_scale(coalesce(-sum(quantity) FILTER (WHERE quantity < 0), 0))::text AS "out"`;

/** Goods in and out by kind of movement, and how many left a level below zero. */
export const stockSection: ReportSection<z.output<typeof schema>, null> = {
  versions: {
    1: {
      schema: first,
      statement: (storeId, day) => Prisma.sql`
        SELECT jsonb_build_object(
          'stock', (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.kind), '[]') FROM (
            SELECT kind, count(*) AS count, ${IN}, ${OUT}, sum(value_fen)::bigint AS "valueFen"
            FROM stock_entry WHERE store_id = ${storeId}::uuid AND business_day = ${day}::date GROUP BY kind) x),
          'belowZero', (SELECT count(*) FROM stock_entry
            WHERE store_id = ${storeId}::uuid AND business_day = ${day}::date AND below_zero)) AS figures`,
    },
    2: {
      schema,
      statement: (storeId, day) => Prisma.sql`
        WITH moved AS MATERIALIZED (
          SELECT e.kind, p.unit, e.quantity, e.value_fen, e.below_zero FROM stock_entry e
          -- OFFSET 0: looked up entry by entry, whatever the planner thinks of reading all goods there are.
          CROSS JOIN LATERAL (SELECT g.unit FROM ${GOODS} g WHERE g.id = e.product_id OFFSET 0) p
          WHERE e.store_id = ${storeId}::uuid AND e.business_day = ${day}::date)
        SELECT jsonb_build_object(
          'stock', (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.kind), '[]') FROM (
            SELECT m.kind, count(*) AS count, ${IN}, ${OUT}, sum(value_fen)::bigint AS "valueFen",
              (SELECT jsonb_agg(to_jsonb(u) ORDER BY u.unit) FROM (
                SELECT n.unit, ${IN}, ${OUT} FROM moved n WHERE n.kind = m.kind GROUP BY n.unit) u) AS units
            FROM moved m GROUP BY m.kind) x),
          'belowZero', (SELECT count(*) FROM moved WHERE below_zero)) AS figures`,
    },
  },
  current: 2,
  people: () => [],
  details: async () => null,
  withoutSecrets: (figures, { may }) =>
    may('costs.see')
      ? figures
      : { ...figures, stock: figures.stock.map((row) => ({ ...row, valueFen: null })) },
};
