import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumFen } from '@/lib/money';
import { appliedTenders, type BasketExchange, paidBack } from './basket-exchange';

function exchange(amounts: number[]): BasketExchange {
  return {
    returnId: 'r',
    originalTicketId: 't',
    originalNumber: 'S01-01A-1',
    reason: '@unwanted',
    lines: [],
    refunds: amounts.map((amountFen, index) => ({
      id: `r${index}`,
      refundsTenderId: `t${index}`,
      kind: index % 2 === 0 ? 'CASH' : 'CARD',
      amountFen,
      again: `a${index}`,
    })),
    refundFen: sumFen(amounts),
  };
}

describe('what came back pays for what goes', () => {
  it('all of it, when the new goods cost more', () => {
    expect(appliedTenders(exchange([300, 700]), 1_500)).toEqual([
      { id: 'a0', kind: 'CASH', amountFen: 300 },
      { id: 'a1', kind: 'CARD', amountFen: 700 },
    ]);
    expect(paidBack(exchange([300, 700]), 1_500)).toEqual([]);
  });

  it('as much as they cost, when they cost less; the rest goes back', () => {
    expect(appliedTenders(exchange([300, 700]), 200)).toEqual([{ id: 'a0', kind: 'CASH', amountFen: 200 }]);
    expect(paidBack(exchange([300, 700]), 200)).toEqual([
      { kind: 'CASH', amountFen: 100 },
      { kind: 'CARD', amountFen: 700 },
    ]);
  });

  it('to the fen, whatever the amounts', () => {
    const fen = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(fc.array(fen, { maxLength: 5 }), fc.nat(2_000_000), (amounts, netFen) => {
        const part = exchange(amounts);
        const applied = sumFen(appliedTenders(part, netFen).map(({ amountFen }) => amountFen));
        const back = sumFen(paidBack(part, netFen).map(({ amountFen }) => amountFen));
        expect(applied).toBe(Math.min(netFen, part.refundFen));
        expect(applied + back).toBe(part.refundFen);
      }),
    );
  });

  it('is nothing without an exchange', () => {
    expect(appliedTenders(null, 100)).toEqual([]);
    expect(paidBack(undefined, 100)).toEqual([]);
  });
});
