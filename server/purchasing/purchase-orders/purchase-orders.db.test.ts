import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { receiveGoods } from '../receiving/receive-goods';
import { cancelOrder } from './cancel-order';
import { closeOrder } from './close-order';
import { listOrders, orderDetail } from './list-orders';
import { orderGoods } from './order-goods';

type Context = Awaited<ReturnType<typeof contextOf>>;
let store: Awaited<ReturnType<typeof makeStore>>;
let keeper: Context;
let clerk: Context;
let supplierId: string;

beforeAll(async () => {
  store = await makeStore();
  keeper = await contextOf(await makePerson(['STOCK_KEEPER'], store.id));
  clerk = await contextOf(await makePerson(['CLERK'], store.id));
  supplierId = newId();
  await db().supplier.create({ data: { id: supplierId, code: newId(), name: '供应商' } });
});

const base = () => ({ storeId: store.id, requestId: newId() });

/** An order of ten and of four pieces of two products. */
async function ordered() {
  const [first, second] = [await makeProduct(), await makeProduct()];
  const { orderId } = await orderGoods.execute(keeper, {
    ...base(),
    supplierId,
    expectedOn: '2026-11-30',
    lines: [
      { productId: first.id, quantity: '10', unitCost: '3333.333333' },
      { productId: second.id, quantity: '4' },
    ],
  });
  const detail = await orderDetail(db(), store.id, orderId, true);
  const [one, two] = detail.lines;
  if (!one || !two) throw new Error('two lines');
  return { orderId, first, second, one, two };
}

const receive = (
  orderId: string,
  lines: { productId: string; orderLineId?: string; quantity: string }[],
  more: { supplierId?: string; requestId?: string; seenDeliveries?: number } = {},
) =>
  receiveGoods.execute(keeper, {
    ...base(),
    supplierId,
    supplierNote: newId(),
    orderId,
    ...more,
    lines: lines.map((line) => ({ unitCost: '100', ...line })),
  });

const stateOf = async (orderId: string) => (await orderDetail(db(), store.id, orderId, true)).state;

async function differences() {
  const facts = await db().$transaction((tx) => checkBooks(tx));
  return facts.flatMap((fact) => fact.examples);
}

describe('a purchase order', () => {
  it('is of goods that are still carried', async () => {
    const product = await makeProduct();
    await db().product.update({ where: { id: product.id }, data: { discontinuedAt: new Date() } });
    const input = { ...base(), supplierId, lines: [{ productId: product.id, quantity: '1' }] };
    await expect(orderGoods.execute(keeper, input)).rejects.toMatchObject({
      code: 'ORDERED_DISCONTINUED',
      params: { name: product.name },
    });
    expect(await db().purchaseOrder.count({ where: { storeId: store.id, id: input.requestId } })).toBe(0);
  });

  it('is placed once, numbered, audited, and says what is still to come', async () => {
    const product = await makeProduct();
    const input = { ...base(), supplierId, lines: [{ productId: product.id, quantity: '6' }] };
    const first = await orderGoods.execute(keeper, input);
    expect(await orderGoods.execute(keeper, input)).toEqual(first);
    expect(await orderDetail(db(), store.id, first.orderId, true)).toMatchObject({
      number: first.number,
      state: 'OPEN',
      expectedOn: null,
      lines: [{ ordered: '6', received: '0', open: '6', unitCost: null, arrivals: [] }],
    });
    const trail = await db().auditEntry.findFirstOrThrow({ where: { subjectId: first.orderId } });
    expect(trail).toMatchObject({ action: 'purchasing.order', subjectKind: 'purchaseOrder' });
    const { rows } = await listOrders(db(), { storeIds: [store.id], open: true }, () => true);
    expect(rows[0]).toMatchObject({ id: first.orderId, lines: 1, openLines: 1, amountFen: null });
  });

  it('is refused without the right, with a product twice, half a piece, and of a supplier that left', async () => {
    const product = await makeProduct();
    const line = { productId: product.id, quantity: '1' };
    const order = (lines: (typeof line)[], ctx = keeper, from = supplierId) =>
      orderGoods.execute(ctx, { ...base(), supplierId: from, lines });
    await expect(order([line], clerk)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(order([line, line])).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(order([{ ...line, quantity: '1.5' }])).rejects.toMatchObject({ code: 'QUANTITY_TOO_FINE' });
    await expect(order([{ ...line, productId: newId() }])).rejects.toMatchObject({
      code: 'STOCK_LINE_UNKNOWN',
    });
    const gone = newId();
    await db().supplier.create({ data: { id: gone, code: gone, name: '旧', closedAt: new Date() } });
    await expect(order([line], keeper, gone)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('that comes to more than any amount may is refused, ordered or delivered, and the lists stay readable', async () => {
    const product = await makeProduct();
    const lines = [{ productId: product.id, quantity: '9999999', unitCost: '99999999999' }];
    const dear = [{ productId: product.id, quantity: '90000', unitCost: '99999999999' }];
    for (const asked of [lines, dear]) {
      await expect(orderGoods.execute(keeper, { ...base(), supplierId, lines: asked })).rejects.toMatchObject(
        {
          code: 'INVALID_INPUT',
        },
      );
      const note = { supplierId, supplierNote: newId() };
      await expect(receiveGoods.execute(keeper, { ...base(), ...note, lines: asked })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      });
    }
    await expect(listOrders(db(), { storeIds: [store.id] }, () => true)).resolves.toBeDefined();
  });

  it('received by two at once shows the second what the first booked, also once it is complete', async () => {
    const { orderId, first, one } = await ordered();
    const lines = [{ productId: first.id, orderLineId: one.id, quantity: '8' }];
    const both = await Promise.allSettled([
      receive(orderId, lines, { seenDeliveries: 0 }),
      receive(orderId, lines, { seenDeliveries: 0 }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'ORDER_RECEIVED_MEANWHILE', params: { count: 1, name: expect.any(String) } },
    });
    expect((await orderDetail(db(), store.id, orderId, true)).lines[0]).toMatchObject({ received: '8' });
    await receive(orderId, lines, { seenDeliveries: 1 });
    await expect(receive(orderId, lines, { seenDeliveries: 1 })).rejects.toMatchObject({
      code: 'ORDER_RECEIVED_MEANWHILE',
    });
  });

  it('stays open while a part is missing, takes more than was ordered, and is received when nothing is', async () => {
    const { orderId, first, second, one, two } = await ordered();
    await receive(orderId, [{ productId: first.id, orderLineId: one.id, quantity: '12' }]);
    expect(await stateOf(orderId)).toBe('PARTLY_RECEIVED');
    const extra = await makeProduct();
    await receive(orderId, [
      { productId: second.id, orderLineId: two.id, quantity: '4' },
      { productId: extra.id, quantity: '1' },
    ]);
    const detail = await orderDetail(db(), store.id, orderId, true);
    expect(detail.state).toBe('RECEIVED');
    expect(detail.receivings).toHaveLength(2);
    expect(detail.lines).toMatchObject([
      { received: '12', open: '0', over: '2', arrivals: [{ quantity: '12', damaged: '0' }] },
      { received: '4', open: '0', over: '0' },
    ]);
    await expect(cancelOrder.execute(keeper, { ...base(), orderId, reason: '不要了' })).rejects.toMatchObject(
      { code: 'ORDER_STATE_WRONG' },
    );
    expect(await differences()).toEqual([]);
  });

  it('is cancelled before anything came, closed after a part did, and takes nothing after either', async () => {
    const { orderId, first, one } = await ordered();
    const end = { ...base(), orderId, reason: '供应商断货' };
    await expect(closeOrder.execute(keeper, end)).rejects.toMatchObject({ code: 'ORDER_STATE_WRONG' });
    await expect(cancelOrder.execute(clerk, end)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(cancelOrder.execute(keeper, { ...end, reason: ' ' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    const cancelled = await cancelOrder.execute(keeper, end);
    expect(await cancelOrder.execute(keeper, end)).toEqual(cancelled);
    expect(await stateOf(orderId)).toBe('CANCELLED');
    const late = { productId: first.id, orderLineId: one.id, quantity: '1' };
    await expect(receive(orderId, [late])).rejects.toMatchObject({ code: 'ORDER_STATE_WRONG' });

    const partly = await ordered();
    const came = { productId: partly.first.id, orderLineId: partly.one.id, quantity: '3' };
    await receive(partly.orderId, [came]);
    const rest = { ...end, ...base(), orderId: partly.orderId };
    await expect(cancelOrder.execute(keeper, rest)).rejects.toMatchObject({ code: 'ORDER_STATE_WRONG' });
    await closeOrder.execute(keeper, rest);
    expect(await orderDetail(db(), store.id, partly.orderId, true)).toMatchObject({
      state: 'CLOSED',
      endReason: '供应商断货',
    });
    await expect(receive(partly.orderId, [came])).rejects.toMatchObject({ code: 'ORDER_STATE_WRONG' });
    const actions = await db().auditEntry.findMany({
      where: { subjectId: { in: [orderId, partly.orderId] } },
      orderBy: { id: 'asc' },
    });
    expect(actions.map((entry) => entry.action).sort()).toEqual([
      'purchasing.cancelOrder',
      'purchasing.closeOrder',
      'purchasing.order',
      'purchasing.order',
    ]);
    expect(await differences()).toEqual([]);
  });

  it('of another store or supplier takes nothing, nor does a line of another order', async () => {
    const { orderId, first, one, two } = await ordered();
    const line = { productId: first.id, orderLineId: one.id, quantity: '1' };
    const other = await makeStore();
    const there = await contextOf(await makePerson(['STOCK_KEEPER'], other.id));
    await expect(
      receiveGoods.execute(there, {
        storeId: other.id,
        requestId: newId(),
        supplierId,
        supplierNote: newId(),
        orderId,
        lines: [{ ...line, unitCost: '1' }],
      }),
    ).rejects.toMatchObject({ code: 'ORDER_UNKNOWN' });
    const foreign = { storeId: other.id, requestId: newId(), orderId, reason: 'x' };
    await expect(cancelOrder.execute(there, foreign)).rejects.toMatchObject({ code: 'ORDER_UNKNOWN' });
    await expect(orderDetail(db(), other.id, orderId, true)).rejects.toMatchObject({ code: 'ORDER_UNKNOWN' });
    const elsewhere = newId();
    await db().supplier.create({ data: { id: elsewhere, code: elsewhere, name: '另一家' } });
    await expect(receive(orderId, [line], { supplierId: elsewhere })).rejects.toMatchObject({
      code: 'ORDER_OF_OTHER_SUPPLIER',
    });
    const wrong = { code: 'ORDER_LINE_UNKNOWN' };
    await expect(receive(orderId, [{ ...line, orderLineId: two.id }])).rejects.toMatchObject(wrong);
    const second = await ordered();
    await expect(receive(second.orderId, [line])).rejects.toMatchObject(wrong);
    await expect(receive(second.orderId, [{ ...line, orderLineId: newId() }])).rejects.toMatchObject(wrong);
    expect(await stateOf(orderId)).toBe('OPEN');
  });

  it('counts two deliveries of the same moment, and a repeated one once', async () => {
    const { orderId, first, one } = await ordered();
    const line = { productId: first.id, orderLineId: one.id, quantity: '5' };
    await Promise.all([receive(orderId, [line]), receive(orderId, [line])]);
    const requestId = newId();
    const again = {
      ...base(),
      requestId,
      supplierId,
      supplierNote: requestId,
      orderId,
      lines: [{ ...line, unitCost: '100' }],
    };
    const done = await receiveGoods.execute(keeper, again);
    expect(await receiveGoods.execute(keeper, again)).toEqual(done);
    const detail = await orderDetail(db(), store.id, orderId, true);
    expect(detail.lines[0]).toMatchObject({ received: '15', over: '5' });
    const raced = await ordered();
    const part = { productId: raced.first.id, orderLineId: raced.one.id, quantity: '1' };
    const both = await Promise.allSettled([
      receive(raced.orderId, [part]),
      cancelOrder.execute(keeper, { ...base(), orderId: raced.orderId, reason: '不要了' }),
    ]);
    expect(both.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    expect(await differences()).toEqual([]);
  });
});
