import { businessDayOf, dateToDay, dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { storeSettings } from '@/server/stores/store-settings';
import { MonthNotOver } from '../errors';
import { endOfMonth } from '../rules';
import { submitMonthInput } from '../schema';
import { compileMonth } from './month-figures';

/**
 * Submits a month of a store to head office, with what its manager says of it; head office is told. Its figures are kept as the books
 * have them now; handed in again it is another version. @throws NotFound, MonthNotOver
 */
export const submitMonth = command({
  name: 'insight.submitMonth',
  permission: 'insight.submitMonth',
  scope: 'store',
  input: submitMonthInput,
  async run(tx, { storeId, month, comments, requestId }, ctx) {
    const store = await storeSettings(tx, storeId);
    const first = `${month}-01`;
    if (businessDayOf(ctx.now, store.timeZone, store.dayStartMinute) <= endOfMonth(first))
      throw new MonthNotOver();
    if (endOfMonth(first) < dateToDay(store.firstDay)) throw new NotFound({ noun: 'month' });
    // Two who submit the same month in the same second are two versions.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`month ${storeId} ${month}`}, 0))`;
    const last = await tx.monthReport.findFirst({
      where: { storeId, month: dayToDate(first) },
      orderBy: { version: 'desc' },
      select: { version: true },
    });
    const version = (last?.version ?? 0) + 1;
    await tx.monthReport.create({
      data: {
        storeId,
        month: dayToDate(first),
        version,
        figures: await compileMonth(tx, storeId, first, ctx.now),
        comments,
        submittedById: ctx.actor.personId,
        submittedAt: ctx.now,
      },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'insight.submitMonth',
      subjectKind: 'monthReport',
      subjectId: month,
      after: { version, comments },
      requestId,
    });
    return { version };
  },
});
