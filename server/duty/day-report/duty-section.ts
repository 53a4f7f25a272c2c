import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import { figure, type ReportSection } from '@/server/platform/report-section';

const schema = z.object({
  /** The lists that were signed. */
  sheets: z.array(
    z.object({ kind: z.string(), signerId: z.string(), at: z.string(), points: figure, wrong: figure }),
  ),
  /** Entries of the day's log. */
  notes: z.array(z.object({ kind: z.string(), count: figure })),
});
export type DutyFigures = z.output<typeof schema>;

/** Who opened and closed the store by its lists, and what went into its log. */
export const dutySection: ReportSection<DutyFigures, Record<string, never>> = {
  versions: { 1: { schema, statement: dutyOf } },
  current: 1,
  people: ({ sheets }) => sheets.map(({ signerId }) => signerId),
  details: async () => ({}),
  withoutSecrets: (figures) => figures,
};

function dutyOf(storeId: string, day: string): Prisma.Sql {
  return Prisma.sql`
    SELECT jsonb_build_object(
      'sheets', (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.kind DESC), '[]') FROM (
        SELECT kind, signer_id AS "signerId", to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at, points, wrong
        FROM duty_sheet WHERE store_id = ${storeId}::uuid AND business_day = ${day}::date) x),
      'notes', (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.kind), '[]') FROM (
        SELECT kind, count(*)::int AS count FROM duty_note
        WHERE store_id = ${storeId}::uuid AND business_day = ${day}::date GROUP BY 1) x)) AS figures`;
}
