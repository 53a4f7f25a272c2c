import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '@/lib/business-day';
import { needsOf } from './cover-rules';
import type { PlanningFacts, ShiftFacts } from './planning-facts-rules';
import { judgePlan, subjectOf, USUAL_SETTINGS } from './planning-rules';
import { dayKindOf, shiftTimes, weekDays } from './roster-rules';

const ZONE = 'Asia/Shanghai';
const MONDAY = '2026-11-30';
const STORE = 'store';

function shift(
  personId: string,
  day: Day,
  hours: readonly [number, number],
  more: Partial<ShiftFacts> = {},
): ShiftFacts {
  const times = shiftTimes({ day, startMinute: hours[0] * 60, endMinute: hours[1] * 60 }, ZONE);
  return {
    id: `${personId} ${day} ${hours[0]}`,
    storeId: STORE,
    personId,
    day,
    breakMinutes: 0,
    kind: 'WORK',
    ...times,
    ...more,
  };
}

function judge(shifts: ShiftFacts[], more: Partial<PlanningFacts> = {}) {
  const ids = [...new Set(shifts.map(({ personId }) => personId))];
  return judgePlan({
    storeId: STORE,
    timeZone: ZONE,
    days: weekDays(MONDAY),
    shifts,
    people: ids.map((id) => ({ id, bornOn: null, startsOn: null, endsOn: null, isOfStore: true })),
    leaves: [],
    settings: USUAL_SETTINGS,
    opening: [],
    needs: [],
    ...more,
  });
}
const rules = (...given: Parameters<typeof judge>) => judge(...given).map(({ rule }) => rule);
const person = (more: object) => ({
  id: 'a',
  bornOn: null,
  startsOn: null,
  endsOn: null,
  isOfStore: true,
  ...more,
});

test('whoever is at a meeting or a training works, and is no cover', () => {
  const from = shiftTimes({ day: MONDAY, startMinute: 600, endMinute: 660 }, ZONE);
  const needs = [{ day: MONDAY, from: from.startsAt, to: from.endsAt, people: 1 }];
  for (const [kind, missing] of [
    ['WORK', false],
    ['DUTY', false],
    ['MEETING', true],
    ['TRAINING', true],
  ] as const)
    expect([
      kind,
      rules([shift('a', MONDAY, [9, 12], { kind })], { needs }).includes('COVER_MISSING'),
    ]).toEqual([kind, missing]);
  expect(rules([shift('a', MONDAY, [9, 17]), shift('a', MONDAY, [17, 19], { kind: 'TRAINING' })])).toContain(
    'OVERTIME_DAY',
  );
});

describe('what is never saved', () => {
  test('a shift of no time, of thirty hours, or that is all break', () => {
    expect(rules([shift('a', MONDAY, [9, 9])])).toContain('LENGTH');
    expect(rules([shift('a', MONDAY, [9, 39])])).toContain('LENGTH');
    expect(rules([shift('a', MONDAY, [9, 10], { breakMinutes: 60 })])).toContain('LENGTH');
    expect(rules([shift('a', MONDAY, [9, 17])])).toEqual([]);
  });

  test('two shifts at once, in whatever store; one after the other is none', () => {
    const there = { storeId: 'other' };
    expect(rules([shift('a', MONDAY, [9, 13]), shift('a', MONDAY, [12, 16], there)])).toEqual(['OVERLAP']);
    expect(rules([shift('a', MONDAY, [9, 13]), shift('a', MONDAY, [13, 16], there)])).toEqual([]);
    // Over midnight into the next day.
    const next = addDays(MONDAY, 1);
    expect(
      rules([shift('a', MONDAY, [20, 28]), shift('a', next, [3, 6])]).filter((rule) => rule === 'OVERLAP'),
    ).toHaveLength(2);
  });

  test('on leave, under sixteen, of another store, before they begin and after they left', () => {
    const one = [shift('a', MONDAY, [9, 13])];
    const leave = (from: number, to: number) => ({
      leaves: [
        { personId: 'a', ...shiftTimes({ day: MONDAY, startMinute: from * 60, endMinute: to * 60 }, ZONE) },
      ],
    });
    expect(rules(one, leave(12, 24))).toEqual(['ON_LEAVE']);
    expect(rules(one, leave(13, 24))).toEqual([]);
    expect(rules(one, { people: [person({ bornOn: '2010-12-01' })] })).toEqual(['UNDER_AGE']);
    expect(rules(one, { people: [person({ bornOn: '2010-11-30' })] })).toEqual([]);
    expect(rules(one, { people: [person({ isOfStore: false })] })).toEqual(['NOT_OF_THE_STORE']);
    expect(rules(one, { people: [person({ startsOn: '2026-12-01' })] })).toEqual(['NOT_EMPLOYED']);
    expect(rules(one, { people: [person({ endsOn: '2026-11-29' })] })).toEqual(['NOT_EMPLOYED']);
  });
});

describe('what somebody has to answer for', () => {
  test('overtime of a day, of a week, of a month', () => {
    expect(judge([shift('a', MONDAY, [9, 18])])).toMatchObject([{ rule: 'DAY_OVER', minutes: 60 }]);
    expect(judge([shift('a', MONDAY, [9, 20])])).toMatchObject([{ rule: 'OVERTIME_DAY', minutes: 180 }]);
    // The break is no working time.
    expect(rules([shift('a', MONDAY, [9, 18], { breakMinutes: 60 })])).toEqual([]);
    const six = weekDays(MONDAY)
      .slice(0, 6)
      .map((day) => shift('a', day, [9, 17]));
    expect(judge(six)).toMatchObject([{ rule: 'WEEK_OVER', minutes: 480, day: '2026-12-06' }]);
    const november = Array.from({ length: 13 }, (_, at) =>
      shift('a', addDays('2026-11-01', at * 2), [9, 20]),
    );
    expect(rules([...november, shift('a', MONDAY, [9, 17])])).toEqual(['OVERTIME_MONTH']);
  });

  test('no day off in seven, counted over the edge of the week', () => {
    const days = Array.from({ length: 7 }, (_, at) => addDays(MONDAY, at - 4));
    const found = judge(days.map((day) => shift('a', day, [9, 14])));
    expect(found).toMatchObject([{ rule: 'NO_REST_DAY', day: '2026-12-02' }]);
    expect(rules(days.slice(1).map((day) => shift('a', day, [9, 14])))).toEqual([]);
  });

  test('a short night', () => {
    const next = addDays(MONDAY, 1);
    expect(judge([shift('a', MONDAY, [15, 23]), shift('a', next, [9, 13])])).toMatchObject([
      { rule: 'SHORT_REST', day: next, minutes: 600 },
    ]);
    expect(rules([shift('a', MONDAY, [15, 22]), shift('a', next, [9, 13])])).toEqual([]);
    // A split day is no night.
    expect(rules([shift('a', MONDAY, [9, 12]), shift('a', MONDAY, [17, 21])])).toEqual([]);
  });

  test('minors at night, and over eight hours', () => {
    const people = [person({ bornOn: '2010-01-01' })];
    expect(rules([shift('a', MONDAY, [18, 23])], { people })).toEqual(['MINOR_HOURS']);
    expect(rules([shift('a', MONDAY, [5, 9])], { people })).toEqual(['MINOR_HOURS']);
    expect(rules([shift('a', MONDAY, [9, 17])], { people })).toEqual([]);
  });

  test('too few people, hours that follow on each other told once', () => {
    const cover = [10, 11, 12].map((hour) => ({ hour, people: 2 }));
    const needs = needsOf(MONDAY, cover, ZONE);
    const found = judge([shift('a', MONDAY, [9, 17]), shift('b', MONDAY, [11.5, 17])], { needs });
    expect(found).toMatchObject([
      { rule: 'COVER_MISSING', there: 1, people: 2, from: needs[0]?.from, to: needs[1]?.to },
    ]);
    expect(subjectOf(found[0] as never)).toBe('2026-11-30 02:00-04:00 1/2');
  });

  test('a reason is for the figure that was seen: more hours over are another thing to answer for', () => {
    const over = (to: number) =>
      judge([shift('a', MONDAY, [8, to])]).flatMap((one) =>
        one.rule === 'OVERTIME_DAY' ? subjectOf(one) : [],
      );
    expect(over(19)).toHaveLength(1);
    expect(over(19)).not.toEqual(over(20));
    expect(over(20)).toEqual(over(20));
  });

  test('alone at the door', () => {
    const opening = [{ day: MONDAY, ...shiftTimesOf(10, 22) }];
    expect(rules([shift('a', MONDAY, [10, 16]), shift('b', MONDAY, [10, 22])], { opening })).toEqual(
      expect.arrayContaining(['ALONE_AT_CLOSING']),
    );
    expect(rules([shift('a', MONDAY, [10.5, 16]), shift('b', MONDAY, [14, 22])], { opening })).toContain(
      'ALONE_AT_OPENING',
    );
  });
});

test('a make-up Saturday is a workday, a holiday none', () => {
  const holidays = new Map([
    ['2026-10-10', { isMadeUp: true }],
    ['2026-10-01', { isMadeUp: false }],
  ]);
  expect(
    ['2026-10-10', '2026-10-01', '2026-10-17', '2026-10-12'].map((day) => dayKindOf(day, holidays)),
  ).toEqual(['WORKDAY', 'HOLIDAY', 'WEEKEND', 'WORKDAY']);
});

test('a night in which the clock is set: its hands say when the shift ends', () => {
  const { startsAt, endsAt } = shiftTimes(
    { day: '2026-10-24', startMinute: 22 * 60, endMinute: 30 * 60 },
    'Europe/London',
  );
  expect((endsAt.getTime() - startsAt.getTime()) / 3_600_000).toBe(9);
});

function shiftTimesOf(from: number, to: number) {
  const { startsAt, endsAt } = shiftTimes({ day: MONDAY, startMinute: from * 60, endMinute: to * 60 }, ZONE);
  return { from: startsAt, to: endsAt };
}
