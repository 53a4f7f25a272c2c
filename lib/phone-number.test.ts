import { expect, test } from 'vitest';
import { maskedNumber, nationalDigits } from './masked-number';
import { phoneNumber, spokenNumber } from './phone-number';

test.each([
  ['13812345678', '+8613812345678', true],
  [' 138-1234-5678 ', '+8613812345678', true],
  ['+86 138 1234 5678', '+8613812345678', true],
  ['008613812345678', '+8613812345678', true],
  ['１３８１２３４５６７８', '+8613812345678', true],
  ['025-84561234', '+862584561234', false],
  ['(0086)025 84561234', '+862584561234', false],
  ['400-820-8820', '+864008208820', false],
  ['+1 213 373 4253', '+12133734253', true],
])('%s is %s', (typed, e164, isMobile) => {
  expect(phoneNumber(typed)).toEqual({ e164, isMobile });
});

test.each([
  '',
  '123',
  '1381234567',
  '138123456789',
  '23812345678',
  'abc',
  '😀'.repeat(3000),
  '13812345678 ext. 5',
])('%.30s is no number', (typed) => expect(phoneNumber(typed)).toBeNull());

test('a masked number keeps three digits and four', () => {
  expect(maskedNumber('+8613812345678')).toBe('138****5678');
  expect(maskedNumber('+862584561234')).toBe('258****1234');
  expect(maskedNumber('+3726001')).toBe('****01');
  expect(nationalDigits('+8613812345678')).toBe('13812345678');
  expect(spokenNumber('+8613812345678')).toBe('138 1234 5678');
});
