import { expect, test } from 'vitest';
import { numberAsked } from './number-asked';

const NAMED = [
  ['TRANSFER', '调拨|调拨单|transfer'],
  ['PURCHASE_ORDER', '采购单|采购|purchase order'],
] as const;
const asked = (typed: string) => numberAsked(typed, NAMED);

test('a document is asked for as it is printed, shorter, or in words', () => {
  const twelfth = { number: 12, kind: 'TRANSFER' };
  for (const typed of [
    'TR-000012',
    'tr-12',
    'TR12',
    'tr 12',
    '调拨 12',
    '调拨单12',
    '调拨12号',
    'transfer 12',
  ])
    expect(asked(typed), typed).toEqual(twelfth);
  expect(asked('S01-TR-000012')).toEqual({ ...twelfth, storeCode: 'S01' });
  expect(asked('SC-3')).toEqual({ number: 3, kind: 'SHORTAGE' });
  expect(asked('KS-000012')).toEqual({ number: 12, kind: 'COMPLAINT' });
  expect(asked('S01-CR-7')).toEqual({ number: 7, kind: 'REPAYMENT', storeCode: 'S01' });
});

test('digits alone ask for any kind, from three on', () => {
  expect(asked('000012')).toEqual({ number: 12 });
  expect(asked('12')).toBeNull();
  expect(asked('000')).toBeNull();
});

test('a receipt, a code with words and a barcode are none', () => {
  for (const typed of ['S01-01A-000123', 'XX-12', '沙发 12', '6901234567892', 'A 12'])
    expect(asked(typed), typed).toBeNull();
});
