import { expect, test } from 'vitest';
import { type MonthFacts, monthLines, paidAtRates, type SheetVerdict } from './month-rules';

const HOLIDAY = '2026-10-01';
const rates = { workRate: 150, restRate: 200, holidayRate: 300 };
const verdict = (over: Partial<SheetVerdict>): SheetVerdict => ({
  ...{ storeId: 's', personId: 'p', day: '2026-10-12', state: 'PRESENT', plannedMinutes: 480 },
  ...{ workedMinutes: 480, lateMinutes: 0, earlyMinutes: 0, overMinutes: 0, leaveMinutes: 0 },
  ...{ workedStoreId: null, shiftId: 'shift' },
  ...over,
});
const lineOf = (verdicts: SheetVerdict[], over: Partial<MonthFacts> = {}) =>
  monthLines({
    ...{ storeId: 's', verdicts, open: [], approved: new Map(), corrections: [], confirmed: [] },
    ...{ mode: 'BY_CLOCK', rates },
    isHoliday: (day) => day === HOLIDAY,
    ...over,
  })[0];

test('overtime is told apart by the day: planned, nothing planned, a public holiday', () => {
  const line = lineOf([
    verdict({ overMinutes: 60, workedMinutes: 540 }),
    verdict({
      day: '2026-10-13',
      state: 'UNPLANNED',
      shiftId: null,
      plannedMinutes: 0,
      overMinutes: 120,
      workedMinutes: 120,
    }),
    verdict({ day: HOLIDAY, overMinutes: 30, workedMinutes: 510 }),
  ]);
  expect(line).toMatchObject({
    ...{ overtimeMinutes: 210, overtimeRestMinutes: 120, overtimeHolidayMinutes: 30, holidayMinutes: 480 },
    ...rates,
  });
  expect(line && paidAtRates(line)).toBe(60 * 1.5 + 120 * 2 + 510 * 3);
});

test('a shift that waits for its judgement was planned too, and help on a holiday is paid as one where it was given', () => {
  const waits = lineOf([], {
    open: [{ personId: 'p', day: '2026-10-14', plannedMinutes: 480 }],
    approved: new Map([['p 2026-10-14', 45]]),
    mode: 'BY_APPROVAL',
  });
  expect(waits).toMatchObject({ overtimeMinutes: 45, overtimeRestMinutes: 0 });
  const help = [verdict({ storeId: 'other', workedStoreId: 's', day: HOLIDAY })];
  expect(lineOf(help)).toMatchObject({ helpMinutes: 480, workedMinutes: 0, holidayMinutes: 480 });
  expect(lineOf(help, { storeId: 'other' })).toMatchObject({
    helpMinutes: 0,
    workedMinutes: 0,
    holidayMinutes: 0,
  });
});

test('a month from before rates were counted has none: no figure, and not nought', () => {
  const line = lineOf([verdict({})]);
  expect(line && paidAtRates({ ...line, overtimeRestMinutes: null })).toBeNull();
  expect(line && paidAtRates({ ...line, workRate: null })).toBeNull();
});
