import { beforeAll, describe, expect, it } from 'vitest';
import { TEMPORARY_ITEM_ID } from '@/lib/temporary-item';
import { saveProduct } from '@/server/catalog/save-product';
import { readOpenItems } from '@/server/open-items/read-open-items';
import { settleTemporary } from '@/server/open-items/settle-temporary';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { fenOf } from '@/server/platform/numbers';
import { checkBooks } from '@/server/reports/books/check-books';
import { adjustStock } from '@/server/stock/adjustments/adjust-stock';
import { editStore } from '@/server/stores/edit-store';
import { storeDetails } from '@/server/stores/queries';
import { forgetStoreSettings, storeSettings } from '@/server/stores/store-settings';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeReturn, makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { completeReturn } from './complete-return';
import { completeSale } from './complete-sale';
import { listOpenTemporary } from './temporary-items';
import { ticketDetail } from './ticket-detail';

const TEMPORARY = { id: TEMPORARY_ITEM_ID, listPriceFen: 8_800n, taxRateBp: 900 };

describe('services and temporary items', () => {
  let shop: Awaited<ReturnType<typeof makeCounter>>;
  let seq = 0;
  const at = () => {
    seq += 1;
    return shop.at(seq);
  };
  const storeId = () => shop.store.id;
  const sell = (sale: Parameters<typeof completeSale>[1] extends infer In ? Omit<In, 'storeId'> : never) =>
    completeSale(shop.ctx, { storeId: storeId(), ...sale } as Parameters<typeof completeSale>[1]);
  const entriesOf = (productId: string) =>
    db().stockEntry.count({ where: { storeId: storeId(), productId } });
  beforeAll(async () => {
    shop = await makeCounter();
  });

  it('a service is sold and comes back without any stock, also one that was to be picked up', async () => {
    const fitting = await makeProduct({ kind: 'SERVICE', listPriceFen: 6_000 });
    const lamp = await makeProduct();
    const sold = makeSale(at(), [{ product: fitting, handover: 'LATER' }, { product: lamp }]);
    expect(await sell(sold)).toMatchObject({ flags: [] });
    expect([await entriesOf(fitting.id), await entriesOf(lamp.id)]).toEqual([0, 1]);
    const ticket = await ticketDetail(db(), storeId(), sold.id, { floor: false });
    expect(ticket.lines[0]).toMatchObject({ handover: 'NOW', awaiting: '0' });
    await completeReturn.execute(shop.ctx, {
      storeId: storeId(),
      ...makeReturn(at(), sold, { refundFen: 6_000 }),
    });
    expect(await entriesOf(fitting.id)).toBe(0);
    const known = await db().stockLevel.count({ where: { storeId: storeId(), productId: fitting.id } });
    expect(known).toBe(0);
  });

  it('no document moves a stock of a service, and what a product is stays so', async () => {
    const fitting = await makeProduct({ kind: 'SERVICE' });
    const keeper = await contextOf(await makePerson(['STOCK_KEEPER', 'STORE_MANAGER'], storeId()));
    const zone = await db().zone.findFirstOrThrow({ where: { storeId: storeId(), kind: 'UNZONED' } });
    await expect(
      adjustStock.execute(keeper, {
        requestId: newId(),
        storeId: storeId(),
        reason: 'DAMAGE',
        lines: [{ productId: fitting.id, zoneId: zone.id, quantity: '-1' }],
      }),
    ).rejects.toMatchObject({ code: 'NOT_STOCKED' });
    const office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
    const facts = {
      name: '上门安装',
      unit: '次',
      decimals: 0,
      categoryName: null,
      listPriceFen: 5_000,
      floorPriceFen: null,
      cost: null,
      taxRateBp: 600,
      barcodes: [],
      active: true,
    };
    const made = await saveProduct.execute(office, {
      requestId: newId(),
      code: 'FIT-1',
      kind: 'SERVICE',
      ...facts,
    });
    await saveProduct.execute(office, {
      requestId: newId(),
      ...made,
      code: 'FIT-1',
      kind: 'GOODS',
      ...facts,
    });
    expect(await db().product.findUnique({ where: { id: made.productId } })).toMatchObject({
      kind: 'SERVICE',
    });
    await expect(
      saveProduct.execute(office, { requestId: newId(), productId: TEMPORARY_ITEM_ID, code: '*', ...facts }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('a delivery fee is what was agreed, and says so when it is outside of what the store takes', async () => {
    const fee = await makeProduct({ kind: 'SERVICE', listPriceFen: 3_000 });
    const admin = await contextOf(await makePerson(['ADMIN'], null));
    const details = await storeDetails(db(), storeId());
    if (!details) throw new Error('the store is there');
    const set = (part: object) =>
      editStore.execute(admin, {
        ...(details as unknown as Parameters<typeof editStore.execute>[1]),
        requestId: newId(),
        storeId: storeId(),
        touched: Object.keys(part),
        ...part,
      });
    const goods = await makeProduct();
    await expect(set({ deliveryFeeProductId: goods.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(set({ deliveryFeeLeastFen: 9_000, deliveryFeeMostFen: 8_000 })).rejects.toMatchObject({
      code: 'FEE_LIMITS_CROSS',
    });
    await set({ deliveryFeeProductId: fee.id, deliveryFeeLeastFen: 2_000, deliveryFeeMostFen: 8_000 });
    forgetStoreSettings(storeId());
    const flagsAt = async (fen: bigint) => {
      const sale = makeSale(at(), [{ product: { ...fee, listPriceFen: fen } }]);
      return (await sell(sale)).lines[0];
    };
    expect(await flagsAt(5_000n)).toMatchObject({ flags: [], breach: false });
    expect(await flagsAt(9_000n)).toMatchObject({ flags: ['FEE_OUTSIDE_LIMITS'], breach: false });
    expect(await entriesOf(fee.id)).toBe(0);
  });

  it('a temporary item is sold under its own name and price, moves nothing, and is open until it is a product', async () => {
    const lamp = await makeProduct();
    const bare = makeSale(at(), [{ product: TEMPORARY }]);
    await expect(sell(bare)).rejects.toMatchObject({ code: 'TEMPORARY_NAME_WRONG' });
    seq -= 1;
    const vase = { product: TEMPORARY, temporaryName: '蓝色花瓶', quantity: '2' };
    const sold = makeSale(at(), [vase, { product: lamp }]);
    const result = await sell(sold);
    expect(result.lines[0]).toMatchObject({ flags: ['TEMPORARY_ITEM'], breach: false });
    const [line] = (await ticketDetail(db(), storeId(), sold.id, { floor: false })).lines;
    expect(line).toMatchObject({ productName: '蓝色花瓶', netFen: 17_600, taxRateBp: 900 });
    expect(await entriesOf(TEMPORARY_ITEM_ID)).toBe(0);

    const [row] = await listOpenTemporary(db(), storeId());
    expect(row).toMatchObject({ name: '蓝色花瓶', quantity: '2', unitPriceFen: 8_800, taxRateBp: 900 });
    const store = await storeSettings(db(), storeId());
    const open = () => readOpenItems(db(), store, result.businessDay, new Date());
    const ofKind = async () => (await open()).find(({ kind }) => kind === 'TEMPORARY');
    expect(await ofKind()).toMatchObject({ count: 1, items: [{ amountFen: 17_600, ticketId: sold.id }] });

    const manager = await contextOf(await makePerson(['STORE_MANAGER'], storeId()));
    const settle = {
      storeId: storeId(),
      requestId: newId(),
      lineId: row?.id ?? '',
      was: { what: 'NEW' as const, barcode: 'VASE-B', name: '蓝色花瓶' },
    };
    await expect(settleTemporary.execute(shop.ctx, settle)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const settled = await settleTemporary.execute(manager, settle);
    expect(await settleTemporary.execute(manager, settle)).toEqual(settled);
    const product = await db().product.findUniqueOrThrow({ where: { code: 'VASE-B' } });
    expect(product).toMatchObject({ id: settled.productId, taxRateBp: 900, kind: 'GOODS' });
    expect(fenOf(product.listPriceFen)).toBe(8_800);
    expect(await ofKind()).toBeUndefined();
    await expect(settleTemporary.execute(manager, { ...settle, requestId: newId() })).rejects.toMatchObject({
      code: 'TEMPORARY_SETTLED',
    });

    // It still comes back against its receipt, and a return is nothing new to settle.
    const back = makeReturn(at(), sold, { refundFen: 17_600, quantity: '2' });
    await completeReturn.execute(shop.ctx, { storeId: storeId(), ...back });
    expect(await entriesOf(TEMPORARY_ITEM_ID)).toBe(0);
    expect(await listOpenTemporary(db(), storeId())).toEqual([]);
  });

  it('what is no product is explained, in words', async () => {
    const sold = makeSale(at(), [{ product: TEMPORARY, temporaryName: '寄存费' }]);
    await sell(sold);
    const manager = await contextOf(await makePerson(['STORE_MANAGER'], storeId()));
    const lineId = sold.lines[0]?.id ?? '';
    const none = { storeId: storeId(), requestId: newId(), lineId, was: { what: 'NONE' as const } };
    await expect(settleTemporary.execute(manager, none)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await settleTemporary.execute(manager, { ...none, words: '顾客寄存，一次性收费' });
    await expect(
      db().temporaryItemAnswer.update({
        where: { storeId_lineId: { storeId: storeId(), lineId } },
        data: { words: '改一下' },
      }),
    ).rejects.toThrow();
  });

  it('leaves books without a difference', async () => {
    const facts = await checkBooks(db());
    expect(facts.flatMap(({ number, examples }) => ([1, 2, 3].includes(number) ? examples : []))).toEqual([]);
  });
});
