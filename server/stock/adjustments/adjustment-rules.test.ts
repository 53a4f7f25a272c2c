import { expect, test } from 'vitest';
import { PERMISSIONS } from '@/server/staff/permissions';
import { ADJUSTMENT_REASONS } from '../schema';
import { goesWrongWay, RIGHT_OF_REASON } from './adjustment-rules';

test('whoever has the right to a reason may adjust at all', () => {
  for (const reason of ADJUSTMENT_REASONS)
    for (const role of PERMISSIONS[RIGHT_OF_REASON[reason]])
      expect(PERMISSIONS['stock.adjust']).toContain(role);
});

test('damage leaves, what was found comes in, a correction does either', () => {
  expect(goesWrongWay('DAMAGE', 1000)).toBe(true);
  expect(goesWrongWay('DAMAGE', -1000)).toBe(false);
  expect(goesWrongWay('FOUND', -1)).toBe(true);
  expect(goesWrongWay('FOUND', 1)).toBe(false);
  for (const milli of [1, -1]) expect(goesWrongWay('CORRECTION', milli)).toBe(false);
});
