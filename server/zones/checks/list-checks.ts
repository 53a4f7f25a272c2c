import type { z } from 'zod';
import { addDays, businessDayOf, dateToDay, dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';
import { storeSettings } from '@/server/stores/store-settings';
import type { CHECK_RHYTHMS, listChecksInput } from '../schema';
import { isAsked, periodOf } from './check-rules';

const PAGE = 50;

/** What a store asks for, in the order it is asked. */
export async function listCheckItems(reader: Reader, storeId: string) {
  return reader.checkItem.findMany({
    where: { storeId, closedAt: null },
    orderBy: [{ rhythm: 'asc' }, { position: 'asc' }, { id: 'asc' }],
    select: { id: true, rhythm: true, text: true, floorOnly: true, position: true },
  });
}

export interface DueCheck {
  zoneId: string;
  itemId: string;
  rhythm: (typeof CHECK_RHYTHMS)[number];
  text: string;
  /** The latest look of this day or week; null: not looked yet. */
  last: { passed: boolean; note: string; photoId: string | null; person: string; checkedAt: Date } | null;
}

/** What is asked of each open zone today and this week, with the latest look at it. */
export async function checksDue(reader: Reader, storeId: string, now: Date): Promise<DueCheck[]> {
  const store = await storeSettings(reader, storeId);
  const today = businessDayOf(now, store.timeZone, store.dayStartMinute);
  const periods = [today, periodOf('WEEKLY', today)].map(dayToDate);
  const [items, zones, looks] = await Promise.all([
    listCheckItems(reader, storeId),
    reader.zone.findMany({
      where: { storeId, closedAt: null },
      orderBy: { code: 'asc' },
      select: { id: true, kind: true },
    }),
    reader.zoneCheck.findMany({
      where: { storeId, period: { in: periods } },
      orderBy: { id: 'asc' },
      select: {
        zoneId: true,
        itemId: true,
        period: true,
        passed: true,
        note: true,
        photoId: true,
        personId: true,
        checkedAt: true,
      },
    }),
  ]);
  const names = await personNames(
    reader,
    looks.map((look) => look.personId),
  );
  // In the order they were made: the last one stays.
  const latest = new Map(
    looks.map((look) => [`${look.zoneId} ${look.itemId} ${dateToDay(look.period)}`, look]),
  );
  return zones.flatMap((zone) =>
    items
      .filter((item) => isAsked(zone.kind, item))
      .map(({ id: itemId, rhythm, text }) => {
        const look = latest.get(`${zone.id} ${itemId} ${periodOf(rhythm, today)}`);
        const { passed, note, photoId, checkedAt } = look ?? {};
        const last =
          passed === undefined || note === undefined || checkedAt === undefined
            ? null
            : {
                passed,
                note,
                photoId: photoId ?? null,
                person: names.get(look?.personId ?? '') ?? '',
                checkedAt,
              };
        return { zoneId: zone.id, itemId, rhythm, text, last };
      }),
  );
}

/** Looks of a store, latest first. @param of.before id of the last row of the page before */
export async function listChecks(reader: Reader, of: z.output<typeof listChecksInput>) {
  const { storeId, zoneId, failed, from, to, before } = of;
  const found = await reader.zoneCheck.findMany({
    where: {
      storeId,
      ...(zoneId ? { zoneId } : {}),
      ...(failed ? { passed: false } : {}),
      // A weekly look is about its Monday: the week a period begins in counts.
      ...(from || to
        ? {
            period: {
              ...(from ? { gte: dayToDate(periodOf('WEEKLY', from)) } : {}),
              ...(to ? { lt: dayToDate(addDays(to, 1)) } : {}),
            },
          }
        : {}),
      ...(before ? { id: { lt: before } } : {}),
    },
    orderBy: { id: 'desc' },
    take: PAGE + 1,
    include: {
      zone: { select: { name: true } },
      item: { select: { text: true, rhythm: true } },
    },
  });
  const page = found.slice(0, PAGE);
  const names = await personNames(
    reader,
    page.map((row) => row.personId),
  );
  return {
    rows: page.map((row) => ({
      id: row.id,
      zone: row.zone.name,
      item: row.item.text,
      rhythm: row.item.rhythm,
      period: dateToDay(row.period),
      passed: row.passed,
      note: row.note,
      photoId: row.photoId,
      person: names.get(row.personId) ?? '',
      checkedAt: row.checkedAt,
    })),
    next: found.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}
