import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { adjustStock } from '@/server/stock/adjustments/adjust-stock';
import { costHistory } from '@/server/stock/book/cost-history';
import { dispatchTransfer } from '@/server/transfers/dispatch-transfer';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { listReceivings, receivingDetail } from './list-receivings';
import { receiveGoods } from './receive-goods';

type Input = Parameters<typeof receiveGoods.execute>[1];
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

const receive = (lines: Input['lines'], more: Partial<Input> = {}) =>
  receiveGoods.execute(keeper, { ...base(), supplierId, supplierNote: newId(), ...more, lines });

const entriesOf = (receivingId: string, productId: string) =>
  db().stockEntry.findMany({
    where: { storeId: store.id, documentId: receivingId, productId },
    orderBy: { id: 'asc' },
    select: { zoneId: true, kind: true, quantity: true, valueFen: true },
  });

const costOf = (productId: string) =>
  db().stockCost.findUniqueOrThrow({ where: { storeId_productId: { storeId: store.id, productId } } });

const historyOf = async (productId: string) =>
  (await costHistory(db(), { storeId: store.id, productId })).rows;

async function differences() {
  const facts = await db().$transaction((tx) => checkBooks(tx));
  return facts.flatMap((fact) => fact.examples);
}

describe('a delivery', () => {
  it('puts broken pieces aside and makes freight part of what the goods cost', async () => {
    const [sofa, lamp] = [await makeProduct(), await makeProduct()];
    const { receivingId } = await receive(
      [
        { productId: sofa.id, quantity: '3', damaged: '1', noteQuantity: '4', unitCost: '30000' },
        { productId: lamp.id, quantity: '2', noteQuantity: '1', unitCost: '5000' },
      ],
      { freightFen: 10_001 },
    );
    // 90,000 and 10,000: 9,000.9 and 1,000.1 of the freight.
    const detail = await receivingDetail(db(), store.id, receivingId, true);
    expect(detail).toMatchObject({
      freightFen: 10_001,
      order: null,
      lines: [
        { quantity: '3', damaged: '1', noteQuantity: '4', amountFen: 90_000, freightFen: 9_001 },
        { quantity: '2', damaged: '0', noteQuantity: '1', amountFen: 10_000, freightFen: 1_000 },
      ],
    });
    expect(
      (await entriesOf(receivingId, sofa.id)).map((entry) => [
        entry.zoneId,
        entry.quantity.toString(),
        Number(entry.valueFen),
      ]),
    ).toEqual([
      [store.zones.unzoned.id, '2', 66_001],
      [store.zones.damaged.id, '1', 33_000],
    ]);
    expect(await costOf(sofa.id)).toMatchObject({ valueFen: 99_001n });
    expect((await listReceivings(db(), { storeIds: [store.id] }, () => true)).rows[0]).toMatchObject({
      amountFen: 110_001,
    });
    const hidden = await receivingDetail(db(), store.id, receivingId, false);
    expect([hidden.freightFen, hidden.lines[0]?.unitCost, hidden.lines[0]?.freightFen]).toEqual([
      null,
      null,
      null,
    ]);
    expect(await differences()).toEqual([]);
  });

  it('may come broken altogether, or into the zone for broken goods', async () => {
    const product = await makeProduct();
    const all = await receive([{ productId: product.id, quantity: '2', damaged: '2', unitCost: '100' }]);
    expect(await entriesOf(all.receivingId, product.id)).toHaveLength(1);
    await receive([
      {
        productId: product.id,
        zoneId: store.zones.damaged.id,
        quantity: '2',
        damaged: '1',
        unitCost: '100',
      },
    ]);
    const level = await db().stockLevel.findFirstOrThrow({ where: { productId: product.id } });
    expect([level.zoneId, level.onHand.toString()]).toEqual([store.zones.damaged.id, '4']);
    expect(await differences()).toEqual([]);
  });

  it('is refused with more broken than came, broken halves, freight below zero, and a note twice', async () => {
    const product = await makeProduct();
    const line = { productId: product.id, quantity: '2', unitCost: '100' };
    await expect(receive([{ ...line, damaged: '3' }])).rejects.toMatchObject({
      code: 'MORE_DAMAGED_THAN_ARRIVED',
    });
    const fine = { code: 'QUANTITY_TOO_FINE' };
    await expect(receive([{ ...line, damaged: '0.5' }])).rejects.toMatchObject(fine);
    await expect(receive([{ ...line, noteQuantity: '2.5' }])).rejects.toMatchObject(fine);
    await expect(receive([line], { freightFen: -1 })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const supplierNote = newId();
    await receive([line], { supplierNote });
    await expect(receive([line], { supplierNote })).rejects.toMatchObject({ code: 'NOTE_ALREADY_RECEIVED' });
  });
});

describe('the history of a cost', () => {
  it('says what each delivery, correction and transfer did to the average, and pages', async () => {
    const product = await makeProduct();
    await receive([{ productId: product.id, quantity: '2', unitCost: '10000' }]);
    await receive([{ productId: product.id, quantity: '2', unitCost: '20000' }], { freightFen: 4_000 });
    const [second, first] = await historyOf(product.id);
    expect(first).toMatchObject({
      documentKind: 'RECEIVING',
      quantity: '2',
      unitCost: '10000.000000',
      freightFen: 0,
      beforeUnitCost: '0.000000',
      afterUnitCost: '10000.000000',
    });
    expect(second).toMatchObject({
      unitCost: '20000.000000',
      freightFen: 4_000,
      beforeUnitCost: '10000.000000',
      afterUnitCost: '16000.000000',
      afterQuantity: '4',
    });
    // What goes out or is found moves no average and leaves no trace here.
    const adjust = (quantity: string) =>
      adjustStock.execute(keeper, {
        ...base(),
        reason: Number(quantity) < 0 ? 'DAMAGE' : 'FOUND',
        lines: [{ productId: product.id, quantity }],
      });
    await adjust('-1');
    await adjust('1');
    expect(await historyOf(product.id)).toHaveLength(2);
    await adjust('-6');
    await receive([{ productId: product.id, quantity: '5', unitCost: '30000' }]);
    const [corrected] = await historyOf(product.id);
    expect(corrected).toMatchObject({ quantity: '5', afterUnitCost: '30000.000000', afterQuantity: '3' });
    const page = await costHistory(db(), {
      storeId: store.id,
      productId: product.id,
      before: corrected?.id,
    });
    expect(page.rows.map((row) => row.id)).toEqual([second?.id, first?.id]);
    const other = await makeStore();
    await dispatchTransfer.execute(keeper, {
      ...base(),
      toStoreId: other.id,
      lines: [{ productId: product.id, quantity: '1' }],
    });
    expect(await historyOf(product.id)).toHaveLength(3);
    expect(await differences()).toEqual([]);
  });

  it('cannot be rewritten by the application', async () => {
    const product = await makeProduct();
    await receive([{ productId: product.id, quantity: '1', unitCost: '100' }]);
    await expect(
      db().costChange.updateMany({ where: { productId: product.id }, data: { afterValueFen: 1n } }),
    ).rejects.toThrow(/permission denied/);
  });
});
