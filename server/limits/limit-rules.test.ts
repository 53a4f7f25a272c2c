import { expect, test } from 'vitest';
import { presetReason } from '@/lib/preset-reason';
import {
  type ActLimits,
  endsOf,
  freer,
  isFreerThan,
  judgeLines,
  LIMITED_ACTS,
  type LimitSaid,
  stateOf,
  stateOfPart,
  stricter,
  unsaidLimit,
} from './limit-rules';

const said = (state: LimitSaid['state'], limitBp: number | null = null): LimitSaid => ({ state, limitBp });
const limits = (over: Partial<Record<(typeof LIMITED_ACTS)[number], LimitSaid>>): ActLimits =>
  Object.fromEntries(LIMITED_ACTS.map((act) => [act, endsOf(over[act] ?? unsaidLimit(act))])) as ActLimits;

test('up to its size a state holds, beyond it the next stricter one', () => {
  const upTo = (one: LimitSaid, partFen: number) => stateOfPart(endsOf(one), { partFen, wholeFen: 10_000 });
  expect(upTo(said('ALLOWED', 1_000), 1_000)).toBe('ALLOWED');
  expect(upTo(said('ALLOWED', 1_000), 1_001)).toBe('NEEDS_APPROVAL');
  expect(upTo(said('ALLOWED', 1_000), 10_000)).toBe('NEEDS_APPROVAL');
  expect(upTo(said('ALLOWED'), 10_000)).toBe('ALLOWED');
  expect(upTo(said('NEEDS_APPROVAL', 3_000), 1)).toBe('NEEDS_APPROVAL');
  expect(upTo(said('NEEDS_APPROVAL', 3_000), 3_001)).toBe('DENIED');
  expect(upTo(said('NEEDS_APPROVAL'), 10_000)).toBe('NEEDS_APPROVAL');
  expect(upTo(said('DENIED'), 1)).toBe('DENIED');
  // Nothing off is nothing to ask about.
  expect(upTo(said('DENIED'), 0)).toBe('ALLOWED');
});

test('a percent is within itself however it is rounded', () => {
  // 10 % of 9.99 is 1.00, which is more than a tenth.
  expect(stateOfPart(endsOf(said('ALLOWED', 1_000)), { partFen: 100, wholeFen: 999 })).toBe('ALLOWED');
  expect(stateOfPart(endsOf(said('ALLOWED', 1_000)), { partFen: 101, wholeFen: 999 })).toBe('NEEDS_APPROVAL');
});

test('a store is stricter and never freer; who has two roles may what the freer may', () => {
  const chain = endsOf(said('ALLOWED', 1_000));
  expect(stricter(chain, endsOf(said('ALLOWED')))).toEqual(chain);
  expect(stricter(chain, endsOf(said('NEEDS_APPROVAL', 3_000)))).toEqual({ freeBp: 0, mostBp: 3_000 });
  expect(freer(chain, endsOf(said('DENIED')))).toEqual(chain);
  expect(isFreerThan(said('ALLOWED', 2_000), said('ALLOWED', 1_000))).toBe(true);
  expect(isFreerThan(said('NEEDS_APPROVAL'), said('ALLOWED', 1_000))).toBe(false);
  expect(isFreerThan(said('ALLOWED', 500), said('NEEDS_APPROVAL', 5_000))).toBe(true);
  expect(isFreerThan(said('DENIED'), said('DENIED'))).toBe(false);
  expect(LIMITED_ACTS.map((act) => [act, stateOf(endsOf(unsaidLimit(act)))])).toEqual([
    ['LINE_DISCOUNT', 'ALLOWED'],
    ['BASKET_DISCOUNT', 'ALLOWED'],
    ['PRICE_CHANGE', 'ALLOWED'],
    ['CREDIT_OVER_LIMIT', 'NEEDS_APPROVAL'],
    ['VOID_LAST', 'DENIED'],
    ['RETURN_WITHOUT_RECEIPT', 'DENIED'],
    ['REFUND_OTHER_TENDER', 'DENIED'],
  ]);
});

const line = {
  quantityMilli: 1_000,
  unitPriceFen: 10_000,
  listPriceFen: 10_000,
  overrideReason: '',
  lineDiscountFen: 0,
  basketDiscountFen: 0,
  isFixed: false,
};

test('each line is judged by its own discount, its price and the discount of the basket', () => {
  const held = limits({
    LINE_DISCOUNT: said('ALLOWED', 1_000),
    BASKET_DISCOUNT: said('NEEDS_APPROVAL', 1_000),
    PRICE_CHANGE: said('DENIED'),
  });
  const verdicts = judgeLines(
    [
      line,
      { ...line, lineDiscountFen: 1_001 },
      { ...line, unitPriceFen: 9_000, overrideReason: presetReason('match') },
      { ...line, unitPriceFen: 9_000, overrideReason: presetReason('member') },
      { ...line, unitPriceFen: 10_100, lineDiscountFen: 4_000, overrideReason: presetReason('label') },
      // Whoever calls it a label and goes below the tag changed the price.
      { ...line, unitPriceFen: 9_000, overrideReason: presetReason('label') },
    ],
    held,
  );
  expect(verdicts).toEqual([
    { state: 'ALLOWED', acts: [] },
    { state: 'NEEDS_APPROVAL', acts: ['LINE_DISCOUNT'] },
    { state: 'DENIED', acts: ['PRICE_CHANGE'] },
    { state: 'ALLOWED', acts: [] },
    { state: 'ALLOWED', acts: [] },
    { state: 'DENIED', acts: ['PRICE_CHANGE'] },
  ]);
});

test('a basket’s discount is of what stands at no fixed price, and is nothing to lines it leaves alone', () => {
  const held = limits({ BASKET_DISCOUNT: said('NEEDS_APPROVAL', 1_000) });
  const fixed = { ...line, lineDiscountFen: 2_000, isFixed: true };
  const judged = (basketDiscountFen: number) => judgeLines([fixed, { ...line, basketDiscountFen }], held);
  expect(judged(1_000).map(({ state }) => state)).toEqual(['ALLOWED', 'NEEDS_APPROVAL']);
  expect(judged(1_001).map(({ state }) => state)).toEqual(['ALLOWED', 'DENIED']);
});
