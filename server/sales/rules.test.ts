import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeFor, type LineToPrice, priceBasket, refundOfPart, takenByTender } from './rules';

const line = fc.record({
  quantityMilli: fc.integer({ min: 1, max: 50_000 }),
  unitPriceFen: fc.integer({ min: 0, max: 5_000_000 }),
  listPriceFen: fc.integer({ min: 0, max: 5_000_000 }),
  taxRateBp: fc.constantFrom(0, 300, 600, 1300),
  discount: fc.option(
    fc.oneof(
      fc.record({ kind: fc.constant('percent' as const), basisPoints: fc.integer({ min: 0, max: 10_000 }) }),
      fc.record({ kind: fc.constant('amount' as const), fen: fc.integer({ min: 0, max: 10_000_000 }) }),
    ),
  ),
}) satisfies fc.Arbitrary<LineToPrice>;

describe('pricing a basket', () => {
  it('comes out to the fen: lines add up to the total, the basket discount is shared out whole, nothing goes below zero', () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 20_000_000 }),
        (lines, fen) => {
          const priced = priceBasket(lines, { kind: 'amount', fen });
          const sum = (pick: (one: (typeof priced.lines)[number]) => number) =>
            priced.lines.reduce((total, one) => total + pick(one), 0);
          expect(sum((one) => one.netFen)).toBe(priced.netFen);
          expect(sum((one) => one.basketDiscountFen)).toBe(priced.basketDiscountFen);
          expect(sum((one) => one.taxFen)).toBe(priced.taxFen);
          expect(priced.lines.every((one) => one.netFen >= 0 && one.taxFen <= one.netFen)).toBe(true);
          expect(priced.listFen - priced.discountFen).toBe(priced.netFen);
        },
      ),
    );
  });

  it('leaves a line at a fixed price alone, as long as that is what is paid for it', () => {
    const lamp = { quantityMilli: 1_000, unitPriceFen: 20_000, listPriceFen: 20_000, taxRateBp: 0 };
    const fixed = { kind: 'amount' as const, fen: 2_000, fixedFen: 18_000 };
    const plain = { ...lamp, discount: null };
    const tenth = { kind: 'percent' as const, basisPoints: 1_000 };
    const priced = priceBasket([{ ...lamp, discount: fixed }, plain], tenth);
    expect(priced.lines.map(({ netFen }) => netFen)).toEqual([18_000, 18_000]);
    expect(priced).toMatchObject({ basketDiscountFen: 2_000, fixedFen: 18_000, netFen: 36_000 });
    // Two pieces now: what was named is not what is paid any more, and the line is as any other.
    const two = priceBasket([{ ...lamp, quantityMilli: 2_000, discount: fixed }], tenth);
    expect(two).toMatchObject({ basketDiscountFen: 3_800, fixedFen: 0, netFen: 34_200 });
    expect(priceBasket([{ ...lamp, discount: fixed }], tenth).basketDiscountFen).toBe(0);
  });
});

describe('change', () => {
  it('comes only from cash, and what tenders took is what was owed', () => {
    const tenders = fc.array(
      fc.record({
        kind: fc.constantFrom('CASH', 'CARD', 'WECHAT'),
        amountFen: fc.integer({ min: 1, max: 1_000_000 }),
      }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000_000 }), tenders, (total, given) => {
        const change = changeFor(total, given);
        const sum = given.reduce((all, tender) => all + tender.amountFen, 0);
        const other = given
          .filter((tender) => tender.kind !== 'CASH')
          .reduce((all, tender) => all + tender.amountFen, 0);
        if (sum < total || other > total) expect(change).toBeNull();
        else {
          expect(change).toBe(sum - total);
          expect(takenByTender(given, change ?? 0).reduce((all, fen) => all + fen, 0)).toBe(total);
        }
      }),
    );
  });
});

describe('refunds', () => {
  it('parts of a line add up to the line, in whatever portions it comes back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 1, maxLength: 8 }),
        (netFen, portions) => {
          const soldMilli = portions.reduce((all, milli) => all + milli, 0);
          const taxFen = Math.floor(netFen / 9);
          let returnedMilli = 0;
          let refundedFen = 0;
          let taxBack = 0;
          for (const portion of portions) {
            const part = refundOfPart({ soldMilli, returnedMilli, netFen, refundedFen, taxFen }, portion);
            expect(part.netFen).toBeGreaterThanOrEqual(0);
            returnedMilli += portion;
            refundedFen += part.netFen;
            taxBack += part.taxFen;
          }
          expect([refundedFen, taxBack]).toEqual([netFen, taxFen]);
        },
      ),
    );
  });
});
