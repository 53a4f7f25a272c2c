import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { TZDate, tz } from '@date-fns/tz';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, calendarDay, type Day } from './business-day';
import { BusinessClock, due, type OpenWindow, openMinutesBetween, type Pause } from './business-time';

const CASES = path.join(import.meta.dirname, '../../shared/data/clocks/business-time.csv');
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MINUTE_MS = 60_000;

interface Row {
  id: string;
  zone: string;
  windows: string;
  closed_days: string;
  open_days: string;
  start: string;
  amount_minutes: string;
  pauses: string;
  due: string;
}

function minuteOf(time: string): number {
  const [, hour, minute, next] = /^(\d+):(\d+)(\+1)?$/.exec(time) ?? [];
  return Number(hour) * 60 + Number(minute) + (next ? 1440 : 0);
}

function clockOf(row: Row): BusinessClock {
  const weekly: OpenWindow[][] = WEEK.map(() => []);
  for (const part of row.windows.split(';')) {
    const [days = '', hours = ''] = part.trim().split(' ');
    const [first = '', last = first] = days.split('-');
    const [from = '', to = ''] = hours.split('-');
    for (let at = WEEK.indexOf(first); at <= WEEK.indexOf(last); at += 1)
      weekly[at]?.push({ fromMinute: minuteOf(from), toMinute: minuteOf(to) });
  }
  const list = (text: string) => text.split(';').filter(Boolean);
  // A make-up day is worked like the first day that is.
  const usual = weekly.find((windows) => windows.length > 0) ?? [];
  const special = new Map<Day, OpenWindow[]>([
    ...list(row.closed_days).map((day): [Day, OpenWindow[]] => [day, []]),
    ...list(row.open_days).map((day): [Day, OpenWindow[]] => [day, usual]),
  ]);
  return new BusinessClock({ timeZone: row.zone, weekly, special });
}

/** Local without an offset, as the file has it. */
function momentOf(text: string, zone: string): Date {
  return /[+-]\d\d:\d\d$/.test(text) ? new Date(text) : localMoment(text, zone);
}

function localMoment(text: string, zone: string): Date {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = text.split(/[-T:]/).map(Number);
  return new Date(new TZDate(year, month - 1, day, hour, minute, zone).getTime());
}

describe.skipIf(!existsSync(CASES))('due times with known answers', () => {
  const rows: Row[] = existsSync(CASES) ? parse(readFileSync(CASES, 'utf8'), { columns: true }) : [];
  test.each(rows)('$id', (row) => {
    const pauses = row.pauses
      .split(';')
      .filter(Boolean)
      .map((pause): Pause => {
        const [from = '', to = ''] = pause.split('/');
        return { from: momentOf(from, row.zone), to: momentOf(to, row.zone) };
      });
    const clock = clockOf(row);
    const start = momentOf(row.start, row.zone);
    const { at, counted } = due(clock, start, Number(row.amount_minutes), pauses);
    expect(at?.toISOString()).toBe(momentOf(row.due, row.zone).toISOString());
    const minutes = counted.reduce(
      (sum, { from, to }) => sum + (to.getTime() - from.getTime()) / MINUTE_MS,
      0,
    );
    expect(minutes).toBe(Number(row.amount_minutes));
  });
});

/** Counted the plain way: is the place open in this minute, by the clock on its wall? */
class PlainCount {
  readonly #clock: BusinessClock;
  constructor(clock: BusinessClock) {
    this.#clock = clock;
  }

  isOpen(at: number): boolean {
    const { timeZone, weekly, special } = this.#clock.hours;
    const there = tz(timeZone)(new Date(at));
    const minute = there.getHours() * 60 + there.getMinutes();
    const today = calendarDay(new Date(at), timeZone);
    const windowsOf = (day: Day) => special.get(day) ?? weekly[(new Date(day).getUTCDay() + 6) % 7] ?? [];
    const inside = (windows: readonly OpenWindow[], now: number) =>
      windows.some(({ fromMinute, toMinute }) => now >= fromMinute && now < toMinute);
    return inside(windowsOf(today), minute) || inside(windowsOf(addDays(today, -1)), minute + 1440);
  }
}

const ZONES = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'];
const window = fc
  .tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 10 }))
  .map(([from, length]) => ({ fromMinute: from * 30, toMinute: from * 30 + length * 30 }));

/** Windows that touch nobody: one a day, or a morning and an afternoon. */
const daysWindows = fc.oneof(
  fc.constant([]),
  window.filter(({ toMinute }) => toMinute <= 1440).map((one) => [one]),
  fc.constant([
    { fromMinute: 540, toMinute: 720 },
    { fromMinute: 780, toMinute: 1080 },
  ]),
);
const FIRST = Date.UTC(2026, 0, 1);
const YEAR_MINUTES = 365 * 1440;

test('any hours, pauses and amounts come to what a count minute by minute over the year says', () => {
  const pause = fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 5_000 }));
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      fc.array(daysWindows, { minLength: 7, maxLength: 7 }),
      fc.array(fc.integer({ min: 0, max: 364 }), { maxLength: 6 }),
      fc.integer({ min: 0, max: YEAR_MINUTES }),
      fc.integer({ min: 1, max: 3_000 }),
      fc.array(pause, { maxLength: 4 }),
      (timeZone, weekly, closed, startMinute, amount, rawPauses) => {
        const special = new Map(closed.map((at) => [addDays('2026-01-01', at), []] as const));
        const clock = new BusinessClock({ timeZone, weekly, special });
        const start = FIRST + startMinute * MINUTE_MS;
        const pauses = rawPauses.map(([from, length]) => ({
          from: new Date(start + from * MINUTE_MS),
          to: new Date(start + (from + length) * MINUTE_MS),
        }));
        const plain = new PlainCount(clock);
        const isPaused = (at: number) => pauses.some(({ from, to }) => at >= +from && at < +to);
        let left = amount;
        let at = start;
        const end = start + 20 * 1440 * MINUTE_MS;
        for (; left > 0 && at < end; at += MINUTE_MS) if (!isPaused(at) && plain.isOpen(at)) left -= 1;
        const answer = due(clock, new Date(start), amount, pauses);
        if (left === 0) {
          expect(answer.at?.getTime()).toBe(at);
          expect(openMinutesBetween(clock, new Date(start), new Date(at), pauses)).toBe(amount);
        } else expect(answer.at === null || answer.at.getTime() >= end).toBe(true);
      },
    ),
    { numRuns: 25 },
  );
});

const always = new BusinessClock({
  timeZone: 'Asia/Shanghai',
  weekly: WEEK.map(() => [{ fromMinute: 0, toMinute: 1440 }]),
  special: new Map(),
});

test('while a pause lasts nothing is due, and what was counted before it stands', () => {
  const start = new Date('2026-03-02T02:00:00Z');
  const paused = new Date('2026-03-02T02:20:00Z');
  const { at, counted } = due(always, start, 60, [{ from: paused, to: null }]);
  expect(at).toBeNull();
  expect(counted).toEqual([{ day: '2026-03-02', from: start, to: paused }]);
  expect(
    openMinutesBetween(always, start, new Date('2026-03-03T00:00:00Z'), [{ from: paused, to: null }]),
  ).toBe(20);
});

test('a place that never opens has no due time', () => {
  const never = new BusinessClock({ timeZone: 'UTC', weekly: WEEK.map(() => []), special: new Map() });
  expect(due(never, new Date(FIRST), 60).at).toBeNull();
});

test('pauses say the same in any order, and twice', () => {
  const moments = ['02:10', '02:40', '03:00', '05:00'].map((time) => new Date(`2026-03-02T${time}:00Z`));
  const [a, b, c, d] = moments as [Date, Date, Date, Date];
  const pauses = [
    { from: a, to: c },
    { from: b, to: d },
  ];
  const start = new Date('2026-03-02T02:00:00Z');
  const expected = due(always, start, 60, pauses).at;
  expect(expected).toEqual(new Date('2026-03-02T05:50:00Z'));
  expect(due(always, start, 60, [...pauses].reverse()).at).toEqual(expected);
  expect(due(always, start, 60, [...pauses, ...pauses]).at).toEqual(expected);
});
