import { dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { calendarOf } from './calendar-of';
import { lockStore } from './lock-store';
import { setSpecialDaysInput } from './schema';
import { inOrder, windowsText } from './window-rules';

/**
 * A year's holidays and make-up days of a store, in place of those that stood there; the year counts as gone through. Somebody goes
 * through it every winter: the State Council says them in autumn.
 * @throws NotFound
 */
export const setSpecialDays = command({
  name: 'stores.setSpecialDays',
  permission: 'stores.keepCalendar',
  scope: 'store',
  input: setSpecialDaysInput,
  async run(tx, { storeId, year, days, requestId }, ctx) {
    await lockStore(tx, storeId);
    const ofYear = { storeId, day: { gte: dayToDate(`${year}-01-01`), lte: dayToDate(`${year}-12-31`) } };
    const before = await specialText(tx, storeId, year);
    await tx.storeSpecialHours.deleteMany({ where: ofYear });
    await tx.storeSpecialDay.deleteMany({ where: ofYear });
    await tx.storeSpecialDay.createMany({
      data: days.map(({ day, name }) => ({ storeId, day: dayToDate(day), name })),
    });
    await tx.storeSpecialHours.createMany({
      data: days.flatMap(({ day, windows }) =>
        inOrder(windows).map((window) => ({ storeId, day: dayToDate(day), ...window })),
      ),
    });
    const checked = { checkedById: ctx.actor.personId, checkedAt: ctx.now };
    await tx.storeCalendarYear.upsert({
      where: { storeId_year: { storeId, year } },
      create: { storeId, year, ...checked },
      update: checked,
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'stores.setSpecialDays',
      subjectKind: 'store',
      subjectId: storeId,
      before: { year, days: before },
      after: { year, days: await specialText(tx, storeId, year) },
      requestId,
    });
    return { storeId };
  },
});

/** A year's special days as the trail says them. */
async function specialText(tx: Tx, storeId: string, year: number): Promise<string> {
  const { special } = (await calendarOf(tx, storeId)).clock.hours;
  return [...special]
    .filter(([day]) => day.startsWith(`${year}-`))
    .map(([day, windows]) => `${day} ${windowsText(windows)}`)
    .join('; ');
}
