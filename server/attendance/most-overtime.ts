import { businessDayOf, type Day, dayToDate } from '@/lib/business-day';
import type { Tx } from '@/server/platform/db';
import { planningLimits } from '@/server/roster/planning-limits';
import { toldShiftsOn } from '@/server/roster/told-shifts';
import { storeSettings } from '@/server/stores/store-settings';
import { mostOvertime } from './overtime-rules';
import { policiesOf } from './policies';

/** How much overtime of somebody's day can be approved in a store, minutes. */
export async function mostOvertimeOf(
  tx: Tx,
  of: { storeId: string; personId: string; day: Day; now: Date },
): Promise<number> {
  const { storeId, personId, day, now } = of;
  const [store, policyOf, limits, told, verdicts] = await Promise.all([
    storeSettings(tx, storeId),
    policiesOf(tx, [storeId]),
    planningLimits(tx, storeId),
    toldShiftsOn(tx, storeId, { from: day, to: day }),
    // Help elsewhere included: its overtime is paid by the store that planned it, and the sheet counts it so.
    tx.attendanceVerdict.findMany({
      where: { storeId, personId, day: dayToDate(day), supersededBy: null, state: { not: 'VOID' } },
      select: { shiftId: true, workedMinutes: true, overMinutes: true },
    }),
  ]);
  const shifts = told.filter((shift) => shift.personId === personId);
  const judged = new Set(verdicts.map(({ shiftId }) => shiftId));
  return mostOvertime({
    mode: policyOf(storeId).overtimeMode,
    isKnown:
      day < businessDayOf(now, store.timeZone, store.dayStartMinute) &&
      shifts.every(({ id }) => judged.has(id)) &&
      verdicts.every(({ workedMinutes }) => workedMinutes !== null),
    clocked: verdicts.reduce((sum, { overMinutes }) => sum + overMinutes, 0),
    isPlanned: shifts.length > 0,
    limits,
  });
}
