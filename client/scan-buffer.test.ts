import { expect, test } from 'vitest';
import { multiplied, multiplierOf, pushKey, scanOf } from './scan-buffer';

function typed(text: string, gapMs: number) {
  return [...text].reduce((buffer, key, place) => pushKey(buffer, key, place * gapMs), { text: '', at: 0 });
}

test('quick keys and Enter are a scan', () => {
  const buffer = typed('6901234567892', 10);
  expect(scanOf(buffer, buffer.at + 10)).toBe('6901234567892');
});

test('slow keys are typing', () => {
  const buffer = typed('6901', 180);
  expect(buffer.text).toBe('1');
  expect(scanOf(buffer, buffer.at + 20)).toBeNull();
});

test('two characters, or a late Enter, are no scan', () => {
  expect(scanOf(typed('12', 10), 20)).toBeNull();
  const buffer = typed('123456', 10);
  expect(scanOf(buffer, buffer.at + 400)).toBeNull();
});

test('5* is five of the next', () => {
  expect(multiplierOf('5*')).toBe('5');
  expect(multiplierOf('1.5＊')).toBe('1.5');
  expect(multiplierOf('5')).toBeNull();
});

test('how many and which code in one go', () => {
  expect(multiplied('5*6901234567892')).toEqual({ times: '5', code: '6901234567892' });
  expect(multiplied(' 12＊ 沙发 ')).toEqual({ times: '12', code: '沙发' });
  expect(multiplied('5*')).toEqual({ times: null, code: '5*' });
  expect(multiplied(' SF-1*2 ')).toEqual({ times: null, code: 'SF-1*2' });
});
