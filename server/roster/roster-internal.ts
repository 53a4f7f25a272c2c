import type { RosterWeek } from '@/generated/prisma/client';
import { type Day, dayToDate } from '@/lib/business-day';
import type { Tx } from '@/server/platform/db';
import { PlanRefused, WeekChangedMeanwhile } from './errors';
import type { Finding } from './planning-facts-rules';

/** The same as somebody saw it. @throws WeekChangedMeanwhile */
export async function lockWeek(
  tx: Tx,
  of: { storeId: string; monday: Day; revision: number },
): Promise<RosterWeek> {
  const week = await lockWeekAsIs(tx, of);
  if (week.revision !== of.revision) throw new WeekChangedMeanwhile({ revision: week.revision });
  return week;
}

/** The week, which nobody else plans or publishes until the transaction ends. */
export async function lockWeekAsIs(tx: Tx, of: { storeId: string; monday: Day }): Promise<RosterWeek> {
  const { storeId, monday } = of;
  await tx.$executeRaw`
    INSERT INTO roster_week (store_id, monday) VALUES (${storeId}::uuid, ${monday}::date) ON CONFLICT DO NOTHING`;
  await tx.$queryRaw`
    SELECT 1 AS locked FROM roster_week WHERE store_id = ${storeId}::uuid AND monday = ${monday}::date FOR UPDATE`;
  return tx.rosterWeek.findUniqueOrThrow({
    where: { storeId_monday: { storeId, monday: dayToDate(monday) } },
  });
}

/**
 * Nobody else plans these people, or gives them leave, until the transaction ends: two stores that plan one person at once wait for
 * each other here, after their weeks were locked.
 */
export async function lockPlanned(tx: Tx, personIds: Iterable<string>): Promise<void> {
  for (const personId of [...new Set(personIds)].sort())
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`planned${personId}`}, 1))::text`;
}

/** @throws PlanRefused for the first error among them */
export function refuseErrors(findings: readonly Finding[]): void {
  const error = findings.find(({ severity }) => severity === 'ERROR');
  if (error) throw new PlanRefused({ rule: error.rule, person: error.personId, day: error.day });
}
