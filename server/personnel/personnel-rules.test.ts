import { expect, test } from 'vitest';
import { supersededWages, type WageRow, wageOn } from './personnel-rules';

const row = (id: string, fromDay: string, saidAt: string, fen = 500_000): WageRow => ({
  id,
  kind: 'MONTHLY',
  fen,
  fromDay,
  setAt: new Date(saidAt),
});

test('a wage holds from its day on until the next', () => {
  const rows = [row('a', '2026-01-01', '2025-12-20T00:00Z'), row('b', '2026-07-01', '2026-06-20T00:00Z')];
  expect(wageOn(rows, '2025-12-31')).toBeNull();
  expect(wageOn(rows, '2026-01-01')?.id).toBe('a');
  expect(wageOn(rows, '2026-06-30')?.id).toBe('a');
  expect(wageOn(rows.toReversed(), '2026-07-01')?.id).toBe('b');
});

test('of two for one day the later said holds, in whatever order they come', () => {
  const [wrong, right] = [
    row('a', '2026-01-01', '2026-01-02T00:00Z'),
    row('b', '2026-01-01', '2026-01-03T00:00Z'),
  ];
  for (const rows of [
    [wrong, right],
    [right, wrong],
  ]) {
    expect(wageOn(rows, '2026-03-01')?.id).toBe('b');
    expect([...supersededWages(rows)]).toEqual(['a']);
  }
});

test('what was said later for an earlier day does not undo a later day', () => {
  const rows = [
    row('late', '2026-07-01', '2026-06-01T00:00Z'),
    row('fix', '2026-01-01', '2026-08-01T00:00Z'),
  ];
  expect(wageOn(rows, '2026-09-01')?.id).toBe('late');
  expect(supersededWages(rows).size).toBe(0);
});
