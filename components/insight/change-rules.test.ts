import { expect, test } from 'vitest';
import { changeOf, shareOf, wholeYuan } from './change-rules';

test('a change has its sign, and none of nothing', () => {
  expect(changeOf(112, 100)).toBe('+12%');
  expect(changeOf(92, 100)).toBe('−8%');
  expect(changeOf(100, 100)).toBe('±0%');
  expect(changeOf(-20, 100)).toBe('−120%');
  expect(changeOf(5, 0)).toBeNull();
  expect(changeOf(5, -3)).toBeNull();
});

test('whole yuan are rounded', () => {
  expect(wholeYuan(113_794_149)).toBe('¥1,137,941');
  expect(wholeYuan(-150)).toBe('−¥1');
  expect(wholeYuan(150)).toBe('¥2');
});

test('a share is of something', () => {
  expect(shareOf(50, 200)).toBe('25%');
  expect(shareOf(-50, 200)).toBe('−25%');
  expect(shareOf(1, 1000)).toBe('<1%');
  expect(shareOf(0, 1000)).toBe('0%');
  expect(shareOf(1, 0)).toBeNull();
  expect(shareOf(1, null)).toBeNull();
});
