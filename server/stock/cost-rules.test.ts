import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CostState,
  goodsIn,
  goodsOut,
  goodsOutAt,
  microFromText,
  microToText,
  movedValue,
} from './cost-rules';

const EMPTY: CostState = { quantityMilli: 0, valueFen: 0, lastUnitCostMicro: 0n };

describe('moving average', () => {
  it('moves whole fen and leaves the rest with the last piece', () => {
    const three = goodsIn(EMPTY, 3_000, 1_000).next;
    const first = goodsOut(three, -1_000);
    const second = goodsOut(first.next, -1_000);
    const third = goodsOut(second.next, -1_000);
    expect([first.valueFen, second.valueFen, third.valueFen]).toEqual([-333, -334, -333]);
    expect(third.next).toMatchObject({ quantityMilli: 0, valueFen: 0 });
  });

  it('goes out at the last known cost below zero, and the next goods in correct it', () => {
    const one = goodsIn(EMPTY, 1_000, 500).next;
    const below = goodsOut(one, -3_000);
    expect(below.next).toMatchObject({ quantityMilli: -2_000, valueFen: -1_000 });
    const back = goodsIn(below.next, 5_000, 3_000);
    expect(back.correctionFen).toBe(-200);
    expect(back.next).toMatchObject({ quantityMilli: 3_000, valueFen: 1_800 });
  });

  it('keeps value and quantity the sum of what it booked, and zero worth nothing', () => {
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('in' as const),
        milli: fc.integer({ min: 1, max: 20_000 }),
        fen: fc.integer({ min: 0, max: 500_000 }),
      }),
      fc.record({
        kind: fc.constant('out' as const),
        milli: fc.integer({ min: 1, max: 20_000 }),
        fen: fc.constant(0),
      }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let state = EMPTY;
        let quantity = 0;
        let value = 0;
        for (const { kind, milli, fen } of steps) {
          const done = kind === 'in' ? goodsIn(state, milli, fen) : goodsOut(state, -milli);
          quantity += kind === 'in' ? milli : -milli;
          value += done.valueFen + done.correctionFen;
          state = done.next;
          expect([state.quantityMilli, state.valueFen]).toEqual([quantity, value]);
          if (state.quantityMilli === 0) expect(state.valueFen).toBe(0);
        }
      }),
    );
  });

  it('writes and reads unit costs as numeric(18,6)', () => {
    expect(microToText(microFromText('1234.5'))).toBe('1234.500000');
    expect(movedValue(goodsIn(EMPTY, 3_000, 1_000).next, 3_000)).toBe(1_000);
  });
});

describe('goods out at the value they came in with', () => {
  const state = (quantityMilli: number, valueFen: number) => ({
    quantityMilli,
    valueFen,
    lastUnitCostMicro: 0n,
  });

  it('leave what they brought, and correct the average of the rest', () => {
    const step = goodsOutAt(state(110_000, 151_001), -90_000, -90_901);
    expect(step.next).toMatchObject({ quantityMilli: 20_000, valueFen: 60_100 });
    expect(151_001 + step.valueFen + step.correctionFen).toBe(60_100);
  });

  it('never leave less than nothing, and the last piece takes the rest', () => {
    expect(goodsOutAt(state(5_000, 100), -4_000, -900).next.valueFen).toBe(0);
    expect(goodsOutAt(state(4_000, 777), -4_000, -900)).toMatchObject({ valueFen: -777, correctionFen: 0 });
  });
});
