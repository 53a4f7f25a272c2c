import type { OvertimeMode } from './attendance-rules';

/** What Article 41 of the Labour Law lets a day beyond the contract have at most, minutes. */
const LAWFUL_MINUTES = 180;

/**
 * How much overtime of a day can be approved. Once the day is known it is what its punches show, unless the store goes by approvals
 * alone; before, and there, what a day can have: on one that nothing was planned for a whole working day besides.
 */
export function mostOvertime(of: {
  mode: OvertimeMode;
  /** The day is over, all of it judged, and no punch of it is missing. */
  isKnown: boolean;
  clocked: number;
  isPlanned: boolean;
  /** Of the store's plans, minutes. */
  limits: { dayMinutes: number; overtimeDayMinutes: number };
}): number {
  const { mode, isKnown, clocked, isPlanned, limits } = of;
  if (isKnown && mode !== 'BY_APPROVAL') return clocked;
  const beyond = Math.max(LAWFUL_MINUTES, limits.overtimeDayMinutes);
  return Math.max(clocked, isPlanned ? beyond : limits.dayMinutes + beyond);
}
