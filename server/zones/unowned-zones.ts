import type { Reader } from '@/server/platform/db';
import { PEOPLE } from '@/server/staff/lent-people';

/** How far back a stretch without an owner is told, days. */
const DAYS_BACK = 30;
const DAY_MS = 86_400_000;

interface Stretch {
  zoneId: string;
  code: string;
  name: string;
  from: Date;
  to: Date;
}

/**
 * Open zones nobody answers for now, and stretches of the last 30 days in which nobody did, longest ago last. Somebody who
 * was deactivated answers for nothing from then on. A zone is looked at from its first owner on.
 */
export async function unownedZones(reader: Reader, storeId: string, now: Date) {
  const since = new Date(now.getTime() - DAYS_BACK * DAY_MS);
  const [never, stretches] = await Promise.all([
    reader.zone.findMany({
      where: { storeId, closedAt: null, assignments: { none: { startsAt: { lte: now } } } },
      orderBy: { code: 'asc' },
      select: { id: true, code: true, name: true },
    }),
    reader.$queryRaw<Stretch[]>`
      WITH owned AS (
        SELECT a.zone_id, a.starts_at, least(a.ends_at, p.deactivated_at) AS ends_at
        FROM zone_assignment a JOIN ${PEOPLE} p ON p.id = a.person_id
        WHERE a.store_id = ${storeId}::uuid AND a.starts_at <= ${now}::timestamptz),
      zones AS (
        SELECT zone_id, greatest(min(starts_at), ${since}::timestamptz) AS first,
          range_agg(tstzrange(starts_at, greatest(starts_at, ends_at))) FILTER (WHERE ends_at IS NOT NULL) AS past,
          range_agg(tstzrange(starts_at, NULL)) FILTER (WHERE ends_at IS NULL) AS running
        FROM owned GROUP BY zone_id)
      SELECT z.id AS "zoneId", z.code, z.name, lower(g.gap) AS "from", upper(g.gap) AS "to"
      FROM zones o JOIN zone z ON z.store_id = ${storeId}::uuid AND z.id = o.zone_id AND z.closed_at IS NULL
      CROSS JOIN LATERAL unnest(tstzmultirange(tstzrange(o.first, ${now}::timestamptz))
        - coalesce(o.past, '{}'::tstzmultirange) - coalesce(o.running, '{}'::tstzmultirange)) AS g(gap)
      WHERE upper(g.gap) - lower(g.gap) >= interval '1 minute' OR upper(g.gap) = ${now}::timestamptz
      ORDER BY 5 DESC, z.code LIMIT 200`,
  ]);
  const open = stretches.filter(({ to }) => to.getTime() === now.getTime());
  return {
    /** `since`: null when nobody ever answered for it. */
    now: [
      ...never.map(({ id, code, name }) => ({ zoneId: id, code, name, since: null })),
      ...open.map(({ zoneId, code, name, from }) => ({ zoneId, code, name, since: from })),
    ],
    past: stretches.filter((stretch) => !open.includes(stretch)),
  };
}

export type UnownedZones = Awaited<ReturnType<typeof unownedZones>>;
