import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { KnownStanding } from '@/server/customers/credit/known-credit';
import type { SaleInput } from '@/server/sales/schema';
import { CreditBook } from './credit-book';
import type { Waiting } from './tablet-store';

const standing: KnownStanding = {
  customerId: 'c',
  limitFen: 100_00,
  dueDays: 30,
  receivableFen: 10_00,
  storeCreditFen: 5_00,
  storedValueFen: 0,
  storedBonusFen: 0,
  points: 0,
  oldestDue: null,
};
const sale = (id: string, onAccountFen: number) =>
  ({
    id,
    customerId: 'c',
    tenders: [{ id: `${id}t`, kind: 'ON_ACCOUNT', amountFen: onAccountFen }],
  }) as SaleInput;
const waits = (of: SaleInput) => ({ kind: 'SALE', id: of.id, sale: of, keptAt: 1 }) as Waiting;

test('what is known, less what was sold since, whether it waits or was delivered', async () => {
  let waiting: Waiting[] = [];
  let told = standing;
  const book = new CreditBook(
    's1',
    async (after) => (after ? { standings: [told], next: null } : { standings: [], next: 'b' }),
    () => waiting,
  );
  expect(await book.known('c')).toBeNull();
  await book.refresh();
  expect(await book.known('c')).toEqual(standing);
  expect(await book.known('d')).toBeNull();

  const first = sale('a', 20_00);
  waiting = [waits(first)];
  await book.sold(first);
  expect((await book.known('c'))?.receivableFen).toBe(30_00);
  // Told again while it waits: the answer does not have it.
  await book.refresh();
  expect((await book.known('c'))?.receivableFen).toBe(30_00);
  waiting = [];
  expect((await book.known('c'))?.receivableFen).toBe(30_00);
  // Delivered, then told: it is in the answer.
  await new Promise((resolve) => setTimeout(resolve, 5));
  told = { ...standing, receivableFen: 30_00 };
  await book.refresh();
  expect((await book.known('c'))?.receivableFen).toBe(30_00);
  // Kept by another window, which could not say so.
  waiting = [waits(sale('b', 7_00))];
  expect((await book.known('c'))?.receivableFen).toBe(37_00);

  const elsewhere = new CreditBook(
    's2',
    async () => ({ standings: [], next: null }),
    () => [],
  );
  expect(await elsewhere.known('c')).toBeNull();
});
