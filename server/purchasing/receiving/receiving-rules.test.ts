import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overOrShort, shareFreight, splitDamaged } from './receiving-rules';

const line = fc.record({
  amountFen: fc.integer({ min: 0, max: 5_000_000 }),
  quantityMilli: fc.integer({ min: 1, max: 200_000 }),
});

describe('freight', () => {
  it('is shared by amount, and by pieces when the goods are free', () => {
    expect(
      shareFreight(100, [
        { amountFen: 30_000, quantityMilli: 1_000 },
        { amountFen: 10_000, quantityMilli: 9_000 },
      ]),
    ).toEqual([75, 25]);
    expect(
      shareFreight(100, [
        { amountFen: 0, quantityMilli: 1_000 },
        { amountFen: 0, quantityMilli: 3_000 },
      ]),
    ).toEqual([25, 75]);
    expect(shareFreight(100, [{ amountFen: 0, quantityMilli: 0 }])).toEqual([0]);
  });

  it('adds up to the fen, whatever the lines', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 900_000 }),
        fc.array(line, { minLength: 1, maxLength: 30 }),
        (freightFen, lines) => {
          const shares = shareFreight(freightFen, lines);
          expect(shares.reduce((sum, share) => sum + share, 0)).toBe(freightFen);
          expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe('broken pieces', () => {
  it('and the rest are worth exactly their line', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 0, max: 1_000 }), ({ amountFen, quantityMilli }, part) => {
        const damagedMilli = Math.min(quantityMilli, Math.round((quantityMilli * part) / 1_000));
        const { wholeFen, damagedFen } = splitDamaged(amountFen, quantityMilli, damagedMilli);
        expect(wholeFen + damagedFen).toBe(amountFen);
        expect(Math.min(wholeFen, damagedFen)).toBeGreaterThanOrEqual(0);
        if (damagedMilli === quantityMilli) expect(wholeFen).toBe(0);
        if (damagedMilli === 0) expect(damagedFen).toBe(0);
      }),
    );
  });
});

it('says how much more or less came than was said', () => {
  expect([overOrShort(5_000, 5_000), overOrShort(6_000, 5_000), overOrShort(3_000, 5_000)]).toEqual([
    null,
    1_000,
    -2_000,
  ]);
  expect(overOrShort(3_000, null)).toBeNull();
});
