import { expect, test } from 'vitest';
import type { CashFigures } from './cash-schema';
import { footDrawers, inOrder } from './drawer-rules';

const DAY = '2026-11-29';

const session = (
  sessionId: string,
  zNumber: number | null,
  [expected, counted]: [number, number] | [null, null],
) => ({
  sessionId,
  tillCode: '01',
  zNumber,
  openedById: 'p',
  closedById: null,
  floatFen: 50_000,
  expectedFen: expected,
  countedFen: counted,
  differenceFen: expected === null ? null : counted - expected,
});
const drawer = (sessionId: string, moved: number, sessionDay = DAY) => ({
  sessionId,
  tillCode: '01',
  sessionDay,
  kinds: [
    { kind: 'FLOAT', count: 1, amountFen: 50_000 },
    { kind: 'SALE', count: 1, amountFen: moved },
  ],
  apart: [],
});

/** The same till opened twice: Z22 is ¥100 short, Z23 is right. */
const twice: CashFigures = {
  sessions: [session('b', 22, [60_000, 50_000]), session('a', 23, [70_000, 70_000])],
  cash: [],
  drawers: [drawer('a', 20_000), drawer('b', 10_000)],
};

test('drawers stand as they were opened, whatever their ids say; another day’s first', () => {
  expect(inOrder(twice).map(({ sessionId }) => sessionId)).toEqual(['b', 'a']);
  const open = { ...twice, sessions: [session('b', 22, [60_000, 50_000]), session('a', null, [null, null])] };
  expect(inOrder(open).map(({ sessionId }) => sessionId)).toEqual(['b', 'a']);
  const with28 = { ...twice, drawers: [...twice.drawers, drawer('c', 0, '2026-11-28')] };
  expect(inOrder(with28).map(({ sessionId }) => sessionId)).toEqual(['c', 'b', 'a']);
});

test('what they should hold stands beside what was counted, of those that were', () => {
  expect(footDrawers(twice, DAY)).toEqual({
    drawers: 2,
    expectedFen: 130_000,
    counted: 2,
    countedFen: 120_000,
    differenceFen: -10_000,
  });
  const open = { ...twice, sessions: [session('b', 22, [60_000, 50_000]), session('a', null, [null, null])] };
  expect(footDrawers(open, DAY)).toMatchObject({
    drawers: 2,
    counted: 1,
    countedFen: 50_000,
    differenceFen: -10_000,
  });
});
