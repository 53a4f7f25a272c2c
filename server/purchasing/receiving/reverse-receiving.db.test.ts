import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { cancelOrder } from '../purchase-orders/cancel-order';
import { closeOrder } from '../purchase-orders/close-order';
import { orderDetail } from '../purchase-orders/list-orders';
import { orderGoods } from '../purchase-orders/order-goods';
import { receivingDetail } from './list-receivings';
import { receiveGoods } from './receive-goods';
import { reverseReceiving } from './reverse-receiving';

let store: Awaited<ReturnType<typeof makeStore>>;
let keeper: Awaited<ReturnType<typeof contextOf>>;
let supplierId: string;

beforeAll(async () => {
  store = await makeStore();
  keeper = await contextOf(await makePerson(['STOCK_KEEPER'], store.id));
  supplierId = newId();
  await db().supplier.create({ data: { id: supplierId, code: newId(), name: '供应商' } });
});

const base = () => ({ storeId: store.id, requestId: newId() });

async function received(
  quantity: string,
  unitCost: string,
  more: {
    productId?: string;
    damaged?: string;
    freightFen?: number;
    orderId?: string;
    orderLineId?: string;
    supplierNote?: string;
  } = {},
) {
  const productId = more.productId ?? (await makeProduct()).id;
  const { orderId, orderLineId, freightFen = 0, damaged = '0', supplierNote = newId() } = more;
  const { receivingId } = await receiveGoods.execute(keeper, {
    ...base(),
    supplierId,
    supplierNote,
    freightFen,
    ...(orderId ? { orderId } : {}),
    lines: [{ productId, quantity, damaged, unitCost, ...(orderLineId ? { orderLineId } : {}) }],
  });
  const [line] = (await receivingDetail(db(), store.id, receivingId, true)).lines;
  const reverse = (pieces: string, ctx = keeper, requestId = newId()) =>
    reverseReceiving.execute(ctx, {
      storeId: store.id,
      requestId,
      receivingId,
      reason: '多打了一个零',
      lines: [{ lineId: line?.id ?? '', quantity: pieces }],
    });
  const cost = async () =>
    db().stockCost.findUniqueOrThrow({ where: { storeId_productId: { storeId: store.id, productId } } });
  return { productId, receivingId, lineId: line?.id ?? '', reverse, cost };
}

const differences = async () => (await checkBooks(db())).flatMap((fact) => fact.examples);

describe('a receiving taken back', () => {
  it('leaves at the cost it came with, whatever the average is by then', async () => {
    const wrong = await received('100', '1000', { freightFen: 1_001 });
    await received('10', '5000', { productId: wrong.productId });
    expect((await wrong.cost()).valueFen).toBe(151_001n);
    await wrong.reverse('90');
    expect(await wrong.cost()).toMatchObject({ valueFen: 151_001n - 90_901n });
    await wrong.reverse('10');
    expect(await wrong.cost()).toMatchObject({ valueFen: 50_000n });
    expect((await wrong.cost()).quantity.toString()).toBe('10');
    expect((await receivingDetail(db(), store.id, wrong.receivingId, true)).lines[0]).toMatchObject({
      quantity: '100',
      reversed: '100',
    });
    expect(await differences()).toEqual([]);
  });

  it('takes no more than arrived, once for each request, also when two come at once', async () => {
    const wrong = await received('10', '1000');
    const requestId = newId();
    const first = await wrong.reverse('6', keeper, requestId);
    expect(await wrong.reverse('6', keeper, requestId)).toEqual(first);
    const both = await Promise.allSettled([wrong.reverse('4'), wrong.reverse('4')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(wrong.reverse('1')).rejects.toMatchObject({
      code: 'REVERSES_MORE_THAN_ARRIVED',
      params: { left: '0' },
    });
    await expect(wrong.reverse('0.5')).rejects.toMatchObject({ code: 'QUANTITY_TOO_FINE' });
    expect((await wrong.cost()).valueFen).toBe(0n);
    expect(await differences()).toEqual([]);
  });

  it('takes broken pieces from where they stand, and stands below zero where goods were sold meanwhile', async () => {
    const wrong = await received('5', '1000', { damaged: '2' });
    await wrong.reverse('4');
    const levels = await db().stockLevel.findMany({
      where: { storeId: store.id, productId: wrong.productId },
      include: { zone: { select: { kind: true } } },
    });
    const onHand = Object.fromEntries(
      levels.map(({ zone, onHand: pieces }) => [zone.kind, pieces.toString()]),
    );
    expect(onHand.DAMAGED).toBe('1');
    expect(Object.entries(onHand).filter(([kind]) => kind !== 'DAMAGED')).toMatchObject([
      [expect.any(String), '0'],
    ]);
    expect(await differences()).toEqual([]);
  });

  it('opens its order again, is audited, and is refused without the right', async () => {
    const { id: productId } = await makeProduct();
    const { orderId } = await orderGoods.execute(keeper, {
      ...base(),
      supplierId,
      lines: [{ productId, quantity: '10' }],
    });
    const orderLineId = (await orderDetail(db(), store.id, orderId, true)).lines[0]?.id ?? '';
    const wrong = await received('10', '1000', { productId, orderId, orderLineId });
    expect((await orderDetail(db(), store.id, orderId, true)).state).toBe('RECEIVED');
    const clerk = await contextOf(await makePerson(['CLERK'], store.id));
    await expect(wrong.reverse('9', clerk)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await wrong.reverse('9');
    expect(await orderDetail(db(), store.id, orderId, true)).toMatchObject({
      state: 'PARTLY_RECEIVED',
      lines: [{ received: '1', open: '9' }],
    });
    expect(
      await db().auditEntry.findFirstOrThrow({
        where: { subjectId: wrong.receivingId, action: 'purchasing.reverseReceiving' },
      }),
    ).toMatchObject({ scopeId: store.id });
    expect(await differences()).toEqual([]);
  });

  it('whole leaves its note to be received again; in part it does not', async () => {
    const supplierNote = newId();
    const wrong = await received('10', '1000', { supplierNote });
    const again = () => received('10', '1200', { productId: wrong.productId, supplierNote });
    await expect(again()).rejects.toMatchObject({ code: 'NOTE_ALREADY_RECEIVED' });
    await wrong.reverse('9');
    await expect(again()).rejects.toMatchObject({ code: 'NOTE_ALREADY_RECEIVED' });
    await wrong.reverse('1');
    const right = await again();
    expect(await right.cost()).toMatchObject({ valueFen: 12_000n });
    await expect(again()).rejects.toMatchObject({ code: 'NOTE_ALREADY_RECEIVED' });
    expect(await differences()).toEqual([]);
  });

  async function ordered() {
    const { id: productId } = await makeProduct();
    const { orderId } = await orderGoods.execute(keeper, {
      ...base(),
      supplierId,
      lines: [{ productId, quantity: '10' }],
    });
    const orderLineId = (await orderDetail(db(), store.id, orderId, true)).lines[0]?.id ?? '';
    return { productId, orderId, orderLineId };
  }

  it('whole leaves an order that can be cancelled, and the books agree', async () => {
    const order = await ordered();
    const wrong = await received('4', '1000', order);
    await wrong.reverse('4');
    await cancelOrder.execute(keeper, { ...base(), orderId: order.orderId, reason: '不要了' });
    expect(await differences()).toEqual([]);
  });

  it('of an order that was closed meanwhile leaves it closed, and the books agree', async () => {
    const order = await ordered();
    const wrong = await received('4', '1000', order);
    await closeOrder.execute(keeper, { ...base(), orderId: order.orderId, reason: '断货' });
    await wrong.reverse('4');
    expect((await orderDetail(db(), store.id, order.orderId, true)).state).toBe('CLOSED');
    expect(await differences()).toEqual([]);
  });
});
