import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointsBack, pointsOn } from './point-rules';

describe('points', () => {
  it('are whole, the rest of one dropped', () => {
    expect(pointsOn(9_999, 1_000)).toBe(99);
    expect(pointsOn(10_000, 1_500)).toBe(150);
    expect(pointsOn(99, 1_000)).toBe(0);
    expect(pointsOn(10_000, 0)).toBe(0);
    expect(pointsOn(-10_000, 1_000)).toBe(0);
  });

  const sale = fc.record({
    totalFen: fc.integer({ min: 1, max: 100_000_000 }),
    unpaidBp: fc.integer({ min: 0, max: 10_000 }),
    rateMilli: fc.integer({ min: 0, max: 1_000_000 }),
    cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
  });

  it('of a sale that came back whole are taken back whole, in however many parts', () => {
    fc.assert(
      fc.property(sale, ({ totalFen, unpaidBp, rateMilli, cuts }) => {
        const baseFen = totalFen - Math.floor((totalFen * unpaidBp) / 10_000);
        const earned = { points: pointsOn(baseFen, rateMilli), baseFen, rateMilli };
        const stops = [...cuts.map((cut) => Math.floor(cut * totalFen)).sort((a, b) => a - b), totalFen];
        let takenBack = 0;
        for (const returnedFen of stops) {
          const back = pointsBack(earned, { totalFen, returnedFen, takenBack });
          expect(back).toBeGreaterThanOrEqual(0);
          takenBack += back;
          expect(takenBack).toBeLessThanOrEqual(earned.points);
        }
        expect(takenBack).toBe(earned.points);
      }),
    );
  });

  it('that stay are what the rest would have earned by itself', () => {
    const earned = { points: pointsOn(30_050, 1_000), baseFen: 30_050, rateMilli: 1_000 };
    expect(pointsBack(earned, { totalFen: 30_050, returnedFen: 10_000, takenBack: 0 })).toBe(100);
    expect(pointsBack(earned, { totalFen: 30_050, returnedFen: 30_050, takenBack: 100 })).toBe(200);
  });
});
