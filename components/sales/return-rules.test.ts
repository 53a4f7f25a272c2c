import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { milliToText } from '@/lib/quantity';
import { elsewhereFen, planRefund, readReturning, stepped, waysElsewhere } from './return-rules';

const line = {
  id: 'l',
  quantity: '3',
  returned: '0',
  netFen: 10_000,
  refundedFen: 0,
  taxFen: 1_150,
  inParts: false,
};

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

test('of 2.37 m any part comes back; pieces come back whole, what is left always', () => {
  const metres = { ...line, quantity: '2.37', inParts: true };
  expect(readReturning(metres, '1.2')).toEqual({ milli: 1_200, fault: null });
  expect(readReturning(metres, '0.001')).toEqual({ milli: 1, fault: null });
  expect(readReturning(metres, '2.371').fault).toBe('quantity');
  expect(readReturning(metres, '一米').fault).toBe('quantity');
  expect(readReturning(line, '1.5').fault).toBe('pieces');
  expect(readReturning({ ...line, quantity: '2.5' }, '2.5')).toEqual({ milli: 2_500, fault: null });
  expect([stepped(metres, '1.2', 1), stepped(metres, '2.2', 1), stepped(metres, '0.37', -1)]).toEqual([
    '2.2',
    '2.37',
    '',
  ]);
});

test('the shares of a measured line, in whatever parts it comes back, add up to it to the fen, and the last takes the rest', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99_999 }),
      fc.integer({ min: 0, max: 9_999_999 }),
      fc.array(fc.integer({ min: 1, max: 20_000 }), { maxLength: 12 }),
      (soldMilli, netFen, cuts) => {
        const parts: number[] = [];
        let left = soldMilli;
        for (const cut of cuts) {
          if (cut >= left) break;
          parts.push(cut);
          left -= cut;
        }
        parts.push(left);
        let returnedMilli = 0;
        let refundedFen = 0;
        for (const part of parts) {
          const now = {
            ...line,
            inParts: true,
            quantity: milliToText(soldMilli),
            returned: milliToText(returnedMilli),
            netFen,
            refundedFen,
          };
          const tenders = [{ id: 'c', kind: 'CASH', takenFen: netFen, refundedFen }];
          const { refundFen } = planRefund([now], tenders, new Map([[line.id, part]]));
          // No part is more than a fen away from its share of the line.
          expect(Math.abs(refundFen - (netFen * part) / soldMilli)).toBeLessThanOrEqual(1);
          returnedMilli += part;
          refundedFen += refundFen;
        }
        expect([returnedMilli, refundedFen]).toEqual([soldMilli, netFen]);
      },
    ),
  );
});

describe('another way than it was paid', () => {
  const tenders = [
    { id: 'debt', kind: 'ON_ACCOUNT', takenFen: 1_000, refundedFen: 0 },
    { id: 'card', kind: 'CARD', takenFen: 2_000, refundedFen: 0 },
    { id: 'cash', kind: 'CASH', takenFen: 3_000, refundedFen: 0 },
  ];
  const plan = { refunds: tenders.map((tender) => ({ tender, amountFen: tender.takenFen })) };

  test('only money goes it, and not what was paid that way', () => {
    expect([elsewhereFen(plan, 'CASH'), elsewhereFen(plan, 'WECHAT')]).toEqual([2_000, 5_000]);
  });

  test('is offered of what the store takes, where anything would go it', () => {
    const taken = ['WECHAT', 'CASH', 'STORE_CREDIT', 'POINTS'] as const;
    expect(waysElsewhere(plan, taken)).toEqual(['WECHAT', 'CASH']);
    expect(waysElsewhere({ refunds: plan.refunds.slice(2) }, taken)).toEqual(['WECHAT']);
    expect(waysElsewhere({ refunds: plan.refunds.slice(0, 1) }, taken)).toEqual([]);
  });
});
