import type { Reader } from '@/server/platform/db';
import type { monthFacts, undecidedOf } from './month-facts';
import { monthDate, nextMonth } from './month-internal';

/** Why a day's hours are not known yet, the one that is settled last first. */
export const UNSETTLED = ['PROPOSALS', 'PUNCHES', 'SHIFTS', 'UNKNOWN'] as const;
export type Unsettled = (typeof UNSETTLED)[number];

/** Shifts of a month in these stores whose hours a manager left unknown for good. */
export async function leftUnknownOf(
  reader: Reader,
  storeIds: readonly string[],
  month: string,
): Promise<Set<string>> {
  const rows = await reader.hoursLeftUnknown.findMany({
    where: {
      storeId: { in: [...storeIds] },
      day: { gte: monthDate(month), lt: monthDate(nextMonth(month)) },
    },
    select: { subjectId: true },
  });
  return new Set(rows.map(({ subjectId }) => subjectId));
}

/**
 * Days of a month whose hours nobody knows: nobody agrees to a sum with such a day in it, and nobody locks it. Proposals and unproved punches
 * that wait, shifts that wait for their judgement, and punches that are missing and that nobody said anything final about.
 */
export function unsettledDays(
  { storeId, verdicts, open }: Awaited<ReturnType<typeof monthFacts>>,
  { proposals, punches }: Awaited<ReturnType<typeof undecidedOf>>,
  left: ReadonlySet<string>,
  dayOf: (at: Date) => string,
): { personId: string; day: string; why: Unsettled }[] {
  const waits = <Row extends { personId: string; occurredAt: Date }>(rows: readonly Row[], why: Unsettled) =>
    rows.map(({ personId, occurredAt }) => ({ personId, day: dayOf(occurredAt), why }));
  return [
    ...waits(proposals, 'PROPOSALS'),
    ...waits(punches, 'PUNCHES'),
    ...open.map(({ personId, day }) => ({ personId, day, why: 'SHIFTS' as const })),
    ...verdicts
      .filter((one) => one.storeId === storeId && one.workedMinutes === null && !left.has(one.subjectId))
      .map(({ personId, day }) => ({ personId, day, why: 'UNKNOWN' as const })),
  ];
}
