import { describe, expect, test } from 'vitest';
import { type BasketAction, basketReducer, emptyBasket, type PaidTender, priceOf } from './basket';
import { creditApprovalHolds, creditApprovalOf } from './basket-credit';
import { finishedSale } from './finished-sale';
import { isBasket } from './kept-basket';
import { approvalCovers, approvalHolds } from './line-approval';

const sofa = {
  id: 'p1',
  code: 'S1',
  name: 'Sofa',
  unit: '件',
  decimals: 0,
  listPriceFen: 199_900,
  taxRateBp: 1300,
};
const cloth = {
  id: 'p2',
  code: 'C1',
  name: 'Cloth',
  unit: '米',
  decimals: 2,
  listPriceFen: 3_550,
  taxRateBp: 1300,
};

function stateAfter(...actions: BasketAction[]) {
  return actions.reduce(basketReducer, { basket: emptyBasket('b'), past: [] });
}
const addSofa = { type: 'add', product: sofa, quantityMilli: 1000, lineId: 'l1' } as const;

describe('basket', () => {
  test('the same product again is one more', () => {
    const { basket } = stateAfter(addSofa, { ...addSofa, lineId: 'l2' });
    expect(basket.lines).toHaveLength(1);
    expect(basket.lines[0]?.quantityMilli).toBe(2000);
    expect(priceOf(basket).netFen).toBe(399_800);
  });

  test('a price given by hand stays when the product is scanned again, and so does a percentage', () => {
    const { basket } = stateAfter(
      addSofa,
      { type: 'price', lineId: 'l1', unitPriceFen: 150_000, reason: 'sample' },
      { type: 'discount', lineId: 'l1', discount: { kind: 'percent', basisPoints: 1000 } },
      { ...addSofa, lineId: 'l2' },
    );
    expect(basket.lines).toMatchObject([{ unitPriceFen: 150_000, quantityMilli: 2000 }]);
    expect(priceOf(basket).netFen).toBe(270_000);
  });

  test('what was agreed for these very pieces stays alone: a sum off, a label', () => {
    const { basket } = stateAfter(
      addSofa,
      { type: 'discount', lineId: 'l1', discount: { kind: 'amount', fen: 9_900 } },
      { ...addSofa, lineId: 'l2' },
      {
        ...addSofa,
        lineId: 'l3',
        priced: { unitPriceFen: 180_000, overrideReason: '@label', discount: null },
      },
      { ...addSofa, lineId: 'l4' },
    );
    expect(basket.lines.map(({ id, quantityMilli }) => [id, quantityMilli])).toEqual([
      ['l1', 1000],
      ['l2', 2000],
      ['l3', 1000],
    ]);
  });

  test('line discount first, then the basket discount, to the fen', () => {
    const { basket } = stateAfter(
      addSofa,
      { type: 'add', product: cloth, quantityMilli: 1500, lineId: 'l2' },
      { type: 'discount', lineId: 'l1', discount: { kind: 'percent', basisPoints: 1000 } },
      { type: 'basketDiscount', discount: { kind: 'amount', fen: 10_000 } },
    );
    expect(priceOf(basket).netFen).toBe(199_900 - 19_990 + 5_325 - 10_000);
  });

  test('found a second time it is not doubled, neither its lines nor the money', () => {
    const tender = { id: 't1', kind: 'CASH', amountFen: 199_900 } as const;
    const { basket } = stateAfter(addSofa, { type: 'tender', tender });
    const state = stateAfter({ type: 'restore', basket: { ...basket, id: 'kept' } });
    const again = basketReducer(state, { type: 'restore', basket: { ...basket, id: 'kept' } });
    expect(again.basket.lines).toHaveLength(1);
    expect(again.basket.payment.tenders).toEqual([tender]);
  });

  test('zero removes the line, undo brings it back', () => {
    const state = stateAfter(addSofa, { type: 'quantity', lineId: 'l1', quantityMilli: 0 });
    expect(state.basket.lines).toEqual([]);
    expect(basketReducer(state, { type: 'undo' }).basket.lines).toHaveLength(1);
  });

  test('a taken number survives undo', () => {
    const state = stateAfter(addSofa, { type: 'numbered', seq: 7, prefix: 'S01-01A' }, { type: 'undo' });
    expect(state.basket.seq).toBe(7);
  });

  test('an approval covers one value and one quantity', () => {
    const { basket } = stateAfter(
      addSofa,
      { type: 'price', lineId: 'l1', unitPriceFen: 100_000, reason: 'sample' },
      {
        type: 'approved',
        lineId: 'l1',
        approval: { id: 'a', netFen: 100_000, quantityMilli: 1000, expiresAtMs: 1 },
      },
    );
    const line = basket.lines[0];
    expect(line && approvalCovers(line, 100_000)).toBe(true);
    expect(line && approvalCovers({ ...line, quantityMilli: 2000 }, 100_000)).toBe(false);
  });

  test('an approval holds while the line is as it was approved, and until half a minute before its end', () => {
    const ends = Date.UTC(2026, 0, 5);
    const approval = { id: 'a', netFen: 100_000, quantityMilli: 1000, expiresAtMs: ends };
    const approved = stateAfter(
      addSofa,
      { type: 'price', lineId: 'l1', unitPriceFen: 100_000, reason: 'sample' },
      { type: 'approved', lineId: 'l1', approval },
    );
    const holds = (state: typeof approved, nowMs: number) =>
      state.basket.lines.map((line, index) =>
        approvalHolds(line, priceOf(state.basket).lines[index]?.netFen ?? 0, nowMs),
      );
    expect(holds(approved, ends - 60_000)).toEqual([true]);
    expect(holds(approved, ends - 30_000)).toEqual([false]);
    const dearer = basketReducer(approved, {
      type: 'price',
      lineId: 'l1',
      unitPriceFen: 150_000,
      reason: 'sample',
    });
    expect(holds(dearer, ends - 60_000)).toEqual([false]);
    const offTotal = basketReducer(approved, {
      type: 'basketDiscount',
      discount: { kind: 'percent', basisPoints: 1_000 },
    });
    expect(holds(offTotal, ends - 60_000)).toEqual([false]);
    expect(holds(basketReducer(offTotal, { type: 'undo' }), ends - 60_000)).toEqual([true]);
  });

  test('an emptied basket comes back only until the next one begins', () => {
    const { basket } = stateAfter(addSofa);
    const emptied = basketReducer({ basket, past: [] }, { type: 'start', basketId: 'next' });
    const bringBack = { type: 'bringBack', basket, insteadOf: 'next' } as const;
    expect(basketReducer(emptied, bringBack).basket.lines).toHaveLength(1);
    const scanned = basketReducer(emptied, { ...addSofa, lineId: 'l7' });
    expect(basketReducer(scanned, bringBack)).toBe(scanned);
    const paying = basketReducer(emptied, {
      type: 'tender',
      tender: { id: 't', kind: 'CASH', amountFen: 100 },
    });
    expect(basketReducer(paying, bringBack)).toBe(paying);
    const sold = basketReducer(emptied, { type: 'start', basketId: 'after' });
    expect(basketReducer(sold, bringBack)).toBe(sold);
  });

  test('a hold answered late empties only what it put away', () => {
    const before = stateAfter(addSofa);
    const putAway = { type: 'putAway', basket: before.basket, basketId: 'next' } as const;
    expect(basketReducer(before, putAway).basket).toMatchObject({ id: 'next', lines: [] });
    const sold = basketReducer(before, { type: 'start', basketId: 'other' });
    const nextCustomer = basketReducer(sold, { ...addSofa, lineId: 'l9' });
    expect(basketReducer(nextCustomer, putAway)).toBe(nextCustomer);
    const more = basketReducer(before, { type: 'add', product: cloth, quantityMilli: 1000, lineId: 'l2' });
    expect(basketReducer(more, putAway).basket.lines.map(({ id }) => id)).toEqual(['l2']);
  });

  test('a held basket that comes late goes beside what was scanned meanwhile', () => {
    const held = { ...stateAfter(addSofa).basket, id: 'h' };
    const busy = stateAfter({ type: 'add', product: cloth, quantityMilli: 1000, lineId: 'l2' });
    const { basket } = basketReducer(busy, { type: 'resume', basket: held });
    expect(basket.lines.map(({ id }) => id)).toEqual(['l2', 'l1']);
    expect(basketReducer(stateAfter(), { type: 'resume', basket: held }).basket.id).toBe('h');
  });

  test('only a basket is taken up again', () => {
    expect(isBasket(JSON.parse(JSON.stringify(stateAfter(addSofa).basket)))).toBe(true);
    expect(isBasket({ id: 'b', lines: [{}] })).toBe(false);
    expect(isBasket(null)).toBe(false);
  });

  test('what is on a customer’s name keeps them, and a word for it goes with its amount', () => {
    const customer = { id: 'c', code: 'V1' };
    const onAccount = { id: 't1', kind: 'ON_ACCOUNT', amountFen: 199_900 } as const;
    const approval = { id: 'a', customerId: 'c', amountFen: 199_900, expiresAtMs: 90_000 };
    const state = stateAfter(
      { type: 'customer', customer },
      addSofa,
      { type: 'creditApproved', approval },
      { type: 'tender', tender: onAccount },
    );
    expect(creditApprovalHolds(state.basket, 0)).toBe(true);
    expect(creditApprovalHolds(state.basket, 70_000)).toBe(false);
    expect(finishedSale(state.basket, payment([onAccount])).creditApprovalId).toBe('a');

    const other = basketReducer(state, { type: 'customer', customer: { id: 'd', code: 'V2' } });
    expect(other.basket.customer).toEqual(customer);
    expect(basketReducer(state, { type: 'customer', customer: null }).basket.customer).toEqual(customer);
    // Undone to before the customer was chosen: what they owe stays theirs.
    const undone = basketReducer(basketReducer(state, { type: 'undo' }), { type: 'undo' });
    expect(undone.basket).toMatchObject({ customer, creditApproval: approval });

    const more = basketReducer(state, { type: 'tender', tender: { ...onAccount, id: 't2', amountFen: 1 } });
    expect(creditApprovalOf(more.basket)).toBeNull();
    const less = basketReducer(state, { type: 'untender', tenderId: 't1' });
    expect(less.basket.creditApproval).toBeNull();
    const changed = basketReducer(less, { type: 'customer', customer: null });
    expect(changed.basket.customer).toBeNull();
    // Found again beside what was begun meanwhile for somebody else.
    const begun = stateAfter({ type: 'customer', customer: { id: 'd', code: 'V2' } }, addSofa);
    const found = basketReducer(begun, { type: 'restore', basket: { ...state.basket, id: 'kept' } });
    expect(found.basket.customer).toEqual(customer);
    // The pad is for what was scanned last.
    expect(found.basket.selectedId).toBe(begun.basket.selectedId);
    expect(begun.basket.selectedId).not.toBeNull();
  });
});

function payment(tenders: readonly PaidTender[]) {
  const at = { prefix: 'P', seq: 1, sessionId: 's', personId: 'p', occurredAt: new Date(0) };
  return { ...at, tenders, roundingFen: 0, changeFen: 0 };
}
