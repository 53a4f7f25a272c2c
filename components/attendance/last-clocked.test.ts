import { expect, test } from 'vitest';
import { clockedJustBefore, hasClocked } from './last-clocked';

test('a second tap within two minutes is told apart, of the same person alone', () => {
  const at = (second: number) => new Date(Date.UTC(2026, 2, 2, 12, 0, second));
  expect(clockedJustBefore('a', at(0))).toBeNull();
  hasClocked('a', at(0));
  expect(clockedJustBefore('a', at(119))).toEqual(at(0));
  expect(clockedJustBefore('b', at(1))).toBeNull();
  expect(clockedJustBefore('a', at(120))).toBeNull();
});
