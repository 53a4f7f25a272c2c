import { Prisma } from '@/generated/prisma/client';
import { type Day, dayBounds } from '@/lib/business-day';
import { STORES } from './lent-stores';

/** Where it is the earliest, and the latest, day of all. */
const EARLIEST_ZONE = 'Pacific/Kiritimati';
const LATEST_ZONE = 'Etc/GMT+12';

/**
 * Conditions of rows `x` whose moment lies within days, both included, by each store's own clock. Bounds that hold everywhere stand first,
 * so that an index over the moment is used.
 * @param column a column of `x`, as the database calls it
 */
export function withinLocalDays(
  column: string,
  { from, to }: { from?: Day | undefined; to?: Day | undefined },
): Prisma.Sql[] {
  const at = Prisma.raw(`x.${column}`);
  const local = Prisma.sql`(SELECT (${at} AT TIME ZONE t.time_zone)::date FROM ${STORES} t WHERE t.id = x.store_id)`;
  return [
    ...(from
      ? [
          Prisma.sql`${at} >= ${dayBounds(from, EARLIEST_ZONE, 0).from}`,
          Prisma.sql`${local} >= ${from}::date`,
        ]
      : []),
    ...(to
      ? [Prisma.sql`${at} < ${dayBounds(to, LATEST_ZONE, 0).to}`, Prisma.sql`${local} <= ${to}::date`]
      : []),
  ];
}
