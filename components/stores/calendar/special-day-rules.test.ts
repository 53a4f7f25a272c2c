import { expect, test } from 'vitest';
import { byName, keptShut, withDays } from './special-day-rules';

const shop = [{ fromMinute: 600, toMinute: 1320 }];
const october = byName([
  { day: '2026-10-01', name: '国庆节', isMadeUp: false },
  { day: '2026-10-10', name: '国庆节', isMadeUp: true },
]);

test('a shop that works on Saturdays anyway adds no make-up day', () => {
  const open = Array.from({ length: 7 }, () => shop);
  expect(october.flatMap((one) => keptShut(one, open))).toEqual([
    { day: '2026-10-01', name: '国庆节', windows: [] },
  ]);
});

test('one that is shut at weekends works the Saturday like a Friday', () => {
  const week = [shop, shop, shop, shop, shop, [], []];
  expect(october.flatMap((one) => keptShut(one, week))).toContainEqual({
    day: '2026-10-10',
    name: '国庆节',
    windows: shop,
  });
});

test('days stand in order, and one that is said again is replaced', () => {
  const days = withDays(
    [{ day: '2026-05-01', name: '劳动节', windows: [] }],
    [
      { day: '2026-01-01', name: '元旦', windows: [] },
      { day: '2026-05-01', name: '劳动节', windows: shop },
    ],
  );
  expect(days.map(({ day, windows }) => [day, windows.length])).toEqual([
    ['2026-01-01', 0],
    ['2026-05-01', 1],
  ]);
});
