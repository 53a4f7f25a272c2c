import { beforeEach, describe, expect, it } from 'vitest';
import { addDays, dateToDay } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { completeReturn } from '@/server/sales/complete-return';
import { completeSale } from '@/server/sales/complete-sale';
import { addToStockDays } from '@/server/stock/add-to-stock-days';
import { adjustStock } from '@/server/stock/adjustments/adjust-stock';
import { moveBetweenZones } from '@/server/stock/moves/move-between-zones';
import { dispatchTransfer } from '@/server/transfers/dispatch-transfer';
import { requestTransfer } from '@/server/transfers/request-transfer';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeReturn, makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { asOwner } from '@/tests/helpers/database';
import { orderGoods } from '../purchase-orders/order-goods';
import { receiveGoods } from '../receiving/receive-goods';
import { listRules } from './list-rules';
import { dropRules, setRules } from './set-rules';
import { spareElsewhere, suggestOrders } from './suggest-orders';

type Context = Awaited<ReturnType<typeof contextOf>>;
let shop: Awaited<ReturnType<typeof makeCounter>>;
let storeId: string;
let manager: Context;
let supplierId: string;

beforeEach(async () => {
  shop = await makeCounter();
  storeId = shop.store.id;
  manager = await contextOf(await makePerson(['STORE_MANAGER'], storeId));
  supplierId = newId();
  await db().supplier.create({ data: { id: supplierId, code: newId(), name: '供应商' } });
});

const base = (id = storeId) => ({ storeId: id, requestId: newId() });

async function stocked(quantity: string, over: Parameters<typeof makeProduct>[0] = {}) {
  const product = await makeProduct(over);
  await receiveGoods.execute(manager, {
    ...base(),
    supplierId,
    supplierNote: newId(),
    lines: [{ productId: product.id, quantity, unitCost: '100' }],
  });
  return product;
}

let seq = 0;
async function sell(product: Parameters<typeof makeSale>[1][number]['product'], quantity: string) {
  seq += 1;
  const sale = makeSale(shop.at(seq), [{ product, quantity }]);
  await completeSale(shop.ctx, { storeId, ...sale });
  return sale;
}

const rule = (productId: string, over: Partial<Parameters<typeof setRules.execute>[1]> = {}) =>
  setRules.execute(manager, {
    ...base(),
    productIds: [productId],
    reorderPoint: '10',
    packSize: '6',
    daysOfCover: 7,
    ...over,
  });

const suggest = (filter: object = {}) => suggestOrders(db(), { storeIds: [storeId], ...filter }, new Date());

describe('a suggestion', () => {
  it('is the same from the sums of sealed days as from their entries, and old days are taken away', async () => {
    const product = await stocked('20');
    await rule(product.id);
    const sold = await sell(product, '14');
    await sell(product, '3');
    const before = await suggest();
    expect(before.rows).toHaveLength(1);
    const { businessDay } = await db().ticket.findFirstOrThrow({ where: { storeId, id: sold.id } });
    const day = dateToDay(businessDay);
    await asOwner(`INSERT INTO stock_day VALUES ($1, $2::date - 60, $3, 5), ($1, $2::date - 59, $3, 7)`, [
      storeId,
      day,
      product.id,
    ]);
    await asOwner(
      `UPDATE business_day SET state = 'SEALED', closed_at = now(), closed_by_id = $2, sealed_at = now(), sealed_by_id = $2
       WHERE store_id = $1`,
      [storeId, manager.actor.personId],
    );
    expect(await suggest()).not.toEqual(before);
    await db().$transaction((tx) => addToStockDays(tx, storeId, day));
    expect(await suggest()).toEqual(before);
    const kept = await db().stockDay.findMany({ where: { storeId }, orderBy: { day: 'asc' } });
    expect(kept.map((row) => [dateToDay(row.day), Number(row.sold)])).toEqual([
      [addDays(day, -59), 7],
      [day, 17],
    ]);
    const [stock] = await db().$transaction((tx) => checkBooks(tx));
    expect(stock?.examples.filter((example) => example.includes(`product ${product.id} on`))).toHaveLength(1);
    await asOwner('DELETE FROM stock_day WHERE store_id = $1 AND day <> $2', [storeId, day]);
    const [mended] = await db().$transaction((tx) => checkBooks(tx));
    expect(mended?.examples.filter((example) => example.includes('sales of product'))).toEqual([]);
  });

  it('goes up to the reorder point and the days of cover, in whole packs', async () => {
    const product = await stocked('20');
    await rule(product.id);
    expect((await suggest()).rows).toEqual([]);
    // 14 sold in 28 days: half a piece a day, 3.5 for a week; 6 left of 13.5 wanted.
    await sell(product, '14');
    expect(await suggest()).toMatchObject({
      total: 1,
      due: 1,
      rows: [
        {
          productId: product.id,
          pace: '0.5',
          atHand: '6',
          coming: '0',
          reorderPoint: '10',
          rule: { reorderPoint: '10', packSize: '6', supplierId: null, daysOfCover: 7 },
          due: true,
          daysLeft: '12',
          suggested: '12',
          supplierId,
          supplier: '供应商',
        },
      ],
    });
    expect((await suggest({ supplierId: newId() })).rows).toEqual([]);
    expect((await suggest({ supplierId })).rows).toHaveLength(1);
    expect((await suggest({ due: true })).rows).toHaveLength(1);
  });

  it('counts what was returned, what is broken, what is ordered and what is on its way', async () => {
    const product = await stocked('20');
    await rule(product.id, { reorderPoint: '30', packSize: '1', daysOfCover: 28 });
    const sale = await sell(product, '4');
    seq += 1;
    await completeReturn.execute(shop.ctx, {
      ...base(),
      ...makeReturn(shop.at(seq), sale, { disposition: 'DAMAGED', refundFen: 10_000 }),
    });
    // 3 a month; 30 + 3 wanted, 16 at hand, the broken one does not count.
    expect((await suggest()).rows[0]).toMatchObject({ atHand: '16', suggested: '17' });
    const order = await orderGoods.execute(manager, {
      ...base(),
      supplierId,
      note: '',
      lines: [{ productId: product.id, quantity: '5' }],
    });
    expect((await suggest()).rows[0]).toMatchObject({ coming: '5', suggested: '12' });
    const other = await makeStore();
    const there = await contextOf(await makePerson(['STORE_MANAGER'], other.id));
    await requestTransfer.execute(manager, {
      ...base(),
      fromStoreId: other.id,
      lines: [{ productId: product.id, quantity: '2' }],
    });
    await dispatchTransfer.execute(there, {
      ...base(other.id),
      toStoreId: storeId,
      lines: [{ productId: product.id, quantity: '1' }],
    });
    expect((await suggest()).rows[0]).toMatchObject({ coming: '8', suggested: '9' });
    await db().purchaseOrder.update({
      where: { storeId_id: { storeId, id: order.orderId } },
      data: { cancelledAt: new Date(), cancelledById: newId(), endReason: '不要了' },
    });
    expect((await suggest()).rows[0]).toMatchObject({ coming: '3', suggested: '14' });
    // Into 残次区: it cannot be sold.
    await moveBetweenZones.execute(manager, {
      ...base(),
      lines: [{ productId: product.id, quantity: '1', toZoneId: shop.store.zones.damaged.id }],
    });
    expect((await suggest()).rows[0]).toMatchObject({ atHand: '15', suggested: '15' });
  });

  it('comes without a rule from the pace alone, and most urgent first, page by page', async () => {
    const products = [];
    for (let one = 0; one < 52; one += 1) products.push(await stocked('3'));
    for (const product of products) await sell(product, '1');
    const [first] = products;
    if (!first) throw new Error('products');
    await sell(first, '2');
    const page = await suggest();
    expect(page.rows[0]).toMatchObject({ productId: first.id, rule: null, daysLeft: '0', suggested: '2' });
    expect(page).toMatchObject({ total: 1, rows: { length: 1 } });
    for (const product of products.slice(1)) await sell(product, '2');
    const full = await suggest();
    expect(full).toMatchObject({ total: 52, rows: { length: 50 } });
    const rest = await suggest({ cursor: full.nextCursor });
    expect(rest.rows).toHaveLength(2);
    const seen = new Set([...full.rows, ...rest.rows].map(({ productId }) => productId));
    expect(seen.size).toBe(52);
  });

  it('names the stores that hold more than they need', async () => {
    const product = await stocked('1');
    const other = await makeStore();
    const there = await contextOf(await makePerson(['STORE_MANAGER'], other.id));
    await adjustStock.execute(there, {
      ...base(other.id),
      reason: 'FOUND',
      lines: [{ productId: product.id, quantity: '9' }],
    });
    await setRules.execute(there, { ...base(other.id), productIds: [product.id], reorderPoint: '4' });
    expect(await spareElsewhere(db(), storeId, [product.id], new Date())).toEqual([
      { productId: product.id, storeId: other.id, store: other.name, spare: '5' },
    ]);
    expect(await spareElsewhere(db(), other.id, [product.id], new Date())).toMatchObject([
      { storeId, spare: '1' },
    ]);
    expect(await spareElsewhere(db(), storeId, [], new Date())).toEqual([]);
  });
});

describe('a rule', () => {
  it('is set for some products or a category, changed, and taken away', async () => {
    const product = await stocked('1');
    const category = await db().category.create({ data: { id: newId(), name: newId() } });
    const inCategory = await stocked('1');
    // Of the category, but never in this store.
    const elsewhere = await makeProduct();
    for (const { id } of [inCategory, elsewhere])
      await db().product.update({ where: { id }, data: { categoryId: category.id } });
    const byCategory = { productIds: undefined, categoryId: category.id };
    expect(await rule(product.id, byCategory)).toEqual({ products: 1 });
    const request = { requestId: newId() };
    const first = await rule(product.id, { ...request, supplierId });
    expect(await rule(product.id, { ...request, supplierId })).toEqual(first);
    expect(await db().auditEntry.count({ where: { requestId: request.requestId } })).toBe(1);
    const both = await Promise.all([
      rule(product.id, { reorderPoint: '3' }),
      rule(product.id, { reorderPoint: '3' }),
    ]);
    expect(both).toHaveLength(2);
    const { rows } = await listRules(db(), { storeId });
    expect(rows.map((row) => row.productId).sort()).toEqual([product.id, inCategory.id].sort());
    expect(rows.find((row) => row.productId === product.id)).toMatchObject({
      reorderPoint: '3',
      packSize: '6',
    });
    expect(await dropRules.execute(manager, { ...base(), productIds: [product.id] })).toEqual({
      products: 1,
    });
    expect((await listRules(db(), { storeId })).rows).toHaveLength(1);
  });

  it('is refused without the right, for unknown goods and suppliers, and for half pieces', async () => {
    const product = await stocked('1');
    const clerk = await contextOf(await makePerson(['CLERK'], storeId));
    const input = { ...base(), productIds: [product.id], reorderPoint: '1' };
    await expect(setRules.execute(clerk, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(dropRules.execute(clerk, { ...base(), productIds: [product.id] })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const stranger = await contextOf(await makePerson(['STORE_MANAGER'], (await makeStore()).id));
    await expect(setRules.execute(stranger, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(rule(newId())).rejects.toMatchObject({ code: 'NOT_FOUND', params: { noun: 'product' } });
    await expect(rule(product.id, { supplierId: newId() })).rejects.toMatchObject({
      params: { noun: 'supplier' },
    });
    await expect(rule(product.id, { packSize: '1.5' })).rejects.toMatchObject({ code: 'QUANTITY_TOO_FINE' });
    await expect(rule(product.id, { categoryId: newId() })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(rule(product.id, { packSize: '0' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});
