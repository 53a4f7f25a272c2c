import { expect, test } from 'vitest';
import { type ActLimits, endsOf, LIMITED_ACTS, unsaidLimit } from '@/server/limits/limit-rules';
import { basketReducer, emptyBasket } from './basket';
import { limitQuestions, strictestVerdict } from './limit-check';

const NOW = 1_000_000;
const limits: ActLimits = {
  ...(Object.fromEntries(LIMITED_ACTS.map((act) => [act, endsOf(unsaidLimit(act))])) as ActLimits),
  LINE_DISCOUNT: { freeBp: 1_000, mostBp: 3_000 },
};
const product = {
  id: 'lamp',
  code: 'L1',
  name: 'Lamp',
  unit: 'pc',
  decimals: 0,
  listPriceFen: 10_000,
  taxRateBp: 1_300,
};

function basketWith(basisPoints: number) {
  const begun = { basket: emptyBasket('sale'), past: [] };
  const added = basketReducer(begun, { type: 'add', product, lineId: 'one', quantityMilli: 1_000 });
  return basketReducer(added, { type: 'discount', lineId: 'one', discount: { kind: 'percent', basisPoints } })
    .basket;
}

test('within the limit nobody is asked, beyond it somebody, and further nobody may', () => {
  expect(limitQuestions(basketWith(1_000), limits, NOW)).toEqual({ denied: [], lineIds: [] });
  expect(limitQuestions(basketWith(2_000), limits, NOW)).toEqual({ denied: [], lineIds: ['one'] });
  expect(limitQuestions(basketWith(3_001), limits, NOW)).toEqual({ denied: ['LINE_DISCOUNT'], lineIds: [] });
  // A page of before says nothing of limits.
  expect(limitQuestions(basketWith(9_000), null, NOW)).toEqual({ denied: [], lineIds: [] });
  expect(strictestVerdict(basketWith(1_000), limits)).toBeNull();
  expect(strictestVerdict(basketWith(2_000), limits)?.state).toBe('NEEDS_APPROVAL');
});

test('what somebody allowed is not asked again, until it runs out or is another price', () => {
  const approval = {
    id: 'word',
    kind: 'OVER_LIMIT' as const,
    netFen: 8_000,
    quantityMilli: 1_000,
    expiresAtMs: NOW + 120_000,
  };
  const allowed = basketReducer(
    { basket: basketWith(2_000), past: [] },
    { type: 'approved', lineId: 'one', approval },
  ).basket;
  expect(limitQuestions(allowed, limits, NOW).lineIds).toEqual([]);
  expect(limitQuestions(allowed, limits, NOW + 110_000).lineIds).toEqual(['one']);
  const other = basketReducer(
    { basket: allowed, past: [] },
    { type: 'quantity', lineId: 'one', quantityMilli: 2_000 },
  );
  expect(limitQuestions(other.basket, limits, NOW).lineIds).toEqual(['one']);
});
