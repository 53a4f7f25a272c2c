import { expect, test } from 'vitest';
import { pointsTender, pointsThatGo } from './points-tender';

const rule = { id: 'one', pointsPerYuan: 20, leastPoints: 100, mostBp: 5_000 };
const tender = (amountFen: number, spent: number, ruleId = 'one') => ({
  id: 't',
  kind: 'POINTS' as const,
  amountFen,
  points: { ruleId, spent },
});

test('an amount takes whole points, and no fewer than are taken at a time', () => {
  expect(pointsTender(rule, 1_234)).toEqual({ amountFen: 1_230, points: { ruleId: 'one', spent: 246 } });
  expect(pointsTender(rule, 500)).toEqual({ amountFen: 500, points: { ruleId: 'one', spent: 100 } });
  expect(pointsTender(rule, 499)).toBeNull();
});

test('points that no longer fit the ticket or its rule go', () => {
  expect(pointsThatGo([tender(500, 100)], rule, 1_000)).toBeNull();
  expect(pointsThatGo([tender(500, 100)], rule, 999)?.id).toBe('t');
  expect(pointsThatGo([tender(500, 100, 'before')], rule, 1_000)?.id).toBe('t');
  expect(pointsThatGo([tender(500, 100)], null, 1_000)?.id).toBe('t');
  expect(pointsThatGo([{ id: 'c', kind: 'CASH', amountFen: 500 }], null, 1_000)).toBeNull();
});
