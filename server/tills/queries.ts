import { type Day, dateToDay, dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { fenOrNull } from '@/server/platform/numbers';
import { liveDevicesByTill } from '@/server/staff/devices/live-devices';
import { personNames } from '@/server/staff/person-names';

/** Tills of a store with the session open on each. */
export async function listTills(reader: Reader, storeId: string) {
  const tills = await reader.till.findMany({
    where: { storeId, closedAt: null },
    orderBy: { code: 'asc' },
    include: {
      sessions: {
        where: { closedAt: null },
        select: {
          id: true,
          openedById: true,
          openedAt: true,
          businessDay: true,
          cashUps: { orderBy: { attempt: 'desc' }, take: 1, select: { countedAt: true } },
        },
      },
    },
  });
  const names = await personNames(
    reader,
    tills.flatMap((till) => till.sessions.map((session) => session.openedById)),
  );
  return tills.map((till) => {
    const session = till.sessions[0];
    return {
      id: till.id,
      code: till.code,
      name: till.name,
      session: session
        ? {
            id: session.id,
            openedBy: names.get(session.openedById) ?? '',
            openedById: session.openedById,
            openedAt: session.openedAt,
            businessDay: dateToDay(session.businessDay),
            /** When its drawer was last counted: whatever is booked since means counting it again. */
            countedAt: session.cashUps[0]?.countedAt ?? null,
          }
        : null,
    };
  });
}

/** The counter positions of a store, with how many devices are enrolled on each. */
export async function listPositions(reader: Reader, storeId: string) {
  const [tills, devices] = await Promise.all([
    reader.till.findMany({
      where: { storeId, closedAt: null },
      orderBy: { code: 'asc' },
      select: { id: true, code: true, name: true },
    }),
    liveDevicesByTill(reader, storeId),
  ]);
  return tills.map((till) => ({ ...till, devices: devices.get(till.id) ?? 0 }));
}

/** Sessions of a business day, for the day report's door and the Z list. */
export async function listSessions(
  reader: Reader,
  storeId: string,
  filter: { day?: string | undefined; take?: number },
) {
  const sessions = await reader.tillSession.findMany({
    where: { storeId, ...(filter.day ? { businessDay: dayToDate(filter.day) } : {}) },
    orderBy: { openedAt: 'desc' },
    take: filter.take ?? 100,
    include: { till: { select: { code: true, name: true } } },
  });
  const names = await personNames(
    reader,
    sessions.flatMap((session) => [session.openedById, session.closedById]),
  );
  return sessions.map((session) => ({
    id: session.id,
    tillCode: session.till.code,
    tillName: session.till.name,
    businessDay: dateToDay(session.businessDay),
    openedAt: session.openedAt,
    openedBy: names.get(session.openedById) ?? '',
    closedAt: session.closedAt,
    closedBy: names.get(session.closedById ?? '') ?? '',
    zNumber: session.zNumber,
    differenceFen: fenOrNull(session.differenceFen),
  }));
}

/** Codes of the tills whose sessions of a day are still open. */
export async function openTillsOfDay(reader: Reader, storeId: string, day: Day): Promise<string[]> {
  const open = await reader.tillSession.findMany({
    where: { storeId, businessDay: dayToDate(day), closedAt: null },
    select: { till: { select: { code: true } } },
    orderBy: { tillId: 'asc' },
  });
  return open.map(({ till }) => till.code);
}
