import { BusinessClock, due } from '@/lib/business-time';
import { measure } from './measure';

const CASES = 10_000;
const START_MS = Date.UTC(2026, 0, 5);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Ten thousand due times over lunch breaks, a holiday and a pause: what opening a board of a chain would count anew. */
export async function measureDueTimes(): Promise<void> {
  const windows = [
    { fromMinute: 540, toMinute: 720 },
    { fromMinute: 780, toMinute: 1260 },
  ];
  const weekly = Array.from({ length: 7 }, () => windows);
  await measure('due.calc', { c: 1, n: 20, warm: 2, rows: CASES }, async () => {
    // A clock that nobody asked before: days are worked out as well.
    const clock = new BusinessClock({
      timeZone: 'Asia/Shanghai',
      weekly,
      special: new Map([['2026-02-17', []]]),
    });
    for (let at = 0; at < CASES; at += 1) {
      const start = new Date(START_MS + at * 37 * MINUTE_MS);
      const from = new Date(start.getTime() + HOUR_MS);
      const { at: end } = due(clock, start, 36 * 60, [{ from, to: new Date(from.getTime() + 26 * HOUR_MS) }]);
      if (!end) throw new Error('a shop that opens every day has a due time');
    }
  });
}
