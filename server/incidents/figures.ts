import { Prisma } from '@/generated/prisma/client';
import type { Day } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';
import { STORES } from '@/server/stores/lent-stores';
import { ZONES } from '@/server/zones/lent-zones';

export type FigureBy = 'kind' | 'zone' | 'month' | 'person';

export interface FigureRow {
  /** What it is of, for the list it opens; null: nothing was named. */
  key: string | null;
  name: string;
  count: number;
  severe: number;
  open: number;
  /** Confirmed quarrels among them. */
  quarrels: number;
  /** At list price, as reported. */
  worthFen: number;
  /** What was written off at cost, and cash; null: not for these eyes. */
  costFen: number | null;
}

/** Rows of one table of figures. */
const MOST = 100;

/** How many incidents there were in a period and what they cost, by what they were; the most first. */
export async function incidentFigures(
  reader: Reader,
  asked: { storeIds: readonly string[]; from: Day; to: Day; by: FigureBy; seesCosts: boolean },
): Promise<FigureRow[]> {
  const people = Prisma.sql`JOIN incident_person n ON n.store_id = x.store_id AND n.incident_id = x.id AND n.person_id IS NOT NULL`;
  const rows = await reader.$queryRaw<
    {
      key: string | null;
      name: string | null;
      count: number;
      severe: number;
      open: number;
      quarrels: number;
      worth: string;
      cost: string;
    }[]
  >`
    SELECT f.*, ${asked.by === 'zone' ? Prisma.sql`(SELECT z.name FROM ${ZONES} z WHERE z.id::text = f.key LIMIT 1)` : Prisma.sql`f.key`} AS name
    FROM (
      SELECT ${KEY_OF[asked.by]} AS key, count(*)::int AS count, (count(*) FILTER (WHERE x.severe))::int AS severe,
        (count(*) FILTER (WHERE s.state <> 'CLOSED'))::int AS open, coalesce(sum(d.quarrels), 0)::int AS quarrels,
        coalesce(sum(x.worth_fen), 0)::text AS worth, coalesce(sum(d.cost), 0)::text AS cost
      FROM incident x JOIN ${STORES} t ON t.id = x.store_id
      JOIN incident_standing s ON s.store_id = x.store_id AND s.incident_id = x.id
      ${asked.by === 'person' ? people : Prisma.empty}
      LEFT JOIN LATERAL (SELECT sum(c.cost_fen) AS cost, ${
        asked.by === 'person'
          ? Prisma.sql`count(*) FILTER (WHERE c.kind = 'QUARREL' AND c.subject_id = n.person_id)`
          : Prisma.sql`count(*) FILTER (WHERE c.kind = 'QUARREL')`
      } AS quarrels
        FROM incident_decision c WHERE c.store_id = x.store_id AND c.incident_id = x.id) d ON true
      WHERE x.store_id = ANY(${[...asked.storeIds]}::uuid[])
        AND x.happened_at >= ${asked.from}::date - interval '1 day' AND x.happened_at < ${asked.to}::date + interval '2 days'
        AND (x.happened_at AT TIME ZONE t.time_zone)::date BETWEEN ${asked.from}::date AND ${asked.to}::date
      GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MOST}) f ORDER BY f.count DESC, f.key`;
  const names =
    asked.by === 'person'
      ? await personNames(
          reader,
          rows.map(({ key }) => key),
        )
      : null;
  return rows.map(({ worth, cost, ...row }) => ({
    ...row,
    name: (names ? names.get(row.key ?? '') : row.name) ?? '',
    worthFen: fenOf(worth),
    costFen: asked.seesCosts ? fenOf(cost) : null,
  }));
}

const KEY_OF: Record<FigureBy, Prisma.Sql> = {
  kind: Prisma.sql`x.kind`,
  zone: Prisma.sql`x.zone_id::text`,
  month: Prisma.sql`to_char(x.happened_at AT TIME ZONE t.time_zone, 'YYYY-MM')`,
  person: Prisma.sql`n.person_id::text`,
};
