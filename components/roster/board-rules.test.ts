import { expect, test } from 'vitest';
import { changed, copiedWeek, inverse, minutesOf, onTheClock } from './board-rules';
import type { BoardShift } from './week';

const shift = (id: string, more: Partial<BoardShift> = {}): BoardShift => ({
  id,
  personId: 'li',
  day: '2026-11-30',
  startMinute: 540,
  endMinute: 1_020,
  breakMinutes: 60,
  kind: 'WORK',
  templateId: null,
  zoneId: null,
  note: '',
  ...more,
});

test('a change is undone by its inverse, and that by its own', () => {
  const before = [shift('a'), shift('b')];
  const change = { put: [shift('b', { day: '2026-12-01' }), shift('c')], remove: ['a'] };
  const after = changed(before, change);
  const back = inverse(before, change);
  const sorted = (shifts: BoardShift[]) => shifts.toSorted((x, y) => x.id.localeCompare(y.id));
  expect(sorted(changed(after, back))).toEqual(before);
  expect(sorted(changed(before, inverse(after, back)))).toEqual(sorted(after));
});

test('a week is copied for whoever is there, work alone', () => {
  let next = 0;
  const copied = copiedWeek(
    [shift('a'), shift('b', { personId: 'gone' }), shift('c', { kind: 'MEETING' })],
    new Set(['li']),
    () => String(next++),
  );
  expect(copied).toEqual([shift('0', { day: '2026-12-07' })]);
});

test('a shift over midnight ends beyond 1440', () => {
  const { startsAt, endsAt } = {
    startsAt: new Date('2026-11-30T12:00:00Z'),
    endsAt: new Date('2026-11-30T18:00:00Z'),
  };
  const { startMinute, endMinute, ...rest } = shift('a');
  expect(onTheClock({ ...rest, startsAt, endsAt }, 'Asia/Shanghai')).toMatchObject({
    startMinute: 1_200,
    endMinute: 1_560,
  });
  expect(minutesOf([shift('a'), shift('b', { personId: 'wang' })], 'li')).toBe(420);
});
