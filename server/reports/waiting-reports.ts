import { addDays, businessDayOf, type Day, deadlineOf } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { jsonRows } from '@/server/platform/sql';
import { BUSINESS_DAYS } from '@/server/stores/lent-stores';
import type { StoreSettings } from '@/server/stores/store-settings';
import { owedSince } from './owed-since';
import { reportState } from './rules';

/** Days back that are looked at, as the board does. */
const DAYS = 8;

export interface WaitingReport {
  storeId: string;
  day: Day;
  state: 'OPEN' | 'LATE' | 'RETURNED' | 'SUBMITTED';
  deadlineAt: Date;
  /** Who is named for it: for the day, else for the store. */
  preparerId: string | null;
}

/** Reports of the last days that are not in, were sent back, or wait for finance; without a look at what they say. */
export async function waitingReports(
  reader: Reader,
  stores: readonly StoreSettings[],
  now: Date,
): Promise<WaitingReport[]> {
  if (stores.length === 0) return [];
  const since = await owedSince(reader, stores);
  const todayIn = (store: StoreSettings) => businessDayOf(now, store.timeZone, store.dayStartMinute);
  const spans = stores.flatMap((store) => {
    const began = since.get(store.id);
    if (began === undefined) return [];
    const [, later = began] = [began, addDays(todayIn(store), 1 - DAYS)].toSorted();
    return [{ store_id: store.id, from: later, to: todayIn(store) }];
  });
  const rows = await reader.$queryRaw<
    {
      storeId: string;
      day: Day;
      state: 'OPEN' | 'CLOSED' | 'SEALED' | null;
      preparerId: string | null;
      returned: boolean;
    }[]
  >`
    SELECT w.store_id AS "storeId", d.day::date::text AS day, b.state::text AS state, b.preparer_id AS "preparerId",
      coalesce((SELECT x.verdict = 'RETURNED' FROM day_report v
        LEFT JOIN day_report_decision x ON x.store_id = v.store_id AND x.day = v.day AND x.version = v.version
        WHERE v.store_id = w.store_id AND v.day = d.day::date ORDER BY v.version DESC LIMIT 1), false) AS returned
    FROM ${jsonRows('w', spans, 'store_id uuid, "from" date, "to" date')}
    CROSS JOIN LATERAL generate_series(w."from", w."to", interval '1 day') AS d(day)
    LEFT JOIN ${BUSINESS_DAYS} b ON b.store_id = w.store_id AND b.day = d.day::date
    WHERE b.state IS DISTINCT FROM 'SEALED' ORDER BY d.day`;
  const storeOf = new Map(stores.map((store) => [store.id, store]));
  return rows.flatMap(({ storeId, day, state, returned, preparerId }) => {
    const store = storeOf.get(storeId);
    if (!store) return [];
    const deadlineAt = deadlineOf(day, store.timeZone, store.reportDeadlineMinute);
    const stands = reportState({ isToday: day >= todayIn(store), state, returned, deadlineAt }, now);
    if (stands === 'RUNNING' || stands === 'ACCEPTED') return [];
    return [{ storeId, day, state: stands, deadlineAt, preparerId: preparerId ?? store.reportPreparerId }];
  });
}
