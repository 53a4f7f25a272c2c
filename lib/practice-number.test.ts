import { expect, test } from 'vitest';
import { isPracticeNumber, practiceNumber } from './practice-number';
import { isReceiptNumber, receiptNumber } from './receipt-number';

test('a practice number is no receipt number, and no receipt number is a practice number', () => {
  for (const seq of [1, 42, 9_999, 123_456]) {
    expect(isPracticeNumber(practiceNumber(seq))).toBe(true);
    expect(isReceiptNumber(practiceNumber(seq))).toBe(false);
    expect(isPracticeNumber(receiptNumber('PRACTICE-01A', seq))).toBe(false);
  }
  expect(practiceNumber(7)).toBe('PRACTICE-0007');
  expect(isPracticeNumber(' practice-0007 ')).toBe(true);
});
