import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import { figure, type ReportSection } from '@/server/platform/report-section';

const schema = z.object({
  stock: z.array(
    z.object({
      kind: z.string(),
      count: figure,
      in: z.string(),
      out: z.string(),
      valueFen: figure.nullable(),
    }),
  ),
  belowZero: figure,
});

/** Goods in and out by kind of movement, and how many left a level below zero. */
export const stockSection: ReportSection<z.output<typeof schema>, null> = {
  versions: {
    1: {
      schema,
      statement: (storeId, day) => Prisma.sql`
        SELECT jsonb_build_object(
          'stock', (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.kind), '[]') FROM (
            SELECT kind, count(*) AS count,
              trim_scale(coalesce(sum(quantity) FILTER (WHERE quantity > 0), 0))::text AS "in",
              trim_scale(coalesce(-sum(quantity) FILTER (WHERE quantity < 0), 0))::text AS "out",
              sum(value_fen)::bigint AS "valueFen"
            FROM stock_entry WHERE store_id = ${storeId}::uuid AND business_day = ${day}::date GROUP BY kind) x),
          'belowZero', (SELECT count(*) FROM stock_entry
            WHERE store_id = ${storeId}::uuid AND business_day = ${day}::date AND below_zero)) AS figures`,
    },
  },
  current: 1,
  people: () => [],
  details: async () => null,
  withoutSecrets: (figures, { may }) =>
    may('costs.see')
      ? figures
      : { ...figures, stock: figures.stock.map((row) => ({ ...row, valueFen: null })) },
};
