import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { receiveGoods } from '@/server/purchasing/receiving/receive-goods';
import { returnToSupplier } from '@/server/purchasing/supplier-returns/return-to-supplier';
import { checkBooks } from '@/server/reports/books/check-books';
import { adjustStock } from '@/server/stock/adjustments/adjust-stock';
import { moveBetweenZones } from '@/server/stock/moves/move-between-zones';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { cancelTransfer } from './cancel-transfer';
import { decideTransfer } from './decide-transfer';
import { dispatchTransfer } from './dispatch-transfer';
import { listTransfers, transferDetail } from './list-transfers';
import { receiveTransfer } from './receive-transfer';
import { requestTransfer } from './request-transfer';

type Context = Awaited<ReturnType<typeof contextOf>>;
let here: Awaited<ReturnType<typeof makeStore>>;
let there: typeof here;
let keeperHere: Context;
let keeperThere: Context;
let managerHere: Context;
let supplierId: string;

beforeAll(async () => {
  here = await makeStore();
  there = await makeStore();
  keeperHere = await contextOf(await makePerson(['STOCK_KEEPER'], here.id));
  keeperThere = await contextOf(await makePerson(['STOCK_KEEPER'], there.id));
  managerHere = await contextOf(await makePerson(['STORE_MANAGER'], here.id));
  supplierId = newId();
  await db().supplier.create({ data: { id: supplierId, code: newId(), name: '供应商' } });
});

async function stocked(quantity: string, unitCost: string) {
  const product = await makeProduct();
  await receiveGoods.execute(keeperHere, {
    storeId: here.id,
    requestId: newId(),
    supplierId,
    supplierNote: newId(),
    lines: [{ productId: product.id, quantity, unitCost }],
  });
  return product;
}

const send = (productId: string, quantity: string, requestId = newId()) =>
  dispatchTransfer.execute(keeperHere, {
    storeId: here.id,
    requestId,
    toStoreId: there.id,
    lines: [{ productId, quantity }],
  });

async function lineOf(transferId: string) {
  const { lines } = await transferDetail(db(), here.id, here.id, transferId);
  const line = lines[0];
  if (!line?.dispatchLineId) throw new Error('sent');
  return { ...line, dispatchLineId: line.dispatchLineId };
}

async function check(transferId: string, received: string, damaged = '0', requestId = newId()) {
  const { dispatchLineId } = await lineOf(transferId);
  return receiveTransfer.execute(keeperThere, {
    storeId: there.id,
    requestId,
    fromStoreId: here.id,
    transferId,
    lines: [{ dispatchLineId, received, damaged }],
  });
}

const costOf = (storeId: string, productId: string) =>
  db().stockCost.findUnique({ where: { storeId_productId: { storeId, productId } } });

async function differences() {
  const facts = await db().$transaction((tx) => checkBooks(tx));
  return facts.flatMap((fact) => fact.examples);
}

describe('transfers', () => {
  it('carry goods and their cost, keep what is short on its way, and end with a decision', async () => {
    const product = await stocked('10', '333.333333');
    const { transferId } = await send(product.id, '6');
    expect((await costOf(here.id, product.id))?.valueFen).toBe(1_333n);
    expect(await differences()).toEqual([]);
    expect(await check(transferId, '3', '1')).toMatchObject({ short: 1 });
    expect(await lineOf(transferId)).toMatchObject({ sent: '6', left: '2', lost: '0' });
    expect(await costOf(there.id, product.id)).toMatchObject({ valueFen: 1_333n });
    const { dispatchLineId } = await lineOf(transferId);
    const decide = (verdict: 'LOST' | 'SENT_BACK' | 'ARRIVED_LATE', quantity: string, who = managerHere) =>
      decideTransfer.execute(who, {
        storeId: here.id,
        requestId: newId(),
        transferId,
        dispatchLineId,
        verdict,
        quantity,
        reason: '装车时漏了',
      });
    await expect(decide('LOST', '1', keeperHere)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(decide('LOST', '3')).rejects.toMatchObject({ code: 'MORE_THAN_ON_ITS_WAY' });
    expect((await listTransfers(db(), { storeIds: [here.id] })).rows[0]).toMatchObject({
      state: 'RECEIVED',
      openDifferences: 1,
    });
    await decide('SENT_BACK', '1');
    await decide('LOST', '1');
    expect(await lineOf(transferId)).toMatchObject({ left: '0', lost: '1' });
    const [a, b] = [await costOf(here.id, product.id), await costOf(there.id, product.id)];
    const loss = await db().transferLoss.findFirstOrThrow({ where: { transferId } });
    expect((a?.valueFen ?? 0n) + (b?.valueFen ?? 0n) + loss.valueFen).toBe(3_333n);
    expect(await differences()).toEqual([]);
  });

  it('are received once, also when two check at the same moment or one asks twice', async () => {
    const product = await stocked('4', '100');
    const { transferId } = await send(product.id, '4');
    const requestId = newId();
    const first = await check(transferId, '4', '0', requestId);
    expect(await check(transferId, '4', '0', requestId)).toEqual(first);
    await expect(check(transferId, '4')).rejects.toMatchObject({ code: 'TRANSFER_STATE_WRONG' });
    const other = await stocked('4', '100');
    const sent = await send(other.id, '4');
    const both = await Promise.allSettled([check(sent.transferId, '4'), check(sent.transferId, '4')]);
    expect(both.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    expect((await costOf(there.id, other.id))?.quantity.toString()).toBe('4');
  });

  it('answer a request, refuse a wrong store, a store itself, and more than was sent', async () => {
    const product = await stocked('1', '100');
    const request = { requestId: newId(), lines: [{ productId: product.id, quantity: '2' }] };
    await expect(
      requestTransfer.execute(keeperThere, { ...request, storeId: there.id, fromStoreId: there.id }),
    ).rejects.toMatchObject({ code: 'TRANSFER_TO_ITSELF' });
    const { transferId } = await requestTransfer.execute(keeperThere, {
      ...request,
      storeId: there.id,
      fromStoreId: here.id,
    });
    // More than is on hand: it is in the van already, and flagged.
    await dispatchTransfer.execute(keeperHere, {
      storeId: here.id,
      requestId: newId(),
      transferId,
      lines: request.lines,
    });
    expect(await db().stockEntry.findFirst({ where: { documentId: transferId } })).toMatchObject({
      belowZero: true,
    });
    await expect(check(transferId, '3')).rejects.toMatchObject({ code: 'MORE_THAN_ON_ITS_WAY' });
    const { dispatchLineId } = await lineOf(transferId);
    await expect(
      receiveTransfer.execute(keeperHere, {
        storeId: here.id,
        requestId: newId(),
        fromStoreId: here.id,
        transferId,
        lines: [{ dispatchLineId, received: '2' }],
      }),
    ).rejects.toMatchObject({ code: 'TRANSFER_UNKNOWN' });
    await expect(
      cancelTransfer.execute(keeperHere, {
        storeId: here.id,
        requestId: newId(),
        fromStoreId: here.id,
        transferId,
      }),
    ).rejects.toMatchObject({ code: 'TRANSFER_STATE_WRONG' });
    await expect(transferDetail(db(), (await makeStore()).id, here.id, transferId)).rejects.toMatchObject({
      code: 'TRANSFER_UNKNOWN',
    });
  });
});

describe('moves and supplier returns', () => {
  it('touch nothing that waits for its buyer', async () => {
    const product = await stocked('2', '100');
    const { id: zoneId } = await db().zone.findFirstOrThrow({
      where: { storeId: here.id, kind: 'AWAITING_PICKUP' },
    });
    const line = { productId: product.id, quantity: '1' };
    const base = () => ({ storeId: here.id, requestId: newId() });
    const unknown = { code: 'STOCK_LINE_UNKNOWN' };
    await expect(
      moveBetweenZones.execute(keeperHere, { ...base(), lines: [{ ...line, toZoneId: zoneId }] }),
    ).rejects.toMatchObject(unknown);
    await expect(
      dispatchTransfer.execute(keeperHere, {
        ...base(),
        toStoreId: there.id,
        lines: [{ ...line, zoneId }],
      }),
    ).rejects.toMatchObject(unknown);
    await expect(
      adjustStock.execute(keeperHere, {
        ...base(),
        reason: 'DAMAGE',
        lines: [{ productId: product.id, quantity: '-1', zoneId }],
      }),
    ).rejects.toMatchObject(unknown);
  });

  it('move between zones at no change of cost', async () => {
    const product = await stocked('5', '100');
    const damaged = await db().zone.findFirstOrThrow({ where: { storeId: here.id, kind: 'DAMAGED' } });
    const move = {
      storeId: here.id,
      requestId: newId(),
      lines: [{ productId: product.id, quantity: '2', toZoneId: damaged.id }],
    };
    const first = await moveBetweenZones.execute(keeperHere, move);
    expect(await moveBetweenZones.execute(keeperHere, move)).toEqual(first);
    const level = await db().stockLevel.findFirstOrThrow({
      where: { storeId: here.id, productId: product.id, zoneId: damaged.id },
    });
    expect(level.onHand.toString()).toBe('2');
    expect(await costOf(here.id, product.id)).toMatchObject({ valueFen: 500n });
    await expect(
      moveBetweenZones.execute(keeperHere, {
        ...move,
        requestId: newId(),
        lines: [{ productId: product.id, quantity: '1', fromZoneId: damaged.id, toZoneId: damaged.id }],
      }),
    ).rejects.toMatchObject({ code: 'ZONE_MOVE_TO_ITSELF' });
  });

  it('send goods back at their average cost', async () => {
    const product = await stocked('5', '100');
    await returnToSupplier.execute(keeperHere, {
      storeId: here.id,
      requestId: newId(),
      supplierId,
      reason: '质量问题',
      lines: [{ productId: product.id, quantity: '2', creditFen: 150 }],
    });
    expect(await costOf(here.id, product.id)).toMatchObject({ valueFen: 300n });
    expect(await differences()).toEqual([]);
  });
});
