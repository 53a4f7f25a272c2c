import { TWICE_MS } from '@/server/attendance/attendance-rules';

/** When each person clocked last on this tablet, since the page was loaded. */
const lastClocked = new Map<string, Date>();

/** When somebody clocked a moment ago, so that another tap would count for nothing; null: it counts. */
export function clockedJustBefore(personId: string, at: Date): Date | null {
  const last = lastClocked.get(personId);
  return last && Math.abs(at.getTime() - last.getTime()) < TWICE_MS ? last : null;
}

/** They took it back: the next tap counts. */
export function hasNotClocked(personId: string): void {
  lastClocked.delete(personId);
}

export function hasClocked(personId: string, at: Date): void {
  lastClocked.set(personId, at);
}
