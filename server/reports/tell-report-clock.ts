import { addDays, businessDayOf, dateToDay, dayToDate } from '@/lib/business-day';
import { causesRaised } from '@/server/notices/list-notices';
import { raiseNotices, requestOfCause } from '@/server/notices/raise-notices';
import type { ActingContext } from '@/server/platform/context';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { openStoreSettings } from '@/server/stores/queries';
import type { StoreSettings } from '@/server/stores/store-settings';
import { owedSince } from './owed-since';
import { type ReportMark, reportMark } from './report-clock-rules';

/** Days whose report may still be missing after a stop. */
const LOOKED_BACK_DAYS = 3;

interface Owed {
  store: StoreSettings;
  day: string;
  preparerId: string | null;
  mark: ReportMark;
  cause: string;
}

/**
 * Tells whoever prepares a day's report when it is due, and manager and head office when it is late: by the clock of each
 * store, also of what passed while nothing ran. Each word is said once, however often this looks.
 */
export async function tellReportClock(ctx: ActingContext<'JOB'>): Promise<void> {
  const owed = await owedReports(ctx);
  const raisedBefore = await causesRaised(
    ctx.db,
    owed.map(({ cause }) => cause),
  );
  for (const word of owed.filter(({ cause }) => !raisedBefore.has(cause))) await tell(ctx, word);
}

async function owedReports({ db, now }: ActingContext<'JOB'>): Promise<Owed[]> {
  const stores = await openStoreSettings(db);
  const days = await db.businessDay.findMany({
    where: {
      state: 'OPEN',
      storeId: { in: stores.map(({ id }) => id) },
      day: { gte: dayToDate(addDays(dateToDay(now), -LOOKED_BACK_DAYS - 1)) },
    },
    select: { storeId: true, day: true, preparerId: true },
  });
  const storeOf = new Map(stores.map((store) => [store.id, store]));
  const since = await owedSince(db, stores);
  return days.flatMap(({ storeId, day: date, preparerId }) => {
    const store = storeOf.get(storeId);
    const day = dateToDay(date);
    const first = since.get(storeId);
    if (!store || first === undefined || day < first) return [];
    if (day < addDays(businessDayOf(now, store.timeZone, store.dayStartMinute), -LOOKED_BACK_DAYS)) return [];
    const mark = reportMark(now, day, store);
    if (!mark) return [];
    const cause = `report:${storeId}:${day}:${mark.kind === 'REPORT_LATE' ? 'late' : mark.minute}`;
    return [{ store, day, preparerId, mark, cause }];
  });
}

async function tell(ctx: ActingContext<'JOB'>, { store, day, preparerId, mark, cause }: Owed): Promise<void> {
  const personIds = await whoHears(ctx, store, preparerId, mark);
  if (personIds.length === 0) return;
  await raiseNotices.execute(ctx, {
    requestId: requestOfCause(cause, personIds),
    kind: mark.kind,
    cause,
    aboutStoreId: store.id,
    facts: { storeCode: store.code, storeName: store.name, day, time: mark.time },
    personIds,
  });
}

/** Whoever prepares it; where nobody is named, the managers. Of a late one manager and head office. */
async function whoHears(
  { db }: ActingContext<'JOB'>,
  store: StoreSettings,
  preparerId: string | null,
  { kind }: ReportMark,
): Promise<string[]> {
  if (kind === 'REPORT_LATE') return [...(await staffAllowed(db, 'reports.hearOfLate', store.id))];
  const named = preparerId ?? store.reportPreparerId;
  const preparers = await staffAllowed(db, 'reports.prepare', store.id);
  if (named && preparers.has(named)) return [named];
  return [...(await staffAllowed(db, 'reports.namePreparer', store.id))];
}
