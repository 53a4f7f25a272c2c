import { beforeAll, describe, expect, it } from 'vitest';
import { setTopUpRules } from '@/server/customers/members/set-top-up-rules';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { creditFact } from '@/server/reports/books/credit-facts';
import { returnFact, ticketFact } from '@/server/reports/books/ticket-facts';
import { completeReturn } from '@/server/sales/complete-return';
import { completeSale } from '@/server/sales/complete-sale';
import type { TenderKindName } from '@/server/tills/payment-rules';
import { sessionReport } from '@/server/tills/session-report';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeCustomer } from '@/tests/factories/customers';
import { makeReturn, makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { eraseCustomer } from '../erase-customer';
import { mergeCustomers } from '../merge-customers';
import { correctCredit } from './correct-credit';
import { creditStatement } from './credit-statement';
import { knownCredit } from './known-credit';
import { postOpeningBalances } from './open-balances';
import { refundStored, topUp } from './top-up';

type Shop = Awaited<ReturnType<typeof makeCounter>>;

describe('stored value', () => {
  let shop: Shop;
  let other: Shop;
  let office: Awaited<ReturnType<typeof contextOf>>;
  const seqs = new Map<string, number>();
  beforeAll(async () => {
    shop = await makeCounter(['STORE_MANAGER']);
    other = await makeCounter(['STORE_MANAGER']);
    office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
    await setTopUpRules.execute(office, {
      requestId: newId(),
      steps: [{ fromFen: 100_000, bonusFen: 10_000 }],
    });
  });

  const base = (at: Shop = shop) => ({ storeId: at.store.id, requestId: newId() });
  const next = (at: Shop) => {
    const seq = (seqs.get(at.store.id) ?? 0) + 1;
    seqs.set(at.store.id, seq);
    return at.at(seq);
  };
  async function has(customerId: string) {
    const row = await db().creditAccount.findUniqueOrThrow({ where: { customerId } });
    return {
      value: Number(row.storedValueFen),
      bonus: Number(row.storedBonusFen),
      owes: Number(row.receivableFen),
    };
  }
  const paidIn = (
    customerId: string,
    amountFen: number,
    bonusFen: number,
    kind: 'CASH' | 'WECHAT' = 'WECHAT',
  ) => ({
    ...base(),
    customerId,
    sessionId: shop.at(1).sessionId,
    tenders: [{ kind, amountFen }],
    bonusFen,
  });
  async function member(amountFen = 100_000, bonusFen = 10_000) {
    const customer = await makeCustomer(shop.ctx, shop.store.id);
    await topUp.execute(shop.ctx, paidIn(customer.id, amountFen, bonusFen));
    return customer;
  }
  async function sell(customerId: string, pays: Partial<Record<TenderKindName, number>>, at: Shop = shop) {
    const product = await makeProduct();
    const tenders = Object.entries(pays).map(([kind, amountFen]) => ({
      kind: kind as TenderKindName,
      amountFen: amountFen ?? 0,
    }));
    const totalFen = tenders.reduce((sum, { amountFen }) => sum + amountFen, 0);
    const sale = makeSale(next(at), [{ product, unitPriceFen: totalFen }], { tenders });
    const result = await completeSale(at.ctx, { storeId: at.store.id, ...sale, customerId });
    return { ...sale, flags: result.flags };
  }
  async function noDifferences() {
    const facts = await checkBooks(db(), undefined, [creditFact, ticketFact, returnFact]);
    expect(facts.flatMap(({ examples }) => examples)).toEqual([]);
  }

  it('is paid in at the till, into its drawer, its bonus apart; the same request twice is once', async () => {
    const customer = await makeCustomer(shop.ctx, shop.store.id);
    const before = await sessionReport(db(), shop.store.id, shop.at(1).sessionId, { cash: true });
    const input = paidIn(customer.id, 100_000, 10_000, 'CASH');
    const first = await topUp.execute(shop.ctx, input);
    expect(await topUp.execute(shop.ctx, input)).toEqual(first);
    expect(first).toMatchObject({ storedValueFen: 100_000, storedBonusFen: 10_000 });
    expect(await has(customer.id)).toEqual({ value: 100_000, bonus: 10_000, owes: 0 });
    const after = await sessionReport(db(), shop.store.id, shop.at(1).sessionId, { cash: true });
    const cashOf = (report: typeof after) =>
      report.cash.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);
    expect(cashOf(after) - cashOf(before)).toBe(100_000);
    await noDifferences();
  });

  it('is refused where the bonus that was told is another, and where the amount is none', async () => {
    const customer = await makeCustomer(shop.ctx, shop.store.id);
    await expect(topUp.execute(shop.ctx, paidIn(customer.id, 100_000, 0))).rejects.toMatchObject({
      code: 'CREDIT_TOP_UP_BONUS_DIFFERS',
      params: { bonus: '100.00' },
    });
    for (const amountFen of [0, -1, 6_900_000_000, 1.5])
      await expect(topUp.execute(shop.ctx, paidIn(customer.id, amountFen, 0))).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      });
    await expect(
      topUp.execute(shop.ctx, { ...paidIn(customer.id, 100, 0, 'CASH'), sessionId: undefined }),
    ).rejects.toMatchObject({ code: 'CREDIT_DRAWER_WANTED' });
    await expect(topUp.execute(shop.ctx, paidIn(newId(), 100, 0))).rejects.toMatchObject({
      code: 'CUSTOMER_UNKNOWN',
    });
  });

  it('comes from no clerk without a till: nobody would count what was paid for it', async () => {
    const customer = await makeCustomer(shop.ctx, shop.store.id);
    const clerk = await contextOf(await makePerson(['CLERK'], shop.store.id));
    const input = { ...paidIn(customer.id, 100_000, 10_000), sessionId: undefined };
    await expect(topUp.execute(clerk, input)).rejects.toMatchObject({ code: 'CREDIT_DRAWER_WANTED' });
    const transfer = [{ kind: 'TRANSFER' as const, amountFen: 100_000 }];
    await expect(topUp.execute(clerk, { ...input, tenders: transfer })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await db().creditAccount.findUnique({ where: { customerId: customer.id } })).toBeNull();
  });

  it('pays a sale in any store of both in proportion, and a return puts back what it took', async () => {
    const customer = await member();
    const sale = await sell(customer.id, { STORED_VALUE: 55_000, CASH: 5_000 }, other);
    expect(sale.flags).toEqual([]);
    expect(await has(customer.id)).toEqual({ value: 50_000, bonus: 5_000, owes: 0 });
    const [line] = sale.lines;
    const back = makeReturn(
      next(other),
      { id: sale.id, lines: line ? [line] : [], tenders: sale.tenders },
      {
        refundFen: 60_000,
        paidFen: 55_000,
      },
    );
    const [, cash] = sale.tenders;
    await completeReturn.execute(other.ctx, {
      storeId: other.store.id,
      ...back,
      refunds: [...back.refunds, { id: newId(), refundsTenderId: cash?.id ?? '', amountFen: 5_000 }],
    });
    expect(await has(customer.id)).toEqual({ value: 100_000, bonus: 10_000, owes: 0 });
    await noDifferences();
  });

  it('is not turned into store credit by a return', async () => {
    const customer = await member();
    const sale = await sell(customer.id, { STORED_VALUE: 1_000 });
    const back = makeReturn(next(shop), sale, { refundFen: 1_000 });
    await expect(
      completeReturn.execute(shop.ctx, {
        storeId: shop.store.id,
        ...back,
        refunds: back.refunds.map((refund) => ({ ...refund, asStoreCredit: true })),
      }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('is spent once where two tills spend the last of it at once; the rest is owed', async () => {
    const customer = await member();
    const sales = await Promise.all([
      sell(customer.id, { STORED_VALUE: 110_000 }),
      sell(customer.id, { STORED_VALUE: 110_000 }, other),
    ]);
    expect(sales.map(({ flags }) => flags.includes('STORED_VALUE_SHORT')).toSorted()).toEqual([false, true]);
    expect(await has(customer.id)).toEqual({ value: 0, bonus: 0, owes: 110_000 });
    await noDifferences();
  });

  it('wants a customer', async () => {
    const product = await makeProduct();
    const sale = makeSale(next(shop), [{ product }], {
      tenders: [{ kind: 'STORED_VALUE', amountFen: 10_000 }],
    });
    await expect(completeSale(shop.ctx, { storeId: shop.store.id, ...sale })).rejects.toMatchObject({
      code: 'TENDER_WANTS_CUSTOMER',
    });
  });

  it('is given back as the money that is left; the bonus goes with it', async () => {
    const customer = await member();
    const clerk = await makeCounter(['CLERK']);
    const refund = (amountFen: number) => ({
      ...base(),
      customerId: customer.id,
      tenders: [{ kind: 'TRANSFER', amountFen }],
      reason: '搬家',
    });
    await expect(
      refundStored.execute(clerk.ctx, { ...refund(1), storeId: clerk.store.id }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(refundStored.execute(shop.ctx, refund(100_001))).rejects.toMatchObject({
      code: 'CREDIT_STORED_VALUE_SHORT',
    });
    await refundStored.execute(shop.ctx, refund(50_000));
    expect(await has(customer.id)).toEqual({ value: 50_000, bonus: 5_000, owes: 0 });
    const twice = await Promise.allSettled([
      refundStored.execute(shop.ctx, refund(50_000)),
      refundStored.execute(shop.ctx, refund(50_000)),
    ]);
    expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await has(customer.id)).toEqual({ value: 0, bonus: 0, owes: 0 });
    await noDifferences();
  });

  it('is put right by finance, never below zero', async () => {
    const customer = await member();
    const correct = (account: 'STORED_VALUE' | 'STORED_BONUS', amountFen: number) =>
      correctCredit.execute(office, {
        ...base(),
        customerId: customer.id,
        account,
        amountFen,
        reason: '更正',
      });
    await correct('STORED_BONUS', -4_000);
    await expect(correct('STORED_BONUS', -6_001)).rejects.toMatchObject({
      code: 'CREDIT_STORED_VALUE_SHORT',
    });
    await correct('STORED_VALUE', 500);
    expect(await has(customer.id)).toEqual({ value: 100_500, bonus: 6_000, owes: 0 });
    const { closing } = await creditStatement(db(), {
      customerId: customer.id,
      from: '2020-01-01',
      to: '2199-12-31',
    });
    expect(closing).toMatchObject({ storedValueFen: 100_500, storedBonusFen: 6_000 });
  });

  it('goes with the row that goes on, is known to tablets, and is settled before somebody is forgotten', async () => {
    const [kept, merged] = [await member(), await member()];
    await mergeCustomers.execute(office, { ...base(), keptId: kept.id, mergedId: merged.id });
    expect(await has(kept.id)).toEqual({ value: 200_000, bonus: 20_000, owes: 0 });
    const { standings } = await knownCredit(db(), { storeId: shop.store.id, after: null });
    expect(standings.find(({ customerId }) => customerId === kept.id)).toMatchObject({
      storedValueFen: 200_000,
      storedBonusFen: 20_000,
    });
    await sell(merged.id, { STORED_VALUE: 22_000 });
    expect(await has(kept.id)).toEqual({ value: 180_000, bonus: 18_000, owes: 0 });
    await expect(
      eraseCustomer.execute(office, { requestId: newId(), customerId: kept.id, confirm: kept.code }),
    ).rejects.toMatchObject({ code: 'CUSTOMER_STILL_OPEN', params: { what: 'CREDIT' } });
    await noDifferences();
  });

  it('of another program is taken over once, also for who was merged since', async () => {
    const [kept, merged] = [
      await makeCustomer(shop.ctx, shop.store.id),
      await makeCustomer(shop.ctx, shop.store.id),
    ];
    const sheet = (customerId: string) =>
      db().$transaction((tx) =>
        postOpeningBalances(tx, office, shop.store.id, {
          balances: [
            { customerId, account: 'STORED_VALUE', amountFen: 30_000 },
            { customerId, account: 'STORED_BONUS', amountFen: 3_000 },
          ],
          reason: '期初余额',
        }),
      );
    expect(await sheet(merged.id)).toEqual({ posted: 2 });
    expect(await Promise.all([sheet(merged.id), sheet(merged.id)])).toEqual([{ posted: 0 }, { posted: 0 }]);
    await mergeCustomers.execute(office, { ...base(), keptId: kept.id, mergedId: merged.id });
    expect(await sheet(kept.id)).toEqual({ posted: 0 });
    expect(await sheet(merged.id)).toEqual({ posted: 0 });
    expect(await has(kept.id)).toEqual({ value: 30_000, bonus: 3_000, owes: 0 });
    await noDifferences();
  });
});
