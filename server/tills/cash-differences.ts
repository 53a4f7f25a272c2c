import { dateToDay, dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';

interface Since {
  storeId: string;
  /** Business day from which on. */
  since: string;
}

/** Drawers that were closed over or short since a day, the latest first; of each store by its index of days. */
export async function cashDifferences(reader: Reader, asked: readonly Since[], most = 200) {
  if (asked.length === 0) return [];
  const sessions = await reader.tillSession.findMany({
    where: {
      OR: asked.map(({ storeId, since }) => ({ storeId, businessDay: { gte: dayToDate(since) } })),
      differenceFen: { not: 0 },
    },
    orderBy: [{ businessDay: 'desc' }, { closedAt: 'desc' }],
    take: most,
    include: { till: { select: { code: true, name: true } } },
  });
  const names = await personNames(
    reader,
    sessions.map(({ closedById }) => closedById),
  );
  return sessions.map((session) => ({
    storeId: session.storeId,
    sessionId: session.id,
    day: dateToDay(session.businessDay),
    tillCode: session.till.code,
    tillName: session.till.name,
    closedBy: names.get(session.closedById ?? '') ?? '',
    differenceFen: fenOf(session.differenceFen ?? 0n),
    reason: session.differenceReason ?? '',
  }));
}

/** Who has a drawer open at this moment, by store. */
export async function openDrawersNow(reader: Reader, storeIds: readonly string[]) {
  const tills = await reader.till.findMany({
    where: { storeId: { in: [...storeIds] }, closedAt: null },
    orderBy: [{ storeId: 'asc' }, { code: 'asc' }],
    select: {
      storeId: true,
      code: true,
      name: true,
      sessions: { where: { closedAt: null }, select: { id: true, openedById: true, openedAt: true } },
    },
  });
  const open = tills.flatMap(({ sessions, ...till }) => sessions.map((session) => ({ ...till, session })));
  const names = await personNames(
    reader,
    open.map(({ session }) => session.openedById),
  );
  return open.map(({ storeId, code, name, session }) => ({
    storeId,
    tillCode: code,
    tillName: name,
    sessionId: session.id,
    personId: session.openedById,
    person: names.get(session.openedById) ?? '',
    since: session.openedAt,
  }));
}

/** What each drawer of some days of a store was over or short by, fen; those that fitted are left out. */
export async function cashDifferencesBetween(
  reader: Reader,
  { storeId, since, until }: Since & { until: string },
): Promise<number[]> {
  const sessions = await reader.tillSession.findMany({
    where: {
      storeId,
      businessDay: { gte: dayToDate(since), lte: dayToDate(until) },
      differenceFen: { not: 0 },
    },
    select: { differenceFen: true },
  });
  return sessions.map(({ differenceFen }) => fenOf(differenceFen ?? 0n));
}
