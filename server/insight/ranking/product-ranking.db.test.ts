import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, businessDayOf } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { receiveGoods } from '@/server/purchasing/receiving/receive-goods';
import { addToSalesDays } from '@/server/sales/add-to-sales-days';
import { completeReturn } from '@/server/sales/complete-return';
import { completeSale } from '@/server/sales/complete-sale';
import { listTickets } from '@/server/sales/list-tickets';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeReturn, makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { asOwner } from '@/tests/helpers/database';
import { monthAnalysis } from '../analysis/month-analysis';
import { productRanking, type RankingAsked } from './product-ranking';

describe('goods by what they sold', () => {
  let shop: Awaited<ReturnType<typeof makeCounter>>;
  let lamp: Awaited<ReturnType<typeof makeProduct>>;
  let cup: typeof lamp;
  let sofa: typeof lamp;
  let day: string;
  const categoryId = newId();

  beforeAll(async () => {
    shop = await makeCounter();
    const make = (listPriceFen: number, taxRateBp = 1_300) => makeProduct({ listPriceFen, taxRateBp });
    [lamp, cup, sofa] = [await make(60_000), await make(1_000, 600), await make(300_000)];
    await db().category.create({ data: { id: categoryId, name: '灯' } });
    await db().product.updateMany({ where: { id: lamp.id }, data: { categoryId, brand: '光年' } });
    const supplierId = newId();
    await db().supplier.create({ data: { id: supplierId, code: newId(), name: '供应商' } });
    const keeper = await contextOf(await makePerson(['STOCK_KEEPER'], shop.store.id));
    await receiveGoods.execute(keeper, {
      storeId: shop.store.id,
      requestId: newId(),
      supplierId,
      supplierNote: newId(),
      lines: [
        { productId: lamp.id, quantity: '10', unitCost: '20000' },
        { productId: cup.id, quantity: '100', unitCost: '900' },
        { productId: sofa.id, quantity: '2', unitCost: '290000' },
      ],
    });
    const sell = (seq: number, lines: Parameters<typeof makeSale>[1]) =>
      completeSale(shop.ctx, { storeId: shop.store.id, ...makeSale(shop.at(seq), lines) });
    await sell(1, [{ product: lamp, quantity: '2' }]);
    await sell(2, [{ product: cup, quantity: '50' }]);
    await sell(3, [{ product: sofa, quantity: '1' }]);
    day = businessDayOf(new Date(), shop.store.timeZone, shop.store.dayStartMinute);
  });

  const ranked = (over: Partial<RankingAsked> = {}, seesCost = true) =>
    productRanking(
      db(),
      { storeIds: [shop.store.id], from: addDays(day, -30), to: day, by: 'amount', order: 'best', ...over },
      { seesCost, now: new Date() },
    );
  const codes = async (over: Partial<RankingAsked> = {}, seesCost = true) =>
    (await ranked(over, seesCost)).map(({ productId }) => productId);

  it('ranks by amount, by pieces and by what was left, best or worst first', async () => {
    expect(await codes()).toEqual([sofa.id, lamp.id, cup.id]);
    expect(await codes({ order: 'worst' })).toEqual([cup.id, lamp.id, sofa.id]);
    expect(await codes({ by: 'pieces' })).toEqual([cup.id, lamp.id, sofa.id]);
    expect(await codes({ by: 'margin' })).toEqual([lamp.id, sofa.id, cup.id]);
    expect(await codes({ category: categoryId })).toEqual([lamp.id]);
    expect(await codes({ category: 'none', brand: 'none' })).toEqual([sofa.id, cup.id]);
    expect(await codes({ from: addDays(day, -3), to: addDays(day, -1) })).toEqual([]);
  });

  it('says cost and margin to whoever may see them, and ranks by neither for the others', async () => {
    expect((await ranked())[1]).toMatchObject({ netFen: 120_000, costFen: 40_000, marginFen: 80_000 });
    const [first] = await ranked({ by: 'margin' }, false);
    expect(first).toMatchObject({ productId: sofa.id, costFen: null, marginFen: null });
  });

  it('refuses a period the wrong way round and one that is too long', async () => {
    await expect(ranked({ from: day, to: addDays(day, -1) })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await expect(ranked({ from: addDays(day, -400) })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('says the same once the day is sealed, and so does the tax by rate', async () => {
    const taxes = async () => (await monthAnalysis(db(), [shop.store.id], day.slice(0, 7), new Date())).taxes;
    const [open, taxed] = [await ranked({}, false), await taxes()];
    expect(taxed).toEqual([
      { taxRateBp: 1_300, netFen: 420_000, taxFen: 13_805 + 34_513 },
      { taxRateBp: 600, netFen: 50_000, taxFen: 2_830 },
    ]);
    await db().$transaction((tx) => addToSalesDays(tx, shop.store.id, day));
    await asOwner(
      `UPDATE business_day SET state = 'SEALED', closed_at = now(), closed_by_id = $2, sealed_at = now(), sealed_by_id = $2
       WHERE store_id = $1`,
      [shop.store.id, shop.ctx.actor.personId],
    );
    expect(await ranked({}, false)).toEqual(open);
    expect(await taxes()).toEqual(taxed);
  });
});

it('weighs what waits for its customer by what the same goods cost that went out; where none did, there is no margin', async () => {
  const shop = await makeCounter();
  const [bed, mattress] = [
    await makeProduct({ listPriceFen: 100_000 }),
    await makeProduct({ listPriceFen: 50_000 }),
  ];
  const supplierId = newId();
  await db().supplier.create({ data: { id: supplierId, code: newId(), name: '供应商' } });
  await receiveGoods.execute(await contextOf(await makePerson(['STOCK_KEEPER'], shop.store.id)), {
    storeId: shop.store.id,
    requestId: newId(),
    supplierId,
    supplierNote: newId(),
    lines: [bed, mattress].map(({ id }) => ({ productId: id, quantity: '10', unitCost: '30000' })),
  });
  const sell = (seq: number, lines: Parameters<typeof makeSale>[1]) =>
    completeSale(shop.ctx, { storeId: shop.store.id, ...makeSale(shop.at(seq), lines) });
  await sell(1, [{ product: bed, quantity: '1' }]);
  await sell(2, [
    { product: bed, quantity: '3', handover: 'LATER' },
    { product: mattress, quantity: '2', handover: 'LATER' },
  ]);
  const day = businessDayOf(new Date(), shop.store.timeZone, shop.store.dayStartMinute);
  const asked = { storeIds: [shop.store.id], from: day, to: day, by: 'margin', order: 'best' } as const;
  const rows = await productRanking(db(), asked, { seesCost: true, now: new Date() });
  expect(rows).toMatchObject([
    { productId: bed.id, quantity: '4', netFen: 400_000, costFen: 120_000, marginFen: 280_000 },
    { productId: mattress.id, quantity: '2', netFen: 100_000, costFen: null, marginFen: null },
  ]);
});

describe('receipts by how they came about', () => {
  it('lists what was sold below the floor', async () => {
    const shop = await makeCounter();
    const product = await makeProduct({ listPriceFen: 10_000, floorPriceFen: 9_000 });
    const sale = (seq: number, fen: number) =>
      completeSale(shop.ctx, {
        storeId: shop.store.id,
        ...makeSale(shop.at(seq), [{ product, discount: { kind: 'amount', fen } }]),
      });
    await sale(1, 500);
    const low = await sale(2, 2_000);
    const marked = async (mark: 'belowFloor' | 'unapprovedReturn') =>
      (await listTickets(db(), { storeIds: [shop.store.id], mark })).tickets.map(({ number }) => number);
    expect(await marked('belowFloor')).toEqual([low.number]);
    expect(await marked('unapprovedReturn')).toEqual([]);
  });

  it('lists what a clerk took back without a manager, and not what a manager took back', async () => {
    const takenBack = async (roles: Parameters<typeof makeCounter>[0]) => {
      const shop = await makeCounter(roles);
      const product = await makeProduct({ listPriceFen: 10_000 });
      const sale = makeSale(shop.at(1), [{ product }]);
      await completeSale(shop.ctx, { storeId: shop.store.id, ...sale });
      const back = makeReturn(shop.at(2), sale, { refundFen: 10_000 });
      await completeReturn.execute(shop.ctx, { storeId: shop.store.id, ...back });
      const asked = { storeIds: [shop.store.id], mark: 'unapprovedReturn' } as const;
      return (await listTickets(db(), asked)).tickets.length;
    };
    expect(await takenBack(['CLERK'])).toBe(1);
    expect(await takenBack(['STORE_MANAGER'])).toBe(0);
  });
});
