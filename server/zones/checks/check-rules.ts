import { addDays, type Day } from '@/lib/business-day';
import type { CheckRhythmName } from '../schema';

/** The business day a check is about, of a weekly one the Monday of its week. */
export function periodOf(rhythm: CheckRhythmName, day: Day): Day {
  if (rhythm === 'DAILY') return day;
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -sinceMonday);
}

/** Is a zone of this kind asked for the item at all? What is broken or paid for is not laid out. */
export function isAsked(zoneKind: string, item: { floorOnly: boolean }): boolean {
  return zoneKind === 'FLOOR' || (zoneKind === 'STOCKROOM' && !item.floorOnly);
}
