import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, dateToDay } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { creditFact } from '@/server/reports/books/credit-facts';
import { completeSale } from '@/server/sales/complete-sale';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeDebtor } from '@/tests/factories/credit';
import { makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { listOverdue } from './list-overdue';
import { matchPayment } from './match-payment';
import { remind } from './remind';
import { repay } from './repay';

type Shop = Awaited<ReturnType<typeof makeCounter>>;

describe('what is still open of a customer', () => {
  let shop: Shop;
  let office: Awaited<ReturnType<typeof contextOf>>;
  let accountant: Awaited<ReturnType<typeof contextOf>>;
  let seq = 0;
  beforeAll(async () => {
    shop = await makeCounter(['CLERK', 'STORE_MANAGER']);
    office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
    accountant = await contextOf(await makePerson(['ACCOUNTANT'], null));
  });

  const base = (at: Shop = shop) => ({ storeId: at.store.id, requestId: newId() });
  const owes = async (customerId: string) =>
    Number((await db().creditAccount.findUniqueOrThrow({ where: { customerId } })).receivableFen);
  const left = async (entryId: string) =>
    Number((await db().creditOpen.findUniqueOrThrow({ where: { entryId } })).leftFen);

  /** So much on account; its entry. */
  async function onAccount(customerId: string, amountFen: number, at: Shop = shop): Promise<string> {
    seq += 1;
    const product = await makeProduct();
    const sale = makeSale(at.at(seq), [{ product, unitPriceFen: amountFen }], {
      tenders: [{ kind: 'ON_ACCOUNT', amountFen }],
    });
    await completeSale(at.ctx, { storeId: at.store.id, ...sale, customerId });
    return (await db().creditEntry.findFirstOrThrow({ where: { documentId: sale.id } })).id;
  }
  async function noDifferences() {
    const facts = await checkBooks(db(), undefined, [creditFact]);
    expect(facts.flatMap(({ examples }) => examples)).toEqual([]);
  }

  it('money paid ahead pays what is named later, and changes nothing that is owed', async () => {
    const customer = await makeDebtor(shop.ctx, shop.store.id);
    const { id: customerId } = customer;
    await expect(matchPayment.execute(accountant, { ...base(), customerId })).rejects.toMatchObject({
      code: 'CREDIT_NOTHING_TO_MATCH',
    });
    const ahead = { ...base(), customerId, tenders: [{ kind: 'TRANSFER' as const, amountFen: 5_000 }] };
    await repay.execute(accountant, { ...ahead, keepsRest: true });
    await repay.execute(accountant, { ...ahead, requestId: newId(), keepsRest: true });
    const first = await onAccount(customerId, 4_000);
    const second = await onAccount(customerId, 7_000);
    const before = await owes(customerId);
    const input = { ...base(), customerId, entryIds: [second] };
    expect(await matchPayment.execute(accountant, input)).toEqual({ matchedFen: 7_000, leftFen: 3_000 });
    // Said twice, done once.
    expect(await matchPayment.execute(accountant, input)).toEqual({ matchedFen: 7_000, leftFen: 3_000 });
    expect([await left(first), await left(second)]).toEqual([4_000, 0]);
    await matchPayment.execute(accountant, { ...base(), customerId });
    expect(await left(first)).toBe(1_000);
    expect(await owes(customerId)).toBe(before);
    await expect(
      matchPayment.execute(accountant, { ...base(), customerId, entryIds: [second] }),
    ).rejects.toMatchObject({ code: 'CREDIT_ENTRY_NOT_OPEN' });
    await noDifferences();
  });

  it('is asked for when it is overdue, a broken promise before a later one', async () => {
    const ask = async (customerId: string, over: Partial<Parameters<typeof remind.execute>[1]> = {}) =>
      remind.execute(office, { ...base(own), customerId, outcome: 'NOT_REACHED', ...over });
    const own = await makeCounter(['STORE_MANAGER']);
    const [late, promised, current] = await Promise.all([
      makeDebtor(own.ctx, own.store.id, { dueDays: 0 }),
      makeDebtor(own.ctx, own.store.id, { dueDays: 0 }),
      makeDebtor(own.ctx, own.store.id, { dueDays: 90 }),
    ]);
    for (const { id } of [late, promised, current]) await onAccount(id, 4_000, own);
    const today = (await db().creditEntry.findFirstOrThrow({ where: { customerId: late.id } })).businessDay;
    const day = (days: number) => addDays(dateToDay(today), days);
    const list = () => listOverdue(db(), { storeIds: [own.store.id], day: day(3) });
    expect((await listOverdue(db(), { storeIds: [own.store.id], day: day(0) })).rows).toEqual([]);
    await ask(promised.id, { outcome: 'PROMISED', promise: { day: day(2), fen: 4_000 }, note: '月底付' });
    const before = await list();
    expect(before).toMatchObject({ customers: 2, overdueFen: 8_000 });
    expect(before.rows.map(({ customer }) => customer.id)).toEqual([late.id, promised.id]);
    expect(before.rows[1]?.last).toMatchObject({ outcome: 'PROMISED', promisedDay: day(2), note: '月底付' });
    await ask(late.id, { outcome: 'PROMISED', promise: { day: day(9), fen: 1_000 } });
    expect((await list()).rows.map(({ customer }) => customer.id)).toEqual([promised.id, late.id]);
    await expect(ask(late.id, { outcome: 'PROMISED' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    // What is in the trail names nobody's words.
    const trail = await db().auditEntry.findMany({
      where: { action: 'credit.remind', subjectId: promised.id },
    });
    expect(JSON.stringify(trail.map(({ after }) => after))).not.toContain('月底付');
  });
});
