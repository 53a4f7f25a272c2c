import type { Day } from '@/lib/business-day';
import { weekdayOf } from '@/server/roster/roster-rules';
import type { SeedPerson } from './company';

/** A clerk who is a store's only one is off on Tuesdays and Wednesdays. */
const QUIET_DAYS = [2, 3];

/** Who of a store may hold its drawer that day: its clerks; where the only one is off, the manager. */
export function sellersOn(day: Day, team: readonly SeedPerson[]): SeedPerson[] {
  const clerks = team.filter(({ role }) => role === 'CLERK');
  const isOff = clerks.length === 1 && QUIET_DAYS.includes(weekdayOf(day));
  return isOff ? team.filter(({ role }) => role === 'STORE_MANAGER') : clerks;
}
