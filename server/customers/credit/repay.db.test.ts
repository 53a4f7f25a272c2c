import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { creditFact } from '@/server/reports/books/credit-facts';
import { completeSale } from '@/server/sales/complete-sale';
import { closeTill } from '@/server/tills/close-till';
import { countTill } from '@/server/tills/count-till';
import { sessionReport } from '@/server/tills/session-report';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeDebtor } from '@/tests/factories/credit';
import { makeCustomer } from '@/tests/factories/customers';
import { makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { correctCredit, writeOff } from './correct-credit';
import { repay } from './repay';
import { reverseRepayment } from './reverse-repayment';
import { setLimit } from './set-limit';

type Shop = Awaited<ReturnType<typeof makeCounter>>;

describe('what a customer owes', () => {
  let shop: Shop;
  let other: Shop;
  let office: Awaited<ReturnType<typeof contextOf>>;
  let accountant: Awaited<ReturnType<typeof contextOf>>;
  const seqs = new Map<string, number>();
  beforeAll(async () => {
    shop = await makeCounter(['CLERK', 'STORE_MANAGER']);
    other = await makeCounter(['CLERK', 'STORE_MANAGER']);
    office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
    accountant = await contextOf(await makePerson(['ACCOUNTANT'], null));
  });

  const base = (at: Shop = shop) => ({ storeId: at.store.id, requestId: newId() });
  const owes = async (customerId: string) =>
    Number((await db().creditAccount.findUniqueOrThrow({ where: { customerId } })).receivableFen);

  /** So much on account; its entry. */
  async function onAccount(customerId: string, amountFen: number, at: Shop = shop): Promise<string> {
    const seq = (seqs.get(at.store.id) ?? 0) + 1;
    seqs.set(at.store.id, seq);
    const product = await makeProduct();
    const sale = makeSale(at.at(seq), [{ product, unitPriceFen: amountFen }], {
      tenders: [{ kind: 'ON_ACCOUNT', amountFen }],
    });
    await completeSale(at.ctx, { storeId: at.store.id, ...sale, customerId });
    return (await db().creditEntry.findFirstOrThrow({ where: { documentId: sale.id } })).id;
  }
  const left = async (entryId: string) =>
    Number((await db().creditOpen.findUniqueOrThrow({ where: { entryId } })).leftFen);
  async function noDifferences() {
    const facts = await checkBooks(db(), undefined, [creditFact]);
    expect(facts.flatMap(({ examples }) => examples)).toEqual([]);
  }
  const cash = (amountFen: number) => [{ kind: 'CASH' as const, amountFen }];

  it('is paid at another store, in that drawer, oldest first', async () => {
    const customer = await makeDebtor(shop.ctx, shop.store.id);
    const [first, second] = [await onAccount(customer.id, 3_000), await onAccount(customer.id, 2_000)];
    const request = {
      ...base(other),
      customerId: customer.id,
      sessionId: other.session.id,
      tenders: [...cash(3_500), { kind: 'WECHAT' as const, amountFen: 500 }],
    };
    const result = await repay.execute(other.ctx, request);
    expect(result).toMatchObject({ number: 1, amountFen: 4_000, receivableFen: 1_000, keptFen: 0 });
    expect(await repay.execute(other.ctx, request)).toEqual(result);
    expect([await owes(customer.id), await left(first), await left(second)]).toEqual([1_000, 0, 1_000]);
    const moved = await db().cashMovement.findMany({
      where: { storeId: other.store.id, sessionId: other.session.id, kind: 'REPAYMENT' },
    });
    expect(moved.map(({ amountFen, reason }) => [amountFen, reason])).toEqual([[3_500n, 'CR-000001']]);
    const act = await db().auditEntry.findFirstOrThrow({ where: { subjectId: result.repaymentId } });
    expect(act).toMatchObject({ action: 'credit.repay', actorId: other.person.id });
    expect(JSON.stringify(act.after)).not.toContain(customer.name);
    await noDifferences();
  });

  it('is paid as named', async () => {
    const customer = await makeDebtor(shop.ctx, shop.store.id);
    const [first, second] = [await onAccount(customer.id, 3_000), await onAccount(customer.id, 2_000)];
    await repay.execute(accountant, {
      ...base(),
      customerId: customer.id,
      tenders: [{ kind: 'TRANSFER', amountFen: 2_500, reference: '8842' }],
      entryIds: [second],
    });
    expect([await left(first), await left(second)]).toEqual([2_500, 0]);
  });

  it.each([
    [
      'more than is owed',
      { tenders: [{ kind: 'TRANSFER' as const, amountFen: 3_001 }] },
      'CREDIT_MORE_THAN_OWED',
    ],
    ['cash in no drawer', { tenders: [{ kind: 'CASH' as const, amountFen: 100 }] }, 'CREDIT_DRAWER_WANTED'],
    [
      'what a count of a till would ask for, without a till',
      {
        tenders: [
          { kind: 'TRANSFER' as const, amountFen: 100 },
          { kind: 'WECHAT' as const, amountFen: 100 },
        ],
      },
      'CREDIT_DRAWER_WANTED',
    ],
    [
      'an entry of nobody',
      { tenders: [{ kind: 'TRANSFER' as const, amountFen: 100 }], entryIds: [newId()] },
      'CREDIT_ENTRY_NOT_OPEN',
    ],
    ['on account itself', { tenders: [{ kind: 'ON_ACCOUNT', amountFen: 100 }] }, 'INVALID_INPUT'],
  ])('refuses %s', async (_what, asked, code) => {
    const customer = await makeDebtor(shop.ctx, shop.store.id);
    await onAccount(customer.id, 3_000);
    await expect(
      repay.execute(accountant, { ...base(), customerId: customer.id, ...asked }),
    ).rejects.toMatchObject({ code });
    expect(await owes(customer.id)).toBe(3_000);
  });

  it('is taken by whoever may', async () => {
    const customer = await makeDebtor(shop.ctx, shop.store.id);
    const keeper = await contextOf(await makePerson(['STOCK_KEEPER'], shop.store.id));
    await expect(
      repay.execute(keeper, { ...base(), customerId: customer.id, tenders: cash(1) }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is booked without a till by a manager or the accountant, never by a clerk', async () => {
    const customer = await makeDebtor(shop.ctx, shop.store.id);
    await onAccount(customer.id, 3_000);
    const clerk = await contextOf(await makePerson(['CLERK'], shop.store.id));
    const manager = await contextOf(await makePerson(['STORE_MANAGER'], shop.store.id));
    const transfer = () => ({
      ...base(),
      customerId: customer.id,
      tenders: [{ kind: 'TRANSFER' as const, amountFen: 1_000 }],
    });
    await expect(repay.execute(clerk, transfer())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await owes(customer.id)).toBe(3_000);
    await repay.execute(manager, transfer());
    expect(await owes(customer.id)).toBe(2_000);
  });

  it('of two at once the second finds it paid', async () => {
    const customer = await makeDebtor(shop.ctx, shop.store.id);
    await onAccount(customer.id, 1_000);
    const pay = () =>
      repay.execute(accountant, {
        ...base(),
        customerId: customer.id,
        tenders: [{ kind: 'TRANSFER', amountFen: 1_000 }],
      });
    const outcomes = await Promise.allSettled([pay(), pay()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await owes(customer.id)).toBe(0);
  });

  it('too much is kept where somebody says so, and a sale after it owes less', async () => {
    const customer = await makeDebtor(shop.ctx, shop.store.id);
    await onAccount(customer.id, 1_000);
    const { keptFen } = await repay.execute(accountant, {
      ...base(),
      customerId: customer.id,
      tenders: [{ kind: 'TRANSFER', amountFen: 1_500 }],
      keepsRest: true,
    });
    expect(keptFen).toBe(500);
    expect(await owes(customer.id)).toBe(-500);
    await noDifferences();
  });

  it('is owed again as it was once a repayment is taken back, once', async () => {
    const till = await makeCounter(['CLERK', 'STORE_MANAGER']);
    const customer = await makeDebtor(shop.ctx, shop.store.id);
    const [first, second] = [await onAccount(customer.id, 3_000), await onAccount(customer.id, 2_000)];
    const { repaymentId } = await repay.execute(till.ctx, {
      ...base(till),
      customerId: customer.id,
      sessionId: till.session.id,
      tenders: cash(4_500),
    });
    const back = { ...base(till), repaymentId, sessionId: till.session.id, reason: '记错顾客' };
    await expect(
      reverseRepayment.execute(till.ctx, { ...back, requestId: newId(), sessionId: undefined }),
    ).rejects.toMatchObject({ code: 'CREDIT_DRAWER_WANTED' });
    const clerk = await contextOf(await makePerson(['CLERK'], till.store.id));
    await expect(reverseRepayment.execute(clerk, back)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { repaymentId: reversalId } = await reverseRepayment.execute(till.ctx, back);
    expect([await owes(customer.id), await left(first), await left(second)]).toEqual([5_000, 3_000, 2_000]);
    for (const id of [repaymentId, reversalId])
      await expect(
        reverseRepayment.execute(till.ctx, { ...back, requestId: newId(), repaymentId: id }),
      ).rejects.toMatchObject({ code: 'CREDIT_REPAYMENT_REVERSED' });
    await noDifferences();
  });

  it('is counted in the drawer and by its slips, and makes a count before it stale', async () => {
    const till = await makeCounter(['CLERK', 'STORE_MANAGER']);
    const customer = await makeDebtor(shop.ctx, shop.store.id);
    await onAccount(customer.id, 5_000);
    const pay = (tenders: { kind: string; amountFen: number }[]) =>
      repay.execute(till.ctx, {
        ...base(till),
        customerId: customer.id,
        sessionId: till.session.id,
        tenders,
      });
    await pay([...cash(1_000), { kind: 'WECHAT', amountFen: 700 }]);
    const floatFen = Number(till.session.floatFen);
    const count = (wechatFen: number) =>
      countTill.execute(till.ctx, {
        ...base(till),
        sessionId: till.session.id,
        denominations: { '100': (floatFen + 1_000) / 100 },
        tenderCounts: { WECHAT: wechatFen },
      });
    const counted = await count(700);
    expect(counted).toMatchObject({ differenceFen: 0 });
    expect(counted.tenders.find(({ kind }) => kind === 'WECHAT')).toMatchObject({ differenceFen: 0 });
    await pay([{ kind: 'WECHAT', amountFen: 300 }]);
    const close = () => closeTill.execute(till.ctx, { ...base(till), sessionId: till.session.id });
    await expect(close()).rejects.toMatchObject({ code: 'TILL_COUNT_STALE' });
    await count(1_000);
    await close();
    const report = await sessionReport(db(), till.store.id, till.session.id, { cash: true });
    expect(report.cash.find(({ kind }) => kind === 'REPAYMENT')).toMatchObject({ amountFen: 1_000 });
    expect(report.repayments).toEqual([{ kind: 'WECHAT', count: 2, amountFen: 1_000 }]);
    await noDifferences();
  });

  it('is put right by whoever may, and written off up to what is owed', async () => {
    const customer = await makeDebtor(shop.ctx, shop.store.id);
    const first = await onAccount(customer.id, 3_000);
    const correct = (ctx: typeof office, amountFen: number, account: 'RECEIVABLE' | 'STORE_CREDIT') =>
      correctCredit.execute(ctx, { ...base(), customerId: customer.id, account, amountFen, reason: '对账' });
    await expect(correct(shop.ctx, -1, 'RECEIVABLE')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(correct(office, -1, 'STORE_CREDIT')).rejects.toMatchObject({
      code: 'CREDIT_STORE_CREDIT_SHORT',
    });
    await correct(office, -1_000, 'RECEIVABLE');
    expect(await left(first)).toBe(2_000);
    const off = (amountFen: number) =>
      writeOff.execute(office, { ...base(), customerId: customer.id, amountFen, reason: '公司注销' });
    await expect(off(2_001)).rejects.toMatchObject({ code: 'CREDIT_MORE_THAN_OWED' });
    const { entryId } = await off(2_000);
    expect(await owes(customer.id)).toBe(0);
    expect(await db().auditEntry.count({ where: { action: 'credit.writeOff', subjectId: entryId } })).toBe(1);
    await noDifferences();
  });

  it('is limited by head office, and by a manager up to what the store says', async () => {
    const { id: customerId } = await makeCustomer(shop.ctx, shop.store.id);
    await db().store.update({ where: { id: other.store.id }, data: { creditManagerLimitFen: 50_000 } });
    const allow = (ctx: typeof office, at: Shop, limitFen: number | null) =>
      setLimit.execute(ctx, {
        ...base(at),
        customerId,
        limit: limitFen === null ? null : { limitFen, dueDays: 30 },
      });
    await expect(allow(shop.office, shop, 1)).rejects.toMatchObject({ code: 'CREDIT_LIMIT_ABOVE_MANAGERS' });
    await allow(office, shop, 60_000);
    const limit = async () =>
      (await db().creditAccount.findUniqueOrThrow({ where: { customerId } })).limitFen;
    expect(await limit()).toBe(60_000n);
    await allow(office, shop, null);
    expect(await limit()).toBeNull();
    const keeper = await contextOf(await makePerson(['STOCK_KEEPER'], shop.store.id));
    await expect(allow(keeper, shop, 1)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await db().auditEntry.count({ where: { action: 'credit.setLimit', subjectId: customerId } })).toBe(
      2,
    );
  });
});
