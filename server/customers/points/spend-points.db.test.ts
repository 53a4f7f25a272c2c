// Long because: what is sold, refused, returned and merged is proven by one rule against one set of books.
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { creditFact } from '@/server/reports/books/credit-facts';
import { pointFact } from '@/server/reports/books/point-facts';
import { returnFact, ticketFact } from '@/server/reports/books/ticket-facts';
import { completeReturn } from '@/server/sales/complete-return';
import { completeSale } from '@/server/sales/complete-sale';
import { ticketDetail } from '@/server/sales/ticket-detail';
import { SLIP_KINDS, type TenderKindName } from '@/server/tills/payment-rules';
import { sessionReport } from '@/server/tills/session-report';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeCustomer } from '@/tests/factories/customers';
import { makeReturn, makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { creditStatement } from '../credit/credit-statement';
import { knownCredit } from '../credit/known-credit';
import { repay } from '../credit/repay';
import { topUp } from '../credit/top-up';
import { eraseCustomer } from '../erase-customer';
import { saveLevel } from '../members/keep-levels';
import { setCustomerLevel } from '../members/set-level';
import { mergeCustomers } from '../merge-customers';
import { correctPoints } from './correct-points';
import { pointsOfCustomer } from './points-of-customer';
import { pointsRule } from './points-rule';
import { setPointsRule } from './set-points-rule';

type Shop = Awaited<ReturnType<typeof makeCounter>>;
type Pays = Partial<Record<TenderKindName, number>>;

describe('points at the counter', () => {
  let shop: Shop;
  let other: Shop;
  let office: Awaited<ReturnType<typeof contextOf>>;
  let levelId: string;
  let ruleId: string;
  const seqs = new Map<string, number>();
  /** 20 points a yuan: one pays five fen. At least 100, at most half of the ticket. */
  const RULE = { pointsPerYuan: 20, leastPoints: 100, mostBp: 5_000 };

  const setRule = async (rule: { pointsPerYuan: number | null; leastPoints: number; mostBp: number }) =>
    (await setPointsRule.execute({ ...office, now: new Date() }, { requestId: newId(), ...rule })).ruleId;
  beforeAll(async () => {
    shop = await makeCounter(['STORE_MANAGER']);
    other = await makeCounter(['STORE_MANAGER']);
    office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
    ({ levelId } = await saveLevel.execute(office, {
      requestId: newId(),
      name: `抵扣${newId().slice(-8)}`,
      discountBp: 0,
      pointsMilli: 1_000,
      isDefault: false,
    }));
    ruleId = await setRule(RULE);
  });

  const base = (at: Shop = shop) => ({ storeId: at.store.id, requestId: newId() });
  const next = (at: Shop) => {
    const seq = (seqs.get(at.store.id) ?? 0) + 1;
    seqs.set(at.store.id, seq);
    return at.at(seq);
  };
  /** With so many points; without a level they earn none. */
  async function member(points: number, { earns = false } = {}) {
    const customer = await makeCustomer(shop.ctx, shop.store.id);
    if (earns) await setCustomerLevel.execute(office, { ...base(), customerId: customer.id, levelId });
    if (points > 0)
      await correctPoints.execute(office, { ...base(), customerId: customer.id, points, reason: '补登' });
    return customer;
  }
  async function rungUp(
    pays: Pays,
    { at = shop, spent, by = ruleId, occurredAt, quantity = '1' }: Told = {},
  ) {
    const product = await makeProduct();
    const tenders = Object.entries(pays).map(([kind, amountFen = 0]) => ({
      kind: kind as TenderKindName,
      amountFen,
      ...(kind === 'POINTS' ? { points: { ruleId: by, spent: spent ?? amountFen / 5 } } : {}),
    }));
    const totalFen = tenders.reduce((sum, { amountFen }) => sum + amountFen, 0);
    const place = { ...next(at), ...(occurredAt ? { occurredAt } : {}) };
    return makeSale(place, [{ product, quantity, unitPriceFen: totalFen / Number(quantity) }], { tenders });
  }
  interface Told {
    at?: Shop;
    spent?: number;
    by?: string;
    occurredAt?: Date;
    quantity?: string;
  }
  async function sell(customerId: string, pays: Pays, told: Told = {}) {
    const sale = await rungUp(pays, told);
    const at = told.at ?? shop;
    const { flags } = await completeSale(at.ctx, { storeId: at.store.id, ...sale, customerId });
    return { ...sale, flags };
  }
  const giveBack = (
    sale: Awaited<ReturnType<typeof sell>>,
    of: { quantity?: string; refundFen: number },
    refunds: Partial<Record<TenderKindName, number>>,
  ) =>
    completeReturn.execute(shop.ctx, {
      storeId: shop.store.id,
      ...makeReturn(next(shop), sale, of),
      refunds: Object.entries(refunds).map(([kind, amountFen = 0]) => ({
        id: newId(),
        refundsTenderId: sale.tenders.find((tender) => tender.kind === kind)?.id ?? '',
        amountFen,
      })),
    });
  async function has(customerId: string) {
    const row = await db().creditAccount.findUniqueOrThrow({ where: { customerId } });
    return {
      points: Number(row.points),
      owes: Number(row.receivableFen),
      credit: Number(row.storeCreditFen),
    };
  }
  const entriesOf = async (customerId: string) =>
    (await pointsOfCustomer(db(), customerId)).entries.map(({ kind, points, leftAfter }) => [
      kind,
      points,
      leftAfter,
    ]);
  async function noDifferences() {
    const facts = await checkBooks(db(), undefined, [creditFact, pointFact, ticketFact, returnFact]);
    expect(facts.flatMap(({ examples }) => examples)).toEqual([]);
  }

  it('pay part of a sale, which earns on the rest alone, once however often it is sent', async () => {
    const customer = await member(1_000, { earns: true });
    const sale = await rungUp({ POINTS: 2_500, WECHAT: 7_599 });
    const send = () => completeSale(shop.ctx, { storeId: shop.store.id, ...sale, customerId: customer.id });
    expect((await send()).flags).toEqual([]);
    await send();
    await Promise.all([send(), send()]);
    expect(await entriesOf(customer.id)).toEqual([
      ['EARNED', 75, 575],
      ['SPENT', -500, 500],
      ['CORRECTION', 1_000, 1_000],
    ]);
    const { entries } = await pointsOfCustomer(db(), customer.id);
    expect(entries.map(({ receipt }) => receipt)).toEqual([sale.number, sale.number, null]);
    const { points } = await ticketDetail(db(), shop.store.id, sale.id, { floor: false });
    expect(points).toEqual({ earned: 75, takenBack: 0, spent: 500, givenBack: 0, left: 575 });
    await noDifferences();
  });

  it('are in no drawer and on no slip', async () => {
    const at = await makeCounter(['STORE_MANAGER']);
    const customer = await member(1_000);
    await sell(customer.id, { POINTS: 2_500, CASH: 2_500 }, { at });
    const report = await sessionReport(db(), at.store.id, at.at(1).sessionId, { cash: true });
    expect(report.cash.find(({ kind }) => kind === 'SALE')).toMatchObject({ amountFen: 2_500 });
    const paidBy = Object.fromEntries(report.tenders.map(({ kind, sales }) => [kind, sales.amountFen]));
    expect(paidBy).toEqual({ POINTS: 2_500 });
    expect(SLIP_KINDS).not.toContain('POINTS');
  });

  it('are refused where they are not what they come to, too few, or too much of the ticket', async () => {
    const customer = await member(10_000);
    await expect(sell(customer.id, { POINTS: 5_005, WECHAT: 5_000 })).rejects.toMatchObject({
      code: 'POINTS_TOO_MANY',
      params: { most: '50.00' },
    });
    await expect(sell(customer.id, { POINTS: 495, WECHAT: 9_505 })).rejects.toMatchObject({
      code: 'POINTS_TOO_FEW',
      params: { least: 100 },
    });
    await expect(sell(customer.id, { POINTS: 1_000, WECHAT: 9_000 }, { spent: 199 })).rejects.toMatchObject({
      code: 'POINTS_WORTH_DIFFERS',
    });
    await expect(sell(customer.id, { POINTS: 1_000, WECHAT: 9_000 }, { by: newId() })).rejects.toMatchObject({
      code: 'POINTS_NOT_TAKEN',
    });
    const product = await makeProduct();
    const nobody = makeSale(next(shop), [{ product }], { tenders: [{ kind: 'POINTS', amountFen: 10_000 }] });
    await expect(completeSale(shop.ctx, { storeId: shop.store.id, ...nobody })).rejects.toMatchObject({
      code: 'TENDER_WANTS_CUSTOMER',
    });
    expect(await has(customer.id)).toEqual({ points: 10_000, owes: 0, credit: 0 });
  });

  it('are taken by the rule that holds where a manager books a ticket anew without saying which', async () => {
    const customer = await member(1_000);
    const sale = await rungUp({ POINTS: 1_000, WECHAT: 1_000 });
    const tenders = sale.tenders.map(({ points: _, ...tender }) => tender);
    await completeSale(shop.ctx, { storeId: shop.store.id, ...sale, tenders, customerId: customer.id });
    expect(await has(customer.id)).toEqual({ points: 800, owes: 0, credit: 0 });
    await noDifferences();
  });

  it('that are not there are owed: never below zero, and a return takes that off first', async () => {
    const customer = await member(303);
    const sale = await sell(customer.id, { POINTS: 5_000, WECHAT: 5_000 }, { quantity: '2' });
    expect(sale.flags).toEqual(['POINTS_SHORT']);
    expect(await has(customer.id)).toEqual({ points: 0, owes: 3_485, credit: 0 });
    await noDifferences();
    await giveBack(sale, { refundFen: 5_000, quantity: '1' }, { POINTS: 5_000 });
    expect(await has(customer.id)).toEqual({ points: 303, owes: 0, credit: 0 });
    await noDifferences();
  });

  it('that were not there and were paid since come back as store credit, never as points or money', async () => {
    const customer = await member(300);
    const sale = await sell(customer.id, { POINTS: 5_000, WECHAT: 5_000 });
    await repay.execute(shop.ctx, {
      ...base(),
      customerId: customer.id,
      sessionId: shop.at(1).sessionId,
      tenders: [{ kind: 'CASH', amountFen: 3_500 }],
    });
    await giveBack(sale, { refundFen: 10_000 }, { POINTS: 5_000, WECHAT: 5_000 });
    expect(await has(customer.id)).toEqual({ points: 300, owes: 0, credit: 3_500 });
    await noDifferences();
  });

  it('are spent once where two tills spend the last of them at once', async () => {
    const customer = await member(1_000);
    const sales = await Promise.all([
      sell(customer.id, { POINTS: 5_000, WECHAT: 5_000 }),
      sell(customer.id, { POINTS: 5_000, WECHAT: 5_000 }, { at: other }),
    ]);
    expect(sales.map(({ flags }) => flags.includes('POINTS_SHORT')).toSorted()).toEqual([false, true]);
    expect(await has(customer.id)).toEqual({ points: 0, owes: 5_000, credit: 0 });
    await noDifferences();
  });

  it('come back in proportion, to the last point and never more', async () => {
    const customer = await member(1_000, { earns: true });
    const sale = await sell(customer.id, { POINTS: 5_000, WECHAT: 5_002 }, { quantity: '3' });
    expect(await has(customer.id)).toMatchObject({ points: 50 });
    const first = await giveBack(sale, { refundFen: 3_334, quantity: '1' }, { POINTS: 3_334 });
    // 3334 fen are 666 points and 4 fen, which wait for the next.
    expect(await entriesOf(customer.id)).toEqual([
      ['TAKEN_BACK', -17, 699],
      ['GIVEN_BACK', 666, 716],
      ['EARNED', 50, 50],
      ['SPENT', -1_000, 0],
      ['CORRECTION', 1_000, 1_000],
    ]);
    const { points } = await ticketDetail(db(), shop.store.id, first.ticketId, { floor: false });
    expect(points).toEqual({ earned: 0, takenBack: 17, spent: 0, givenBack: 666, left: 699 });
    await expect(
      giveBack(sale, { refundFen: 6_668, quantity: '2' }, { POINTS: 6_668 }),
    ).rejects.toMatchObject({ code: 'REFUND_EXCEEDS_TENDER' });
    await giveBack(sale, { refundFen: 3_334, quantity: '1' }, { POINTS: 3, WECHAT: 3_331 });
    await noDifferences();
    await giveBack(sale, { refundFen: 3_334, quantity: '1' }, { POINTS: 1_663, WECHAT: 1_671 });
    expect(await has(customer.id)).toEqual({ points: 1_000, owes: 0, credit: 0 });
    await noDifferences();
  });

  it('are not turned into store credit by a return', async () => {
    const customer = await member(1_000);
    const sale = await sell(customer.id, { POINTS: 5_000, WECHAT: 5_000 });
    const back = makeReturn(next(shop), sale, { refundFen: 10_000 });
    await expect(
      completeReturn.execute(shop.ctx, {
        storeId: shop.store.id,
        ...back,
        refunds: sale.tenders.map(({ id, amountFen }) => ({
          id: newId(),
          refundsTenderId: id,
          amountFen,
          asStoreCredit: true,
        })),
      }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('are taken by the rule the tablet had; one that was over is marked, one that held then is not', async () => {
    const customer = await member(10_000);
    const before = new Date();
    await new Promise((done) => setTimeout(done, 20));
    const dearer = await setRule({ pointsPerYuan: 50, leastPoints: 1, mostBp: 1_000 });
    const by = { by: ruleId, occurredAt: before };
    expect((await sell(customer.id, { POINTS: 5_000, WECHAT: 5_000 }, by)).flags).toEqual([]);
    const late = await sell(customer.id, { POINTS: 5_000, WECHAT: 5_000 });
    expect(late.flags).toEqual(['POINTS_RULE_OLD']);
    const now = await sell(customer.id, { POINTS: 1_000, WECHAT: 9_000 }, { by: dearer, spent: 500 });
    expect(now.flags).toEqual([]);
    expect(await has(customer.id)).toMatchObject({ points: 10_000 - 1_000 - 1_000 - 500 });
    await setRule({ pointsPerYuan: null, leastPoints: 1, mostBp: 1_000 });
    expect(await pointsRule(db())).toBeNull();
    const sale = await rungUp({ POINTS: 1_000, WECHAT: 9_000 });
    const tenders = sale.tenders.map(({ points: _, ...tender }) => tender);
    await expect(
      completeSale(shop.ctx, { storeId: shop.store.id, ...sale, tenders, customerId: customer.id }),
    ).rejects.toMatchObject({ code: 'POINTS_NOT_TAKEN' });
    await noDifferences();
    ruleId = await setRule(RULE);
  });

  it('have a rule that head office alone sets, and that stays as it was said', async () => {
    const input = { requestId: newId(), ...RULE };
    await expect(setPointsRule.execute(shop.ctx, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    for (const wrong of [
      { pointsPerYuan: 0 },
      { pointsPerYuan: 1.5 },
      { leastPoints: 0 },
      { mostBp: 10_001 },
    ])
      await expect(setPointsRule.execute(office, { ...input, ...wrong })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      });
    await expect(db().$executeRaw`UPDATE point_rule SET most_bp = 1`).rejects.toThrow('append-only');
    const numbers = await db().pointRule.findMany({ select: { number: true }, orderBy: { number: 'asc' } });
    expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, place) => place + 1));
  });

  it('cannot be written below zero, or as another worth than their rule’s', async () => {
    const customer = await member(500);
    const sale = await sell(customer.id, { POINTS: 2_500, WECHAT: 2_500 });
    const forge = (points: number, leftAfter: number, fen: number, kind = 'SPENT') => db().$executeRaw`
      INSERT INTO point_entry (store_id, id, customer_id, kind, points, left_after, base_fen, rate_milli, document_kind, document_id, person_id,
        business_day, occurred_at)
      SELECT store_id, gen_random_uuid(), customer_id, ${kind}, ${points}, ${leftAfter}, ${fen}, CASE ${kind} WHEN 'SPENT' THEN rate_milli END,
        'TICKET', gen_random_uuid(), person_id, business_day, occurred_at
      FROM point_entry WHERE document_id = ${sale.id}::uuid AND kind = 'SPENT'`;
    await expect(forge(-100, -100, 500)).rejects.toThrow('point_entry_only_taking_back_goes_below_zero');
    await expect(forge(-100, 0, 501)).rejects.toThrow('point_entry_earned_says_on_what');
    await expect(forge(100, 0, 500)).rejects.toThrow('point_entry_');
    await expect(forge(-1, 0, 500, 'GIVEN_BACK')).rejects.toThrow('point_entry_sign_follows_its_kind');
    await expect(forge(-100, 0, 500, 'TAKEN_BACK')).rejects.toThrow('point_entry_earned_says_on_what');
  });

  it('go with the row that goes on, and a return of the other’s goods gives them back there', async () => {
    const [kept, merged] = [await member(200), await member(1_000)];
    const sale = await sell(merged.id, { POINTS: 5_000, WECHAT: 5_000 });
    await mergeCustomers.execute(office, { ...base(), keptId: kept.id, mergedId: merged.id });
    await sell(merged.id, { POINTS: 500, WECHAT: 500 });
    expect(await has(kept.id)).toMatchObject({ points: 100 });
    await giveBack(sale, { refundFen: 10_000 }, { POINTS: 5_000, WECHAT: 5_000 });
    expect(await has(kept.id)).toMatchObject({ points: 1_100 });
    await noDifferences();
  });

  it('stay in the books of somebody who is forgotten', async () => {
    const customer = await member(1_000);
    await sell(customer.id, { POINTS: 5_000, WECHAT: 5_000 });
    const { code } = await db().customer.findUniqueOrThrow({ where: { id: customer.id } });
    const stepped = await contextOf(await makePerson(['HEAD_OFFICE'], null));
    await eraseCustomer.execute(stepped, { requestId: newId(), customerId: customer.id, confirm: code });
    await noDifferences();
  });

  it('are known to a tablet where they are enough to pay with', async () => {
    const [enough, few] = [await member(100), await member(99)];
    const { standings } = await knownCredit(db(), { storeId: shop.store.id, after: null });
    const known = new Map(standings.map(({ customerId, points }) => [customerId, points]));
    expect(known.get(enough.id)).toBe(100);
    expect(known.has(few.id)).toBe(false);
  });

  it('a sale paid by stored value says what is left of it, and so does its return', async () => {
    const customer = await member(0);
    await topUp.execute(shop.ctx, {
      ...base(),
      customerId: customer.id,
      sessionId: shop.at(1).sessionId,
      tenders: [{ kind: 'WECHAT', amountFen: 50_000 }],
      bonusFen: 0,
    });
    const sale = await sell(customer.id, { STORED_VALUE: 10_000 });
    await sell(customer.id, { STORED_VALUE: 5_000 });
    const leftAfter = async (id: string) =>
      (await ticketDetail(db(), shop.store.id, id, { floor: false })).storedLeftFen;
    const { lines } = await creditStatement(db(), {
      customerId: customer.id,
      from: '2020-01-01',
      to: '2199-12-31',
    });
    expect(lines.find(({ documentId }) => documentId === sale.id)?.receipt).toBe(sale.number);
    expect(lines.find(({ kind }) => kind === 'TOP_UP')?.receipt).toBeNull();
    expect(await leftAfter(sale.id)).toBe(40_000);
    const { ticketId } = await giveBack(sale, { refundFen: 10_000 }, { STORED_VALUE: 10_000 });
    expect(await leftAfter(ticketId)).toBe(45_000);
    expect(await leftAfter((await sell(customer.id, { WECHAT: 1_000 })).id)).toBeNull();
  });
});
