import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';

/** As many as a page shows. */
const PAGE = 200;

/** How long after it leave that was given wrongly is still shown to be taken back, ms: a month is locked by then. */
const BACK_MS = 40 * 86_400_000;

/** Leaves of a store: those that wait first, then what lies ahead or is going on, then what was over lately. */
export async function leavesOfStore(reader: Reader, storeId: string, now: Date) {
  const [asked, ahead, past] = await Promise.all([
    reader.leave.findMany({ where: { storeId, state: 'ASKED' }, orderBy: { startsAt: 'asc' }, take: PAGE }),
    reader.leave.findMany({
      where: { storeId, state: 'APPROVED', endsAt: { gt: now } },
      orderBy: { startsAt: 'asc' },
      take: PAGE,
    }),
    reader.leave.findMany({
      where: { storeId, state: 'APPROVED', endsAt: { gt: new Date(now.getTime() - BACK_MS), lte: now } },
      orderBy: { startsAt: 'desc' },
      take: PAGE,
    }),
  ]);
  const rows = [...asked, ...ahead, ...past];
  const [names, shifts] = await Promise.all([
    personNames(
      reader,
      rows.map(({ personId }) => personId),
    ),
    Promise.all(
      [...asked, ...ahead].map(({ personId, startsAt, endsAt }) =>
        reader.shift.count({ where: { personId, startsAt: { lt: endsAt }, endsAt: { gt: startsAt } } }),
      ),
    ),
  ]);
  return rows.map((row, at) => ({ ...row, name: names.get(row.personId) ?? '', shifts: shifts[at] ?? 0 }));
}

/** How many wait for a decision in each of these stores; those without are left out. */
export async function countAskedLeave(
  reader: Reader,
  storeIds: readonly string[],
  notOf: string,
): Promise<Map<string, number>> {
  const rows = await reader.leave.groupBy({
    by: ['storeId'],
    where: { storeId: { in: [...storeIds] }, state: 'ASKED', personId: { not: notOf } },
    _count: true,
  });
  return new Map(rows.map(({ storeId, _count }) => [storeId, _count]));
}

/** One's own, the latest first, and what is left of each kind this year. */
export async function myLeave(reader: Reader, personId: string, year: number) {
  const [leaves, balances] = await Promise.all([
    reader.leave.findMany({ where: { personId }, orderBy: { startsAt: 'desc' }, take: 50 }),
    reader.leaveEntry.groupBy({ by: ['kind'], where: { personId, year }, _sum: { minutes: true } }),
  ]);
  return {
    leaves,
    balances: balances.map(({ kind, _sum }) => ({ kind, minutes: _sum.minutes ?? 0 })),
  };
}
