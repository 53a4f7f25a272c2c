import { expect, test } from 'vitest';
import type { PaidTender } from '@/client/basket';
import { amountToAdd, endsSale, payState } from './pay-rules';

const tender = (kind: PaidTender['kind'], amountFen: number): PaidTender => ({ id: kind, kind, amountFen });
const rounded = { rounding: true, limitFen: 99 };

test('rounding leaves the fen off for cash', () => {
  expect(payState(12_345, [], rounded)).toMatchObject({ totalFen: 12_300, roundingFen: 45, leftFen: 12_300 });
  expect(payState(12_345, [tender('CASH', 15_000)], rounded).changeFen).toBe(2_700);
});

test('another tender takes the rounding away', () => {
  const state = payState(12_345, [tender('WECHAT', 10_000)], rounded);
  expect(state).toMatchObject({ roundingFen: 0, leftFen: 2_345, changeFen: null });
});

test('split tenders: change only from cash', () => {
  const tenders = [tender('CARD', 10_000), tender('CASH', 5_000)];
  expect(payState(12_000, tenders, { rounding: false, limitFen: 99 }).changeFen).toBe(3_000);
});

test('anything but cash is exact', () => {
  expect(amountToAdd('WECHAT', 20_000, 12_000)).toBe(12_000);
  expect(amountToAdd('CASH', 20_000, 12_000)).toBe(20_000);
  expect(amountToAdd('ALIPAY', null, 12_000)).toBe(12_000);
  expect(amountToAdd('CARD', null, 0)).toBeNull();
});

test('a basket for nothing is paid with nothing', () => {
  expect(payState(0, [], rounded)).toMatchObject({ totalFen: 0, changeFen: 0 });
});

test('an exact payment ends the sale by itself; cash, a part of it or anything with change never does', () => {
  const plain = { rounding: false, limitFen: 99 };
  const after = (...tenders: PaidTender[]) => payState(12_000, tenders, plain);
  expect(endsSale('WECHAT', after(tender('WECHAT', 12_000)))).toBe(true);
  expect(endsSale('CARD', after(tender('CASH', 5_000), tender('CARD', 7_000)))).toBe(true);
  expect(endsSale('CASH', after(tender('CASH', 12_000)))).toBe(false);
  expect(endsSale('WECHAT', after(tender('WECHAT', 11_999)))).toBe(false);
  expect(endsSale('WECHAT', after(tender('CASH', 5_000), tender('WECHAT', 7_001)))).toBe(false);
});
