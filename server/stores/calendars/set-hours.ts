import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { HoursRunIntoNextDay } from '../errors';
import { calendarOf } from './calendar-of';
import { lockStore } from './lock-store';
import { setHoursInput } from './schema';
import { inOrder, runsIntoNext, windowsText } from './window-rules';

/** When a store is open in a usual week. What is due by it hears of it as an event. @throws NotFound, HoursRunIntoNextDay */
export const setHours = command({
  name: 'stores.setHours',
  permission: 'stores.keepCalendar',
  scope: 'store',
  input: setHoursInput,
  async run(tx, { storeId, weekly, requestId }, ctx) {
    const weekday = runsIntoNext(weekly);
    if (weekday !== null) throw new HoursRunIntoNextDay({ weekday });
    await lockStore(tx, storeId);
    const before = await calendarOf(tx, storeId);
    await tx.storeHours.deleteMany({ where: { storeId } });
    await tx.storeHours.createMany({
      data: weekly.flatMap((windows, at) =>
        inOrder(windows).map((window) => ({ storeId, weekday: at + 1, ...window })),
      ),
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'stores.setHours',
      subjectKind: 'store',
      subjectId: storeId,
      before: before.isAssumed ? {} : { windows: before.clock.hours.weekly.map(windowsText).join('; ') },
      after: { windows: weekly.map(windowsText).join('; ') },
      requestId,
    });
    return { storeId };
  },
});
