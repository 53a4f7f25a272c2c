import { expect, test } from 'vitest';
import english from '../messages/en/units.json';
import chinese from '../messages/zh-CN/units.json';
import { unitKey } from './units';

test('a unit is known by the word catalogues write, and any other is left as it is', () => {
  expect(unitKey('件')).toBe('piece');
  expect(unitKey('平方米')).toBe('squareMetre');
  expect(unitKey('盘')).toBeUndefined();
});

test('every unit that is known has its words', () => {
  for (const [key, words] of Object.entries(chinese)) {
    const [, word = ''] = /other \{(.+?)\}/.exec(words) ?? [];
    expect(unitKey(word), word).toBe(key);
    expect(Object.keys(english)).toContain(key);
  }
});
