import { expect, test } from 'vitest';
import { planRefund } from './return-rules';

const line = { id: 'l', quantity: '3', returned: '0', netFen: 10_000, refundedFen: 0, taxFen: 1_150 };

test('a part is refunded to the tenders in their order', () => {
  const tenders = [
    { id: 'w', kind: 'WECHAT', takenFen: 3_000, refundedFen: 0 },
    { id: 'c', kind: 'CASH', takenFen: 7_000, refundedFen: 0 },
  ];
  const plan = planRefund([line], tenders, new Map([['l', 2000]]));
  expect(plan.refundFen).toBe(6_667);
  expect(plan.refunds.map(({ amountFen }) => amountFen)).toEqual([3_000, 3_667]);
});

test('the rounding of a full return is not paid back', () => {
  const tenders = [{ id: 'c', kind: 'CASH', takenFen: 9_950, refundedFen: 0 }];
  const plan = planRefund([line], tenders, new Map([['l', 3000]]));
  expect(plan).toMatchObject({ netFen: 10_000, roundingFen: 50, refundFen: 9_950 });
});

test('the parts of a line add up to it', () => {
  const tenders = [{ id: 'c', kind: 'CASH', takenFen: 10_000, refundedFen: 6_667 }];
  const rest = { ...line, returned: '2', refundedFen: 6_667 };
  expect(planRefund([rest], tenders, new Map([['l', 1000]])).refundFen).toBe(3_333);
});
