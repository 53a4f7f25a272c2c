// Long because: one account through everything that is sold on it and comes back.
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '@/lib/business-day';
import { grantApproval } from '@/server/approvals/grant-approval';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { creditFact } from '@/server/reports/books/credit-facts';
import { returnFact, ticketFact } from '@/server/reports/books/ticket-facts';
import { completeReturn } from '@/server/sales/complete-return';
import { completeSale, completeSales } from '@/server/sales/complete-sale';
import { listTickets } from '@/server/sales/list-tickets';
import { ticketDetail } from '@/server/sales/ticket-detail';
import type { TenderKindName } from '@/server/tills/payment-rules';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeDebtor } from '@/tests/factories/credit';
import { makeCustomer } from '@/tests/factories/customers';
import { makeReturn, makeSale } from '@/tests/factories/sales';
import { contextOf, givePin, makePerson } from '@/tests/factories/staff';
import { correctCredit } from './correct-credit';
import { knownCredit } from './known-credit';
import { moveCredit } from './move-credit';

describe('a sale to a customer', () => {
  let shop: Awaited<ReturnType<typeof makeCounter>>;
  let office: Awaited<ReturnType<typeof contextOf>>;
  let seq = 0;
  beforeAll(async () => {
    shop = await makeCounter(['STORE_MANAGER']);
    office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
  });

  const base = () => ({ storeId: shop.store.id, requestId: newId() });
  const accountOf = (customerId: string) => db().creditAccount.findUniqueOrThrow({ where: { customerId } });
  const openOf = (customerId: string) =>
    db().creditOpen.findMany({ where: { customerId }, orderBy: { entryId: 'asc' } });

  /** A sale of so much, paid like that, by this customer. */
  async function sale(customerId: string | null, tenders: Partial<Record<TenderKindName, number>>) {
    const product = await makeProduct();
    seq += 1;
    const pays = Object.entries(tenders).map(([kind, amountFen]) => ({
      kind: kind as TenderKindName,
      amountFen: amountFen ?? 0,
    }));
    const totalFen = pays.reduce((sum, { amountFen }) => sum + amountFen, 0);
    const made = makeSale(shop.at(seq), [{ product, unitPriceFen: totalFen }], { tenders: pays });
    return { ...made, ...(customerId ? { customerId } : {}) };
  }
  const book = (one: Awaited<ReturnType<typeof sale>>) =>
    completeSale(shop.ctx, { storeId: shop.store.id, ...one });

  async function noDifferences() {
    const facts = await checkBooks(db(), undefined, [creditFact, ticketFact, returnFact]);
    expect(facts.flatMap(({ examples }) => examples)).toEqual([]);
  }

  it('keeps whom it was for, and names them with their number masked', async () => {
    const customer = await makeCustomer(shop.ctx, shop.store.id);
    const { ticketId } = await book(await sale(customer.id, { CASH: 5_000 }));
    const ticket = await ticketDetail(db(), shop.store.id, ticketId, { floor: false });
    expect(ticket.customer).toMatchObject({ id: customer.id, name: customer.name });
    expect(ticket.customer?.maskedNumber).toContain('****');
    const found = (words: string) =>
      listTickets(db(), { storeIds: [shop.store.id], customer: words }).then(({ tickets }) =>
        tickets.map(({ id }) => id),
      );
    expect(await found(customer.code)).toEqual([ticketId]);
    expect(await found('V000000000')).toEqual([]);
    expect(await db().creditAccount.count({ where: { customerId: customer.id } })).toBe(0);
  });

  it('is known to the tablets of its store as it stands, of those who may owe or have something', async () => {
    const debtor = await makeDebtor(shop.ctx, shop.store.id, { limitFen: 50_000, dueDays: 10 });
    await book(await sale(debtor.id, { ON_ACCOUNT: 12_000 }));
    const plain = await makeCustomer(shop.ctx, shop.store.id);
    await book(await sale(plain.id, { CASH: 100 }));
    const { standings, next } = await knownCredit(db(), { storeId: shop.store.id, after: null });
    expect(next).toBeNull();
    expect(standings.find(({ customerId }) => customerId === debtor.id)).toMatchObject({
      limitFen: 50_000,
      receivableFen: 12_000,
      storeCreditFen: 0,
      oldestDue: expect.any(String),
    });
    expect(standings.some(({ customerId }) => customerId === plain.id)).toBe(false);
    const elsewhere = await makeCounter(['STORE_MANAGER']);
    expect((await knownCredit(db(), { storeId: elsewhere.store.id, after: null })).standings).toEqual([]);
  });

  it('is booked for nobody where nobody knows the customer, and marked', async () => {
    const result = await book(await sale(newId(), { CASH: 5_000 }));
    expect(result.flags).toContain('CUSTOMER_UNKNOWN');
    await expect(book(await sale(newId(), { ON_ACCOUNT: 5_000 }))).rejects.toMatchObject({
      code: 'CUSTOMER_UNKNOWN',
    });
    await expect(book(await sale(null, { ON_ACCOUNT: 5_000 }))).rejects.toMatchObject({
      code: 'TENDER_WANTS_CUSTOMER',
    });
  });

  it('on account raises what they owe, with the day it is due', async () => {
    const customer = await makeDebtor(shop.ctx, shop.store.id, { limitFen: 10_000, dueDays: 15 });
    const { ticketId, flags, businessDay } = await book(
      await sale(customer.id, { ON_ACCOUNT: 6_000, CASH: 1_000 }),
    );
    expect(flags).toEqual([]);
    expect(await accountOf(customer.id)).toMatchObject({ receivableFen: 6_000n, storeCreditFen: 0n });
    const entry = await db().creditEntry.findFirstOrThrow({ where: { documentId: ticketId } });
    expect(entry).toMatchObject({ kind: 'SALE', account: 'RECEIVABLE', amountFen: 6_000n });
    expect(entry.dueDay?.toISOString().slice(0, 10)).toBe(addDays(businessDay, 15));
    // And so does its receipt, printed again.
    const { dueDay } = await ticketDetail(db(), shop.store.id, ticketId, { floor: false });
    expect(dueDay).toBe(addDays(businessDay, 15));
    await noDifferences();
  });

  it('the same sale again is booked once', async () => {
    const customer = await makeDebtor(shop.ctx, shop.store.id);
    const one = await sale(customer.id, { ON_ACCOUNT: 6_000 });
    expect(await book(one)).toEqual(await book(one));
    expect(await accountOf(customer.id)).toMatchObject({ receivableFen: 6_000n });
  });

  it('over the limit it is booked all the same and marked, each by where the one before left them', async () => {
    const customer = await makeDebtor(shop.ctx, shop.store.id, { limitFen: 10_000 });
    const sales = [
      await sale(customer.id, { ON_ACCOUNT: 6_000 }),
      await sale(customer.id, { ON_ACCOUNT: 4_000 }),
      await sale(customer.id, { ON_ACCOUNT: 1 }),
    ];
    const outcomes = await completeSales(shop.ctx, { storeId: shop.store.id, sales });
    expect(outcomes.map((outcome) => outcome.ok && outcome.result.flags)).toEqual([
      [],
      [],
      ['ON_ACCOUNT_OVER_LIMIT'],
    ]);
    expect(await accountOf(customer.id)).toMatchObject({ receivableFen: 10_001n });
  });

  it('a customer without a limit owes it, marked', async () => {
    const customer = await makeCustomer(shop.ctx, shop.store.id);
    expect((await book(await sale(customer.id, { ON_ACCOUNT: 500 }))).flags).toEqual([
      'ON_ACCOUNT_OVER_LIMIT',
    ]);
    expect(await accountOf(customer.id)).toMatchObject({ receivableFen: 500n });
  });

  it('is marked while something is long overdue', async () => {
    const customer = await makeDebtor(shop.ctx, shop.store.id);
    await correctCredit.execute(office, {
      ...base(),
      customerId: customer.id,
      account: 'RECEIVABLE',
      amountFen: 1_000,
      dueDay: '2026-01-05',
      reason: '期初欠款',
    });
    expect((await book(await sale(customer.id, { ON_ACCOUNT: 500 }))).flags).toEqual(['ON_ACCOUNT_OVERDUE']);
  });

  it('with a word given for exactly this customer, ticket and amount it is not marked, once', async () => {
    const manager = await makePerson(['STORE_MANAGER'], shop.store.id);
    const pin = await givePin(manager.id);
    const customer = await makeDebtor(shop.ctx, shop.store.id, { limitFen: 100 });
    const other = await makeDebtor(shop.ctx, shop.store.id, { limitFen: 100 });
    const granted = async (subjectId: string, customerId: string, netFen: number) => {
      const { approvalId } = await grantApproval(shop.ctx, {
        ...base(),
        kind: 'ON_ACCOUNT',
        granterId: manager.id,
        pin,
        reason: '老客户，明天来付',
        subjectId,
        customerId,
        netFen,
        oldFen: 0,
      });
      return approvalId;
    };
    const one = await sale(customer.id, { ON_ACCOUNT: 9_000 });
    const approvalId = await granted(one.id, customer.id, 9_000);
    expect((await book({ ...one, creditApprovalId: approvalId })).flags).toEqual([]);
    const again = await sale(customer.id, { ON_ACCOUNT: 9_000 });
    expect((await book({ ...again, creditApprovalId: approvalId })).flags).toEqual(['ON_ACCOUNT_OVER_LIMIT']);
    const wrongAmount = await sale(customer.id, { ON_ACCOUNT: 9_001 });
    const forLess = await granted(wrongAmount.id, customer.id, 9_000);
    expect((await book({ ...wrongAmount, creditApprovalId: forLess })).flags).toHaveLength(1);
    const wrongCustomer = await sale(other.id, { ON_ACCOUNT: 9_000 });
    const forAnother = await granted(wrongCustomer.id, customer.id, 9_000);
    expect((await book({ ...wrongCustomer, creditApprovalId: forAnother })).flags).toHaveLength(1);
    await noDifferences();
  });

  it('store credit that is no longer there becomes debt, marked', async () => {
    const customer = await makeCustomer(shop.ctx, shop.store.id);
    await correctCredit.execute(office, {
      ...base(),
      customerId: customer.id,
      account: 'STORE_CREDIT',
      amountFen: 3_000,
      reason: '补偿',
    });
    expect((await book(await sale(customer.id, { STORE_CREDIT: 2_000 }))).flags).toEqual([]);
    const short = await sale(customer.id, { STORE_CREDIT: 1_500 });
    expect((await book(short)).flags).toEqual(['STORE_CREDIT_SHORT']);
    expect(await accountOf(customer.id)).toMatchObject({ receivableFen: 500n, storeCreditFen: 0n });
    // What comes back of it pays that debt first.
    seq += 1;
    const back = makeReturn(shop.at(seq), short, { refundFen: 1_500 });
    await completeReturn.execute(shop.ctx, { storeId: shop.store.id, ...back });
    expect(await accountOf(customer.id)).toMatchObject({ receivableFen: 0n, storeCreditFen: 1_000n });
    await noDifferences();
  });

  it('of two at once only one has the store credit', async () => {
    const customer = await makeCustomer(shop.ctx, shop.store.id);
    await correctCredit.execute(office, {
      ...base(),
      customerId: customer.id,
      account: 'STORE_CREDIT',
      amountFen: 1_000,
      reason: '补偿',
    });
    const sales = [
      await sale(customer.id, { STORE_CREDIT: 1_000 }),
      await sale(customer.id, { STORE_CREDIT: 1_000 }),
    ];
    const results = await Promise.all(sales.map(book));
    expect(results.flatMap(({ flags }) => flags)).toEqual(['STORE_CREDIT_SHORT']);
    expect(await accountOf(customer.id)).toMatchObject({ receivableFen: 1_000n, storeCreditFen: 0n });
  });

  it('taken back, what went on account is owed no more, this sale first', async () => {
    const customer = await makeDebtor(shop.ctx, shop.store.id);
    await book(await sale(customer.id, { ON_ACCOUNT: 2_000 }));
    const later = await sale(customer.id, { ON_ACCOUNT: 3_000 });
    await book(later);
    seq += 1;
    await completeReturn.execute(shop.ctx, {
      storeId: shop.store.id,
      ...makeReturn(shop.at(seq), later, { refundFen: 3_000 }),
    });
    expect(await accountOf(customer.id)).toMatchObject({ receivableFen: 2_000n });
    const lefts = (await openOf(customer.id)).filter(({ side }) => side === 'OWED');
    expect(lefts.map(({ amountFen, leftFen }) => [amountFen, leftFen])).toEqual([
      [2_000n, 2_000n],
      [3_000n, 0n],
    ]);
    await noDifferences();
  });

  it('money becomes store credit by right alone', async () => {
    const customer = await makeCustomer(shop.ctx, shop.store.id);
    const sold = await sale(customer.id, { CASH: 4_000 });
    await book(sold);
    seq += 1;
    const back = makeReturn(shop.at(seq), sold, { refundFen: 4_000 });
    const asCredit = { ...back, refunds: back.refunds.map((refund) => ({ ...refund, asStoreCredit: true })) };
    const clerk = await contextOf(await makePerson(['CLERK'], shop.store.id), { device: shop.device });
    await expect(
      completeReturn.execute(clerk, { storeId: shop.store.id, ...asCredit }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await completeReturn.execute(shop.ctx, { storeId: shop.store.id, ...asCredit });
    expect(await accountOf(customer.id)).toMatchObject({ storeCreditFen: 4_000n, receivableFen: 0n });
    const ticket = await db().ticket.findFirstOrThrow({ where: { id: back.requestId } });
    expect(ticket.customerId).toBe(customer.id);
    expect(await db().cashMovement.count({ where: { ticketId: back.requestId } })).toBe(0);
    await noDifferences();
  });

  it('money of a receipt of nobody becomes the store credit of whoever is found then, by right alone', async () => {
    const customer = await makeCustomer(shop.ctx, shop.store.id);
    const sold = await sale(null, { CASH: 2_500 });
    await book(sold);
    seq += 1;
    const back = makeReturn(shop.at(seq), sold, { refundFen: 2_500 });
    const asCredit = { ...back, refunds: back.refunds.map((refund) => ({ ...refund, asStoreCredit: true })) };
    await expect(
      completeReturn.execute(shop.ctx, { storeId: shop.store.id, ...asCredit }),
    ).rejects.toMatchObject({ code: 'TENDER_WANTS_CUSTOMER' });
    await completeReturn.execute(shop.ctx, { storeId: shop.store.id, ...asCredit, customerId: customer.id });
    expect(await accountOf(customer.id)).toMatchObject({ storeCreditFen: 2_500n, receivableFen: 0n });
    const ticket = await db().ticket.findFirstOrThrow({ where: { id: back.requestId } });
    expect(ticket.customerId).toBe(customer.id);
    expect(await db().cashMovement.count({ where: { ticketId: back.requestId } })).toBe(0);
    await noDifferences();
  });

  it('what is owed never becomes store credit beside the debt', async () => {
    const debtor = await makeDebtor(shop.ctx, shop.store.id);
    const sold = await sale(debtor.id, { ON_ACCOUNT: 1_000 });
    await book(sold);
    seq += 1;
    const back = makeReturn(shop.at(seq), sold, { refundFen: 1_000 });
    const asCredit = { ...back, refunds: back.refunds.map((refund) => ({ ...refund, asStoreCredit: true })) };
    await expect(
      completeReturn.execute(shop.ctx, { storeId: shop.store.id, ...asCredit }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(await accountOf(debtor.id)).toMatchObject({ storeCreditFen: 0n, receivableFen: 1_000n });
  });

  it('to a customer who was merged is booked for the row that goes on', async () => {
    const gone = await makeDebtor(shop.ctx, shop.store.id);
    const stays = await makeCustomer(shop.ctx, shop.store.id);
    await book(await sale(gone.id, { ON_ACCOUNT: 1_000 }));
    await db().$transaction(async (tx) => {
      await moveCredit(tx, gone.id, stays.id);
      await tx.customer.update({
        where: { id: gone.id },
        data: { mergedIntoId: stays.id, mergedAt: new Date() },
      });
    });
    const { ticketId, flags } = await book(await sale(gone.id, { ON_ACCOUNT: 500 }));
    expect(flags).toEqual([]);
    expect((await db().ticket.findFirstOrThrow({ where: { id: ticketId } })).customerId).toBe(stays.id);
    expect(await accountOf(stays.id)).toMatchObject({ receivableFen: 1_500n, limitFen: 100_000n });
    expect(await accountOf(gone.id)).toMatchObject({ receivableFen: 0n, movedToId: stays.id });
    await noDifferences();
  });
});
