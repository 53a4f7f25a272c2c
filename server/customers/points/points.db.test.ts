import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { creditFact } from '@/server/reports/books/credit-facts';
import { pointFact } from '@/server/reports/books/point-facts';
import { completeReturn } from '@/server/sales/complete-return';
import { completeSale } from '@/server/sales/complete-sale';
import { ticketDetail } from '@/server/sales/ticket-detail';
import type { TenderKindName } from '@/server/tills/payment-rules';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeCustomer } from '@/tests/factories/customers';
import { makeReturn, makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { topUp } from '../credit/top-up';
import { saveLevel } from '../members/keep-levels';
import { setCustomerLevel } from '../members/set-level';
import { setTopUpRules } from '../members/set-top-up-rules';
import { mergeCustomers } from '../merge-customers';
import { correctPoints } from './correct-points';
import { postOpeningPoints } from './open-points';
import { pointsOfCustomer } from './points-of-customer';

type Shop = Awaited<ReturnType<typeof makeCounter>>;

describe('points', () => {
  let shop: Shop;
  let other: Shop;
  let office: Awaited<ReturnType<typeof contextOf>>;
  let levelId: string;
  const seqs = new Map<string, number>();
  beforeAll(async () => {
    shop = await makeCounter(['STORE_MANAGER']);
    other = await makeCounter(['STORE_MANAGER']);
    office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
    ({ levelId } = await saveLevel.execute(office, {
      requestId: newId(),
      name: `积分${newId().slice(-8)}`,
      discountBp: 0,
      pointsMilli: 1_000,
      isDefault: false,
    }));
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
  async function member() {
    const customer = await makeCustomer(shop.ctx, shop.store.id);
    await setCustomerLevel.execute(office, { ...base(), customerId: customer.id, levelId });
    return customer;
  }
  async function rungUp(pays: Partial<Record<TenderKindName, number>>, at: Shop = shop) {
    const product = await makeProduct();
    const tenders = Object.entries(pays).map(([kind, amountFen]) => ({
      kind: kind as TenderKindName,
      amountFen: amountFen ?? 0,
    }));
    const totalFen = tenders.reduce((sum, { amountFen }) => sum + amountFen, 0);
    return makeSale(next(at), [{ product, unitPriceFen: totalFen }], { tenders });
  }
  async function sell(customerId: string, pays: Partial<Record<TenderKindName, number>>, at: Shop = shop) {
    const sale = await rungUp(pays, at);
    await completeSale(at.ctx, { storeId: at.store.id, ...sale, customerId });
    return sale;
  }
  const has = async (customerId: string) => (await pointsOfCustomer(db(), customerId)).points;
  const entriesOf = async (customerId: string) =>
    (await pointsOfCustomer(db(), customerId)).entries.map(({ kind, points, leftAfter }) => [
      kind,
      points,
      leftAfter,
    ]);
  async function noDifferences() {
    const facts = await checkBooks(db(), undefined, [creditFact, pointFact]);
    expect(facts.flatMap(({ examples }) => examples)).toEqual([]);
  }

  it('are earned by a sale to a member, once however often it is sent, and stand on its ticket', async () => {
    const customer = await member();
    const sale = await rungUp({ WECHAT: 12_399 });
    const send = () => completeSale(shop.ctx, { storeId: shop.store.id, ...sale, customerId: customer.id });
    await send();
    await send();
    await Promise.all([send(), send()]);
    expect(await entriesOf(customer.id)).toEqual([['EARNED', 123, 123]]);
    const { points } = await ticketDetail(db(), shop.store.id, sale.id, { floor: false });
    expect(points).toEqual({ earned: 123, takenBack: 0, spent: 0, givenBack: 0, left: 123 });
    await noDifferences();
  });

  it('are not earned by whoever has no level, or one that gives none', async () => {
    const customer = await makeCustomer(shop.ctx, shop.store.id);
    const sale = await sell(customer.id, { WECHAT: 10_000 });
    expect(await entriesOf(customer.id)).toEqual([]);
    const { points } = await ticketDetail(db(), shop.store.id, sale.id, { floor: false });
    expect(points).toBeNull();
  });

  it('are all there where two tills of two stores sell at once', async () => {
    const customer = await member();
    await Promise.all([
      sell(customer.id, { WECHAT: 10_000 }),
      sell(customer.id, { WECHAT: 20_000 }, other),
      sell(customer.id, { WECHAT: 30_000 }),
    ]);
    expect(await has(customer.id)).toBe(600);
    await noDifferences();
  });

  it('are earned on money paid in before, not on what the shop put on top', async () => {
    const customer = await member();
    await topUp.execute(shop.ctx, {
      ...base(),
      customerId: customer.id,
      sessionId: shop.at(1).sessionId,
      tenders: [{ kind: 'WECHAT', amountFen: 100_000 }],
      bonusFen: 10_000,
    });
    await sell(customer.id, { STORED_VALUE: 55_000, CASH: 5_000 });
    expect(await has(customer.id)).toBe(550);
    await noDifferences();
  });

  it('go with the goods, in part and whole', async () => {
    const customer = await member();
    const product = await makeProduct();
    const sale = makeSale(next(shop), [{ product, quantity: '3', unitPriceFen: 3_333 }]);
    await completeSale(shop.ctx, { storeId: shop.store.id, ...sale, customerId: customer.id });
    expect(await has(customer.id)).toBe(99);
    const giveBack = (quantity: string, refundFen: number) => ({
      storeId: shop.store.id,
      ...makeReturn(next(shop), sale, { refundFen, quantity }),
    });
    const first = giveBack('1', 3_333);
    await completeReturn.execute(shop.ctx, first);
    await completeReturn.execute(shop.ctx, first);
    expect(await has(customer.id)).toBe(66);
    await completeReturn.execute(shop.ctx, giveBack('2', 6_666));
    expect(await entriesOf(customer.id)).toEqual([
      ['TAKEN_BACK', -66, 0],
      ['TAKEN_BACK', -33, 66],
      ['EARNED', 99, 99],
    ]);
    await noDifferences();
  });

  it('go also where they are no longer there: below zero, and nothing else takes them there', async () => {
    const customer = await member();
    const sale = await sell(customer.id, { WECHAT: 10_000 });
    const correct = (points: number) =>
      correctPoints.execute(office, { ...base(), customerId: customer.id, points, reason: '换了礼品' });
    await expect(correct(-101)).rejects.toMatchObject({ code: 'POINTS_SHORT', params: { left: 100 } });
    const twice = await Promise.allSettled([correct(-80), correct(-80)]);
    expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await completeReturn.execute(shop.ctx, {
      storeId: shop.store.id,
      ...makeReturn(next(shop), sale, { refundFen: 10_000 }),
    });
    expect(await has(customer.id)).toBe(-80);
    await sell(customer.id, { WECHAT: 5_000 });
    expect(await has(customer.id)).toBe(-30);
    await expect(correct(-1)).rejects.toMatchObject({ code: 'POINTS_SHORT' });
    await noDifferences();
  });

  it('cannot be written below zero but by taking them back', async () => {
    const customer = await member();
    await sell(customer.id, { WECHAT: 1_000 });
    const forge = (kind: string) => db().$executeRaw`
      INSERT INTO point_entry (store_id, id, customer_id, kind, points, left_after, document_kind, document_id, reason, person_id, business_day, occurred_at)
      SELECT store_id, gen_random_uuid(), customer_id, ${kind}, -11, -1, 'ACT', gen_random_uuid(), 'x', person_id, business_day, occurred_at
      FROM point_entry WHERE customer_id = ${customer.id}::uuid`;
    await expect(forge('CORRECTION')).rejects.toThrow('point_entry_only_taking_back_goes_below_zero');
    await expect(forge('TAKEN_BACK')).rejects.toThrow('point_entry_kind_has_its_document');
  });

  it('are put right by head office and finance alone, with a reason', async () => {
    const customer = await member();
    const input = { ...base(), customerId: customer.id, points: 50, reason: '补积分' };
    await expect(correctPoints.execute(shop.ctx, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    for (const wrong of [{ points: 0 }, { points: 1.5 }, { points: 100_000_001 }, { reason: ' ' }])
      await expect(correctPoints.execute(office, { ...input, ...wrong })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      });
    const first = await correctPoints.execute(office, input);
    expect(await correctPoints.execute(office, input)).toEqual(first);
    expect(await has(customer.id)).toBe(50);
    await noDifferences();
  });

  it('go with the row that goes on, and a return of the other’s goods takes them there', async () => {
    const [kept, merged] = [await member(), await member()];
    const sale = await sell(merged.id, { WECHAT: 10_000 });
    await sell(kept.id, { WECHAT: 5_000 });
    await mergeCustomers.execute(office, { ...base(), keptId: kept.id, mergedId: merged.id });
    expect(await has(kept.id)).toBe(150);
    expect(await has(merged.id)).toBe(150);
    await sell(merged.id, { WECHAT: 2_000 });
    await completeReturn.execute(shop.ctx, {
      storeId: shop.store.id,
      ...makeReturn(next(shop), sale, { refundFen: 10_000 }),
    });
    expect(await has(kept.id)).toBe(70);
    await noDifferences();
  });

  it('of another program are taken over once, also for who was merged since', async () => {
    const [kept, merged] = [await makeCustomer(shop.ctx, shop.store.id), await member()];
    const sheet = (customerId: string) =>
      db().$transaction((tx) =>
        postOpeningPoints(tx, office, shop.store.id, {
          openings: [
            { customerId, points: 1_234 },
            { customerId, points: 1_234 },
          ],
          reason: '期初积分',
        }),
      );
    expect(await sheet(merged.id)).toEqual({ posted: 1 });
    expect(await sheet(merged.id)).toEqual({ posted: 0 });
    await mergeCustomers.execute(office, { ...base(), keptId: kept.id, mergedId: merged.id });
    expect(await sheet(kept.id)).toEqual({ posted: 0 });
    expect(await has(kept.id)).toBe(1_234);
    await noDifferences();
  });
});
