import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  mostSpent,
  type PointsRule,
  pointsFor,
  pointsGivenBack,
  smallestStep,
  spendFault,
  spentOf,
  worthOf,
} from './spend-rules';

const rule = (part: Partial<PointsRule> = {}): PointsRule => ({
  id: 'one',
  pointsPerYuan: 100,
  leastPoints: 100,
  mostBp: 5_000,
  ...part,
});

describe('points that are spent', () => {
  it('go in the smallest steps that come to whole fen', () => {
    expect(smallestStep(100)).toEqual({ points: 1, fen: 1 });
    expect(smallestStep(20)).toEqual({ points: 1, fen: 5 });
    expect(smallestStep(1_000)).toEqual({ points: 10, fen: 1 });
    expect(smallestStep(30)).toEqual({ points: 3, fen: 10 });
    expect(smallestStep(7)).toEqual({ points: 7, fen: 100 });
    expect(worthOf(13, 7)).toEqual({ points: 7, fen: 100 });
    expect(pointsFor(199, 7)).toEqual({ points: 7, fen: 100 });
    expect(pointsFor(99, 7)).toEqual({ points: 0, fen: 0 });
    expect(worthOf(-5, 100)).toEqual({ points: 0, fen: 0 });
  });

  it('are at most the part of the ticket, and at most what is there', () => {
    expect(mostSpent(rule(), { totalFen: 9_999, has: 100_000 })).toEqual({ points: 4_999, fen: 4_999 });
    expect(mostSpent(rule(), { totalFen: 9_999, has: 300 })).toEqual({ points: 300, fen: 300 });
    expect(mostSpent(rule(), { totalFen: 0, has: 300 })).toEqual({ points: 0, fen: 0 });
    expect(mostSpent(rule(), { totalFen: 9_999, has: -80 })).toEqual({ points: 0, fen: 0 });
  });

  it('are refused where they are not what they come to, too few, or too much of the ticket', () => {
    expect(spendFault(rule(), { points: 100, fen: 100 }, 200)).toBeNull();
    expect(spendFault(rule(), { points: 100, fen: 101 }, 10_000)).toBe('worth');
    expect(spendFault(rule(), { points: 99, fen: 99 }, 10_000)).toBe('least');
    expect(spendFault(rule(), { points: 101, fen: 101 }, 200)).toBe('most');
  });

  const spend = fc.record({
    pointsPerYuan: fc.integer({ min: 1, max: 100_000 }),
    steps: fc.integer({ min: 1, max: 100_000 }),
    cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
  });

  it('come back whole, in however many parts, and never more', () => {
    fc.assert(
      fc.property(spend, ({ pointsPerYuan, steps, cuts }) => {
        const step = smallestStep(pointsPerYuan);
        const took = { points: step.points * steps, fen: step.fen * steps };
        const stops = [...cuts.map((cut) => Math.floor(cut * took.fen)).sort((a, b) => a - b), took.fen + 5];
        let [points, fen] = [0, 0];
        for (const stop of stops) {
          const back = pointsGivenBack(took, fen, stop - fen);
          expect(back.points).toBeGreaterThanOrEqual(0);
          points += back.points;
          fen += back.fen;
          expect(points * 100).toBeLessThanOrEqual(fen * pointsPerYuan);
        }
        expect({ points, fen }).toEqual(took);
        expect(pointsGivenBack(took, fen, 100)).toEqual({ points: 0, fen: 0 });
      }),
    );
  });

  it('are never more than there are: what is missing is said in fen, and both together are what was asked', () => {
    fc.assert(
      fc.property(spend, fc.integer({ min: -1_000, max: 100_000_000 }), ({ pointsPerYuan, steps }, has) => {
        const step = smallestStep(pointsPerYuan);
        const asked = { points: step.points * steps, fen: step.fen * steps };
        const taken = spentOf(has, asked, pointsPerYuan);
        expect(taken.points).toBeLessThanOrEqual(Math.max(0, has));
        expect(taken.points * 100).toBe(taken.fen * pointsPerYuan);
        expect(taken.fen + taken.shortFen).toBe(asked.fen);
        if (has >= asked.points) expect(taken.shortFen).toBe(0);
      }),
    );
  });
});
