import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import { figure, type ReportSection } from '@/server/platform/report-section';

const schema = z.object({
  /** What was reported on the day. */
  kinds: z.array(z.object({ kind: z.string(), count: figure, severe: figure, worthFen: figure })),
  /** What was decided on the day, and what that cost. */
  decisions: z.array(z.object({ kind: z.string(), count: figure, costFen: figure.nullable() })),
  closed: figure,
  rounds: figure,
});
export type IncidentFigures = z.output<typeof schema>;

/** What happened that should not have, and what was decided about it. */
export const incidentsSection: ReportSection<IncidentFigures, Record<string, never>> = {
  versions: { 1: { schema, statement: incidentsOf } },
  current: 1,
  people: () => [],
  details: async () => ({}),
  withoutSecrets: (figures, sight) =>
    sight.may('costs.see')
      ? figures
      : {
          ...figures,
          decisions: figures.decisions.map((one) => (one.kind === 'CASH' ? one : { ...one, costFen: null })),
        },
};

function incidentsOf(storeId: string, day: string): Prisma.Sql {
  return Prisma.sql`
    SELECT jsonb_build_object(
      'kinds', (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.kind), '[]') FROM (
        SELECT kind, count(*)::int AS count, (count(*) FILTER (WHERE severe))::int AS severe, sum(worth_fen)::bigint AS "worthFen"
        FROM incident WHERE store_id = ${storeId}::uuid AND business_day = ${day}::date GROUP BY 1) x),
      'decisions', (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.kind), '[]') FROM (
        SELECT kind, count(*)::int AS count, sum(cost_fen)::bigint AS "costFen" FROM incident_decision
        WHERE store_id = ${storeId}::uuid AND business_day = ${day}::date GROUP BY 1) x),
      'closed', (SELECT count(*)::int FROM incident_step
        WHERE store_id = ${storeId}::uuid AND business_day = ${day}::date AND kind = 'CLOSED'),
      'rounds', (SELECT count(*)::int FROM safety_round
        WHERE store_id = ${storeId}::uuid AND business_day = ${day}::date)) AS figures`;
}
