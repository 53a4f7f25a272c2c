import type { OpenItemPolicy } from '@/generated/prisma/enums';
import { dayToDate, deadlineOf } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { countOpen, keptOpenItems, openPolicies, readOpenItems } from '@/server/open-items/read-open-items';
import type { OpenItems } from '@/server/open-items/schema';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { partId } from '@/server/platform/ids';
import { personNames } from '@/server/staff/person-names';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { settleLate } from '@/server/stocktake/settle-late';
import { closeDay, lockDayForChange, lockItsDay, setDayPreparer } from '@/server/stores/business-days';
import { type StoreSettings, storeSettings } from '@/server/stores/store-settings';
import { openTillsOfDay } from '@/server/tills/queries';
import { handInVouchers, requireVouchers } from '@/server/vouchers/hand-in-vouchers';
import { compileReport } from './compile-report';
import {
  DayNotReportable,
  NotThePreparer,
  OpenItemsBlock,
  OpenItemsNeedReason,
  ReportAlreadySubmitted,
  SessionsStillOpen,
} from './errors';
import { versionsOf } from './kept-figures';
import { whyNoReport } from './rules';
import { namePreparerInput, submitReportInput } from './schema';

/**
 * Submits a day's report as it compiles now and closes the day: what is booked from here on lands on the next open day.
 * Sales that arrived after a posted count they belong before are set right first.
 * What is open is kept with it; by the store's policy it blocks, or takes a reason.
 * @throws DayNotReportable, NotThePreparer, ReportAlreadySubmitted, SessionsStillOpen, OpenItemsBlock, OpenItemsNeedReason,
 *   VouchersMissing
 */
export const submitReport = command({
  name: 'reports.submit',
  permission: 'reports.prepare',
  scope: 'store',
  isLong: true,
  input: submitReportInput,
  async run(tx, input, ctx) {
    const { storeId, day } = input;
    const store = await storeSettings(tx, storeId);
    requireReportable(store, day, ctx.now);
    const row = await lockDayForChange(tx, storeId, day);
    if (row.state !== 'OPEN') throw new ReportAlreadySubmitted();
    await requirePreparer(tx, ctx, store, row.preparerId);
    await requireClosedTills(tx, storeId, day);
    await settleLate.runIn(tx, ctx, { storeId, requestId: partId(input.requestId, 'late') });
    const open = await readOpenItems(tx, store, day, ctx.now);
    requireSettled(store, open, input.openReason);
    await requireVouchers(tx, store, day);
    const version = (await tx.dayReport.count({ where: { storeId, day: dayToDate(day) } })) + 1;
    const figures = await compileReport(tx, storeId, day);
    const deadlineAt = deadlineOf(day, store.timeZone, store.reportDeadlineMinute);
    await tx.dayReport.create({
      data: {
        storeId,
        day: dayToDate(day),
        version,
        figures,
        notes: input.notes,
        openItems: keptOpenItems(open),
        openReason: open.length > 0 && input.openReason !== '' ? input.openReason : null,
        preparedById: ctx.actor.personId,
        submittedAt: ctx.now,
        deadlineAt,
      },
    });
    const businessDay = await lockItsDay(tx, storeId, dayToDate(day));
    if (!businessDay) throw new ReportAlreadySubmitted();
    const vouchers = await handInVouchers(tx, { storeId, businessDay, version });
    await closeDay(tx, storeId, day, { personId: ctx.actor.personId, at: ctx.now });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'reports.submit',
      subjectKind: 'dayReport',
      subjectId: day,
      after: {
        version,
        late: ctx.now > deadlineAt,
        sections: versionsOf(figures.sections),
        open: countOpen(open),
        openReason: input.openReason,
        vouchers,
      },
      requestId: input.requestId,
    });
    return { version, late: ctx.now > deadlineAt };
  },
});

/** The manager names who prepares a day's report. @throws DayNotReportable, ReportAlreadySubmitted, NotFound */
export const namePreparer = command({
  name: 'reports.namePreparer',
  permission: 'reports.namePreparer',
  scope: 'store',
  input: namePreparerInput,
  async run(tx, input, ctx) {
    const { storeId, day, personId } = input;
    const store = await storeSettings(tx, storeId);
    requireReportable(store, day, ctx.now);
    const row = await lockDayForChange(tx, storeId, day);
    if (row.state !== 'OPEN') throw new ReportAlreadySubmitted();
    if (!(await staffAllowed(tx, 'reports.prepare', storeId)).has(personId))
      throw new NotFound({ noun: 'person' });
    await setDayPreparer(tx, storeId, day, personId);
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'reports.namePreparer',
      subjectKind: 'dayReport',
      subjectId: day,
      before: { personId: row.preparerId },
      after: { personId },
      requestId: input.requestId,
    });
    return { day, personId };
  },
});

/** @throws OpenItemsBlock, OpenItemsNeedReason */
function requireSettled(store: StoreSettings, open: OpenItems, reason: string): void {
  const policies = openPolicies(store);
  const counted = (policy: OpenItemPolicy) => countOpen(open.filter(({ kind }) => policies[kind] === policy));
  if (counted('BLOCK') > 0) throw new OpenItemsBlock({ count: counted('BLOCK') });
  if (counted('REASON') > 0 && reason === '') throw new OpenItemsNeedReason({ count: counted('REASON') });
}

function requireReportable(store: StoreSettings, day: string, now: Date): void {
  if (whyNoReport(store, day, now) !== null) throw new DayNotReportable();
}

/** The named preparer, or a manager of the store. */
async function requirePreparer(
  tx: Tx,
  ctx: ActorContext,
  store: StoreSettings,
  named: string | null,
): Promise<void> {
  const preparerId = named ?? store.reportPreparerId;
  if (preparerId === ctx.actor.personId || ctx.may('reports.namePreparer', store.id)) return;
  const names = await personNames(tx, [preparerId]);
  throw new NotThePreparer({ preparer: names.get(preparerId ?? '') ?? '' });
}

async function requireClosedTills(tx: Tx, storeId: string, day: string): Promise<void> {
  const open = await openTillsOfDay(tx, storeId, day);
  if (open.length > 0) throw new SessionsStillOpen({ tills: open.join(', ') });
}
