import { expect, test } from 'vitest';
import type { SaleInput } from '@/server/sales/schema';
import { afterSales, notYetCounted, type SoldOnCredit, soldOnCredit } from './known-credit';

const standing = {
  customerId: 'c',
  limitFen: 100_00,
  dueDays: 30,
  receivableFen: 40_00,
  storeCreditFen: 10_00,
  storedValueFen: 0,
  storedBonusFen: 0,
  points: 0,
  oldestDue: null,
};
const sold = (over: Partial<SoldOnCredit>): SoldOnCredit => ({
  saleId: 's',
  customerId: 'c',
  onAccountFen: 0,
  storeCreditFen: 0,
  storedFen: 0,
  at: 5,
  ...over,
});

test('what was sold since comes off the room and off store credit; what store credit did not cover is owed', () => {
  const after = afterSales(standing, [
    sold({ onAccountFen: 25_00 }),
    sold({ onAccountFen: 5_00, storeCreditFen: 4_00 }),
  ]);
  expect(after).toMatchObject({ receivableFen: 70_00, storeCreditFen: 6_00, limitFen: 100_00 });
  expect(afterSales(standing, [sold({ storeCreditFen: 13_00 })])).toMatchObject({
    receivableFen: 43_00,
    storeCreditFen: 0,
  });
  expect(afterSales(standing, [])).toEqual(standing);
});

test('a sale counts until an answer has it that was asked for after it was delivered', () => {
  const sale = sold({ saleId: 'a', at: 5 });
  const asked = (at: number, ...waiting: string[]) =>
    notYetCounted([sale], { at, waiting: new Set(waiting) }).length;
  // Finished after it was asked; asked while it waited, whenever it was delivered then; asked after it was delivered.
  expect(asked(4)).toBe(1);
  expect(asked(5)).toBe(1);
  expect(asked(9, 'a')).toBe(1);
  expect(asked(9)).toBe(0);
});

test('only what is on a name counts', () => {
  const sale = {
    id: 'a',
    customerId: 'c',
    tenders: [
      { id: '1', kind: 'ON_ACCOUNT', amountFen: 300 },
      { id: '2', kind: 'CASH', amountFen: 500 },
      { id: '3', kind: 'STORE_CREDIT', amountFen: 20 },
    ],
  } as SaleInput;
  expect(soldOnCredit(sale, 7)).toEqual(
    sold({ saleId: 'a', onAccountFen: 300, storeCreditFen: 20, points: 0, pointsFen: 0, at: 7 }),
  );
  expect(soldOnCredit({ ...sale, tenders: sale.tenders.slice(1, 2) }, 7)).toBeNull();
  expect(soldOnCredit({ ...sale, customerId: undefined }, 7)).toBeNull();
});

test('stored value that was spent since is gone of both parts; what it did not cover is owed', () => {
  const stored = {
    ...standing,
    storeCreditFen: 0,
    storedValueFen: 1_000,
    storedBonusFen: 100,
    receivableFen: 0,
  };
  expect(afterSales(stored, [sold({ storedFen: 550 })])).toMatchObject({
    storedValueFen: 500,
    storedBonusFen: 50,
    receivableFen: 0,
  });
  expect(afterSales(stored, [sold({ storedFen: 1_200 })])).toMatchObject({
    storedValueFen: 0,
    storedBonusFen: 0,
    receivableFen: 100,
  });
});

test('points that were spent since are gone, never below zero; what they did not cover is owed', () => {
  const has = { ...standing, receivableFen: 0, points: 300 };
  expect(afterSales(has, [sold({ points: 200, pointsFen: 1_000 })])).toMatchObject({
    points: 100,
    receivableFen: 0,
  });
  expect(afterSales(has, [sold({ points: 400, pointsFen: 2_000 })])).toMatchObject({
    points: 0,
    receivableFen: 500,
  });
  const below = { ...has, points: -40 };
  expect(afterSales(below, [sold({ points: 100, pointsFen: 500 })])).toMatchObject({
    points: -40,
    receivableFen: 500,
  });
  const sale = {
    id: 'a',
    customerId: 'c',
    tenders: [{ id: '1', kind: 'POINTS', amountFen: 500, points: { ruleId: 'r', spent: 100 } }],
  } as SaleInput;
  expect(soldOnCredit(sale, 7)).toEqual(sold({ saleId: 'a', points: 100, pointsFen: 500, at: 7 }));
});
