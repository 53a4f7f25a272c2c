import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bonusOf } from '@/lib/top-up-bonus';
import { saleCredit, storedBack, storedParts } from './credit-rules';

const fen = fc.integer({ min: 0, max: 100_000_000 });

describe('stored value', () => {
  it('is spent of both in proportion', () => {
    expect(storedParts({ storedValueFen: 100_000, storedBonusFen: 10_000 }, 55_000)).toEqual({
      valueFen: 50_000,
      bonusFen: 5_000,
    });
    expect(storedParts({ storedValueFen: 0, storedBonusFen: 0 }, 100)).toEqual({ valueFen: 0, bonusFen: 0 });
  });

  it('never takes more of either than is there, and all of both with the last fen', () => {
    fc.assert(
      fc.property(fen, fen, fen, (storedValueFen, storedBonusFen, amountFen) => {
        const has = { storedValueFen, storedBonusFen };
        const { valueFen, bonusFen } = storedParts(has, amountFen);
        expect(valueFen + bonusFen).toBe(Math.min(amountFen, storedValueFen + storedBonusFen));
        expect(valueFen).toBeGreaterThanOrEqual(0);
        expect(valueFen).toBeLessThanOrEqual(storedValueFen);
        expect(bonusFen).toBeGreaterThanOrEqual(0);
        expect(bonusFen).toBeLessThanOrEqual(storedBonusFen);
      }),
    );
  });

  it('comes back in any parts to exactly what a sale took', () => {
    fc.assert(
      fc.property(
        fen,
        fen,
        fc.array(fc.integer({ min: 1, max: 60_000_000 }), { maxLength: 6 }),
        (value, bonus, parts) => {
          const took = { valueFen: value, bonusFen: bonus };
          const back = { valueFen: 0, bonusFen: 0 };
          for (const part of [...parts, value + bonus]) {
            const returned = storedBack(took, back.valueFen + back.bonusFen, part);
            expect(Math.min(returned.valueFen, returned.bonusFen)).toBeGreaterThanOrEqual(0);
            back.valueFen += returned.valueFen;
            back.bonusFen += returned.bonusFen;
            expect(back.valueFen <= value && back.bonusFen <= bonus).toBe(true);
          }
          expect(back).toEqual(took);
        },
      ),
    );
  });

  it('that was spent elsewhere meanwhile becomes debt of the sale', () => {
    const standing = {
      limitFen: null,
      dueDays: null,
      receivableFen: 0,
      storeCreditFen: 0,
      storedValueFen: 1_000,
      storedBonusFen: 100,
      points: 0,
      oldestDue: null,
    };
    const asked = { onAccountFen: 0, storeCreditFen: 0, storedFen: 1_500, isApproved: false };
    expect(saleCredit(standing, asked, { day: '2026-11-30', overdueDays: 30 })).toMatchObject({
      owedFen: 400,
      stored: { valueFen: 1_000, bonusFen: 100 },
      flags: ['STORED_VALUE_SHORT'],
    });
  });

  it('is topped by the highest step that is reached, once', () => {
    const steps = [
      { fromFen: 100_000, bonusFen: 10_000 },
      { fromFen: 500_000, bonusFen: 80_000 },
    ];
    expect([99_999, 100_000, 300_000, 500_000, 9_000_000].map((paid) => bonusOf(steps, paid))).toEqual([
      0, 10_000, 10_000, 80_000, 80_000,
    ]);
    expect(bonusOf([], 100_000)).toBe(0);
  });
});
