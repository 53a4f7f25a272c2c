import { expect, test } from 'vitest';
import { daysAway, monthBeside, weeksOf } from './month-rules';

test('months beside each other, over the year', () => {
  expect([monthBeside('2026-12', 1), monthBeside('2027-01', -1), monthBeside('2026-11', 1)]).toEqual([
    '2027-01',
    '2026-12',
    '2026-12',
  ]);
});

test('whoever is away till noon is away that day, and back the next', () => {
  const leaves = [
    { personId: 'a', startsAt: new Date('2026-11-30T16:00:00Z'), endsAt: new Date('2026-12-02T04:00:00Z') },
  ];
  const away = daysAway(leaves, 'a', 'Asia/Shanghai');
  expect(['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03'].map(away)).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(daysAway(leaves, 'b', 'Asia/Shanghai')('2026-12-01')).toBe(false);
});

test('a month stands in whole weeks from Monday', () => {
  const days = Array.from({ length: 30 }, (_, at) => ({ day: `2026-11-${String(at + 1).padStart(2, '0')}` }));
  const weeks = weeksOf(days);
  expect(weeks).toHaveLength(6);
  expect(weeks[0]?.map((one) => one?.day ?? null)).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
    '2026-11-01',
  ]);
  expect(weeks.at(-1)?.filter((one) => one !== null)).toHaveLength(1);
});
