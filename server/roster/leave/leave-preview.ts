import type { z } from 'zod';
import { type Day, daysBetween } from '@/lib/business-day';
import type { ActorContext } from '@/server/platform/context';
import type { Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { peopleAtWork } from '@/server/staff/people-at-work';
import { holidaysOfChina, isStatutoryHoliday } from '@/server/stores/calendars/holidays-of-china';
import { storeSettings } from '@/server/stores/store-settings';
import { USUAL_SETTINGS } from '../planning-rules';
import { BALANCED_KINDS, type LeaveAsked, type LeaveKind, leaveTimes, takenOfYears } from './leave-rules';
import type { leavePreviewInput } from './schema';

/** From when to when a leave lasts by a store's clock and its day, and what it takes. */
export async function timesOfLeave(reader: Reader, storeId: string, asked: LeaveAsked) {
  const [{ timeZone }, settings] = await Promise.all([
    storeSettings(reader, storeId),
    reader.rosterSettings.findUnique({ where: { storeId }, select: { dayMinutes: true } }),
  ]);
  return leaveTimes(asked, {
    timeZone,
    dayMinutes: settings?.dayMinutes ?? USUAL_SETTINGS.dayMinutes,
    holidays: holidaysOf(asked),
  });
}

/** Public holidays of the years a leave lies in; where a year is not announced yet, those that are by law. */
export function holidaysOf({ fromDay, toDay }: Pick<LeaveAsked, 'fromDay' | 'toDay'>): ReadonlySet<Day> {
  const years = new Set([fromDay, toDay].map((day) => Number(day.slice(0, 4))));
  const holidays = [...years].flatMap(holidaysOfChina).filter(({ isMadeUp }) => !isMadeUp);
  const byLaw = daysBetween(fromDay, toDay).filter(isStatutoryHoliday);
  return new Set([...holidays.map(({ day }) => day), ...byLaw]);
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

/** What a leave would take of somebody, and of each year it lies in what is left of its kind before, minutes. @throws NotFound */
export async function previewLeave(
  ctx: ActorContext,
  { storeId, kind, personId = ctx.actor.personId, ...asked }: z.output<typeof leavePreviewInput>,
): Promise<{ minutes: number; years: { year: number; minutes: number; left: number | null }[] }> {
  const reader = ctx.db;
  if (
    personId !== ctx.actor.personId &&
    !(ctx.may('roster.plan', storeId) && (await isOfStore(reader, { storeId, personId })))
  )
    throw new NotFound({ noun: 'person' });
  const { minutes } = await timesOfLeave(reader, storeId, asked);
  const shares = takenOfYears({ ...asked, minutes }, holidaysOf(asked));
  const left = await Promise.all(shares.map(({ year }) => leftOf(reader, { personId, kind, year })));
  return { minutes, years: shares.map((share, at) => ({ ...share, left: left[at] ?? null })) };
}

/** Does somebody hold a role in this very store? */
export async function isOfStore(
  reader: Reader,
  { storeId, personId }: { storeId: string; personId: string },
): Promise<boolean> {
  const people = await peopleAtWork(reader, { storeIds: [storeId], roles: [], personIds: [] }, 1_000);
  return people.some(({ id }) => id === personId);
}
