import { type Day, dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';

/** Hours of everybody's published work in a store, its breaks taken off, of days both included. */
export async function workedHours(
  reader: Reader,
  of: { storeId: string; from: Day; to: Day },
): Promise<number> {
  const [row] = await reader.$queryRaw<{ hours: number | null }[]>`
    SELECT sum(extract(epoch FROM ends_at - starts_at) / 3600 - break_minutes / 60.0)::float8 AS hours FROM published_shift
    WHERE store_id = ${of.storeId}::uuid AND monday >= ${dayToDate(of.from)}::date - 6 AND monday <= ${dayToDate(of.to)}::date
      AND day BETWEEN ${dayToDate(of.from)}::date AND ${dayToDate(of.to)}::date AND kind IN ('WORK', 'DUTY')`;
  return row?.hours ?? 0;
}
