import { dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';

/** What somebody was taken on for, without how old they are; null: nobody said yet. */
export async function contractOf(reader: Reader, personId: string) {
  const row = await reader.employment.findUnique({
    where: { personId },
    select: { kind: true, weekMinutes: true, startsOn: true, endsOn: true },
  });
  return row
    ? {
        kind: row.kind,
        weekMinutes: row.weekMinutes,
        startsOn: row.startsOn && dateToDay(row.startsOn),
        endsOn: row.endsOn && dateToDay(row.endsOn),
      }
    : null;
}
