import type { z } from 'zod';
import type { Reader } from '@/server/platform/db';
import { holidaysOfChina } from '@/server/stores/calendars/holidays-of-china';
import { storeSettings } from '@/server/stores/store-settings';
import { USUAL_SETTINGS } from '../planning-rules';
import { BALANCED_KINDS, type LeaveAsked, type LeaveKind, leaveTimes } from './leave-rules';
import type { leavePreviewInput } from './schema';

/** From when to when a leave lasts by a store's clock and its day, and what it takes. */
export async function timesOfLeave(reader: Reader, storeId: string, asked: LeaveAsked) {
  const [{ timeZone }, settings] = await Promise.all([
    storeSettings(reader, storeId),
    reader.rosterSettings.findUnique({ where: { storeId }, select: { dayMinutes: true } }),
  ]);
  const years = new Set([asked.fromDay, asked.toDay].map((day) => Number(day.slice(0, 4))));
  const holidays = [...years].flatMap(holidaysOfChina).filter(({ isMadeUp }) => !isMadeUp);
  return leaveTimes(asked, {
    timeZone,
    dayMinutes: settings?.dayMinutes ?? USUAL_SETTINGS.dayMinutes,
    holidays: new Set(holidays.map(({ day }) => day)),
  });
}

/** What is left of a kind in a year, minutes. Null: of that kind there is as much as is approved. */
export async function leftOf(
  reader: Reader,
  { personId, kind, year }: { personId: string; kind: LeaveKind; year: number },
): Promise<number | null> {
  if (!BALANCED_KINDS.includes(kind)) return null;
  const { _sum } = await reader.leaveEntry.aggregate({
    where: { personId, kind, year },
    _sum: { minutes: true },
  });
  return _sum.minutes ?? 0;
}

/** What a leave would take of somebody's own, and what is left of it before, minutes. */
export async function previewLeave(
  reader: Reader,
  personId: string,
  { storeId, kind, ...asked }: z.output<typeof leavePreviewInput>,
): Promise<{ minutes: number; left: number | null }> {
  const year = Number(asked.fromDay.slice(0, 4));
  const [{ minutes }, left] = await Promise.all([
    timesOfLeave(reader, storeId, asked),
    leftOf(reader, { personId, kind, year }),
  ]);
  return { minutes, left };
}
