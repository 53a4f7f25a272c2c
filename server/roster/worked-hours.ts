import { type Day, dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';

/** Hours of everybody's published work in a store, breaks and leave taken off, of days both included. */
export async function workedHours(
  reader: Reader,
  of: { storeId: string; from: Day; to: Day },
): Promise<number> {
  const [row] = await reader.$queryRaw<{ hours: number | null }[]>`
    SELECT sum(greatest(0, extract(epoch FROM p.ends_at - p.starts_at) / 3600 - p.break_minutes / 60.0 - (
      SELECT coalesce(sum(extract(epoch FROM least(l.ends_at, p.ends_at) - greatest(l.starts_at, p.starts_at))), 0) / 3600 FROM leave l
      WHERE l.person_id = p.person_id AND l.state = 'APPROVED' AND l.starts_at < p.ends_at AND l.ends_at > p.starts_at
    )))::float8 AS hours FROM published_shift p
    WHERE store_id = ${of.storeId}::uuid AND monday >= ${dayToDate(of.from)}::date - 6 AND monday <= ${dayToDate(of.to)}::date
      AND day BETWEEN ${dayToDate(of.from)}::date AND ${dayToDate(of.to)}::date AND kind IN ('WORK', 'DUTY')`;
  return row?.hours ?? 0;
}
