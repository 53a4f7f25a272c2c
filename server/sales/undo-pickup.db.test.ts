import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { milliOf } from '@/server/platform/numbers';
import { checkBooks } from '@/server/reports/books/check-books';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeReturn, makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { completeReturn } from './complete-return';
import { completeSale } from './complete-sale';
import { recordPickup } from './record-pickup';
import { listJustPickedUp, undoPickup } from './undo-pickup';

/** What the books say of stock, tickets and returns. */
async function differences(): Promise<string[]> {
  const facts = (await checkBooks(db())).filter((fact) => [1, 2, 3].includes(fact.number));
  return facts.flatMap((fact) => fact.examples);
}

describe('a pickup taken back', () => {
  let shop: Awaited<ReturnType<typeof makeCounter>>;
  let seq: number;
  beforeEach(async () => {
    shop = await makeCounter();
    seq = 0;
  });

  async function pickedUp(quantity: string) {
    const product = await makeProduct({ listPriceFen: 10_000 });
    seq += 1;
    const sale = makeSale(shop.at(seq), [{ product, quantity: '4', handover: 'LATER' }]);
    await completeSale(shop.ctx, { storeId: shop.store.id, ...sale });
    const line = { lineId: sale.lines[0]?.id ?? '' };
    const { pickupId } = await recordPickup.execute(shop.ctx, {
      storeId: shop.store.id,
      requestId: newId(),
      ...line,
      quantity,
    });
    return { product, sale, pickupId, ...line };
  }
  const undo = (pickupId: string, ctx = shop.ctx) =>
    undoPickup.execute(ctx, { storeId: shop.store.id, requestId: newId(), pickupId });
  const atMs = (ms: number) => ({ ...shop.ctx, now: new Date(Date.now() + ms) });

  async function awaiting(lineId: string) {
    const balance = await db().ticketLineBalance.findUniqueOrThrow({
      where: { storeId_lineId: { storeId: shop.store.id, lineId } },
    });
    return milliOf(balance.awaitingQuantity);
  }

  it('puts the goods back among what awaits, at the cost they left with, by entries of its own', async () => {
    const { lineId, pickupId, product } = await pickedUp('3');
    expect((await listJustPickedUp(shop.ctx, shop.store.id)).map((one) => one.pickupId)).toEqual([pickupId]);
    await undo(pickupId);
    expect(await awaiting(lineId)).toBe(4_000);
    expect(await listJustPickedUp(shop.ctx, shop.store.id)).toEqual([]);
    const entries = await db().stockEntry.findMany({
      where: {
        storeId: shop.store.id,
        productId: product.id,
        documentKind: 'PICKUP',
        kind: { not: 'COST_CORRECTION' },
      },
      orderBy: { id: 'asc' },
    });
    expect(entries.map((entry) => [entry.kind, milliOf(entry.quantity)])).toEqual([
      ['SALE', -3_000],
      ['RETURN', 3_000],
    ]);
    expect((entries[0]?.valueFen ?? 0n) + (entries[1]?.valueFen ?? 1n)).toBe(0n);
    // What awaits is handed over and returned as ever.
    await recordPickup.execute(shop.ctx, {
      storeId: shop.store.id,
      requestId: newId(),
      lineId,
      quantity: '4',
    });
    expect(await differences()).toEqual([]);
  });

  it('gives the cost back right when the goods are returned later', async () => {
    const { lineId, pickupId, product, sale } = await pickedUp('4');
    await undo(pickupId);
    await recordPickup.execute(shop.ctx, {
      storeId: shop.store.id,
      requestId: newId(),
      lineId,
      quantity: '2',
    });
    seq += 1;
    await completeReturn.execute(shop.ctx, {
      storeId: shop.store.id,
      ...makeReturn(shop.at(seq), sale, { quantity: '4', refundFen: 40_000 }),
    });
    const { _sum } = await db().stockEntry.aggregate({
      where: { storeId: shop.store.id, productId: product.id },
      _sum: { quantity: true, valueFen: true },
    });
    expect([Number(_sum.quantity), _sum.valueFen]).toEqual([0, 0n]);
    expect(await differences()).toEqual([]);
  });

  it('within the minute alone, once, and by whoever handed over', async () => {
    const { pickupId, lineId } = await pickedUp('1');
    await expect(undo(pickupId, atMs(70_000))).rejects.toMatchObject({ code: 'PICKUP_UNDO_TOO_LATE' });
    const colleague = await contextOf(await makePerson(['CLERK'], shop.store.id), { device: shop.device });
    await expect(undo(pickupId, colleague)).rejects.toMatchObject({ code: 'PICKUP_OF_ANOTHER' });
    await undo(pickupId, atMs(59_000));
    await expect(undo(pickupId)).rejects.toMatchObject({ code: 'PICKUP_GONE' });
    const taken = await db().pickup.findFirstOrThrow({
      where: { storeId: shop.store.id, reversesId: pickupId },
    });
    await expect(undo(taken.id)).rejects.toMatchObject({ code: 'PICKUP_GONE' });
    expect(await awaiting(lineId)).toBe(4_000);
  });

  it('is taken back by one of two at once, and a repeat gets the first answer', async () => {
    const { pickupId, lineId } = await pickedUp('1');
    const results = await Promise.allSettled([undo(pickupId), undo(pickupId)]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    const again = { storeId: shop.store.id, requestId: newId(), pickupId: (await pickedUp('1')).pickupId };
    expect(await undoPickup.execute(shop.ctx, again)).toEqual(await undoPickup.execute(shop.ctx, again));
    expect(await awaiting(lineId)).toBe(4_000);
  });

  it('is refused when the goods came back as a return meanwhile', async () => {
    const { pickupId, sale } = await pickedUp('4');
    seq += 1;
    await completeReturn.execute(shop.ctx, {
      storeId: shop.store.id,
      ...makeReturn(shop.at(seq), sale, { refundFen: 10_000 }),
    });
    await expect(undo(pickupId)).rejects.toMatchObject({ code: 'PICKUP_GONE' });
  });
});
