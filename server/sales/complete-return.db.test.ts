import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { fenOf, milliOf } from '@/server/platform/numbers';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeReturn, makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { completeReturn } from './complete-return';
import { completeSale } from './complete-sale';
import { recordPickup } from './record-pickup';
import type { SaleInput } from './schema';

describe('a return', () => {
  let shop: Awaited<ReturnType<typeof makeCounter>>;
  let seq: number;
  beforeEach(async () => {
    shop = await makeCounter();
    seq = 0;
  });

  async function sell(
    options: {
      quantity?: string;
      handover?: 'NOW' | 'LATER';
      roundingFen?: number;
      listPriceFen?: number;
    } = {},
  ) {
    const product = await makeProduct({ listPriceFen: options.listPriceFen ?? 10_000 });
    seq += 1;
    const sale = makeSale(
      shop.at(seq),
      [{ product, quantity: options.quantity ?? '3', handover: options.handover ?? 'NOW' }],
      {
        roundingFen: options.roundingFen ?? 0,
      },
    );
    await completeSale(shop.ctx, { storeId: shop.store.id, ...sale });
    return { product, sale };
  }

  function returning(
    sale: SaleInput,
    quantity: string,
    refundFen: number,
    options: { paidFen?: number; disposition?: 'RESTOCK' | 'DAMAGED' } = {},
  ) {
    seq += 1;
    return {
      storeId: shop.store.id,
      ...makeReturn(shop.at(seq), sale, { quantity, ...options, refundFen }),
    };
  }

  it('gives money, goods and cost back, and answers a repeat with the first result', async () => {
    const { product, sale } = await sell();
    const input = returning(sale, '1', 10_000, { disposition: 'DAMAGED' });
    const first = await completeReturn.execute(shop.ctx, input);
    expect(first).toMatchObject({ refundFen: 10_000, number: input.number });
    expect(await completeReturn.execute(shop.ctx, input)).toEqual(first);
    await expect(completeReturn.execute(shop.ctx, { ...input, reason: '别的' })).rejects.toMatchObject({
      code: 'CONFLICT_REQUEST',
    });
    const damaged = await db().stockLevel.findFirstOrThrow({
      where: { storeId: shop.store.id, productId: product.id, zoneId: shop.store.zones.damaged.id },
    });
    expect(milliOf(damaged.onHand)).toBe(1_000);
    const cash = await db().cashMovement.findFirstOrThrow({
      where: { storeId: shop.store.id, ticketId: input.requestId },
    });
    expect([cash.kind, fenOf(cash.amountFen)]).toEqual(['REFUND', -10_000]);
    expect(
      await db().auditEntry.count({ where: { scopeId: shop.store.id, subjectId: input.requestId } }),
    ).toBe(1);
  });

  it('takes back at most what was sold, in parts that add up', async () => {
    const { sale } = await sell({ quantity: '3', listPriceFen: 3_333 });
    await completeReturn.execute(shop.ctx, returning(sale, '1', 3_333));
    await completeReturn.execute(shop.ctx, returning(sale, '2', 6_666));
    await expect(completeReturn.execute(shop.ctx, returning(sale, '1', 3_333))).rejects.toMatchObject({
      code: 'RETURN_EXCEEDS_SOLD',
    });
  });

  it('lets only one of two that race have the last piece', async () => {
    const { sale } = await sell({ quantity: '1' });
    const results = await Promise.allSettled([
      completeReturn.execute(shop.ctx, returning(sale, '1', 10_000)),
      completeReturn.execute(shop.ctx, returning(sale, '1', 10_000)),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db().ticket.count({ where: { storeId: shop.store.id, kind: 'RETURN' } })).toBe(1);
  });

  it('refuses a wrong refund and more than the tender took', async () => {
    const { sale } = await sell({ quantity: '1' });
    await expect(completeReturn.execute(shop.ctx, returning(sale, '1', 9_999))).rejects.toMatchObject({
      code: 'REFUND_WRONG',
    });
    await expect(
      completeReturn.execute(shop.ctx, returning(sale, '1', 10_000, { paidFen: 12_000 })),
    ).rejects.toMatchObject({ code: 'REFUND_WRONG' });
  });

  it('does not pay back what rounding left off', async () => {
    const { sale } = await sell({ quantity: '1', listPriceFen: 10_050, roundingFen: 50 });
    const done = await completeReturn.execute(shop.ctx, returning(sale, '1', 10_050, { paidFen: 10_000 }));
    expect(done.refundFen).toBe(10_000);
  });

  it('moves goods that never left within the shop, and takes pickups into account', async () => {
    const { product, sale } = await sell({ quantity: '2', handover: 'LATER' });
    const lineId = sale.lines[0]?.id ?? '';
    await recordPickup.execute(shop.ctx, {
      storeId: shop.store.id,
      requestId: newId(),
      lineId,
      quantity: '1',
    });
    await expect(
      recordPickup.execute(shop.ctx, { storeId: shop.store.id, requestId: newId(), lineId, quantity: '2' }),
    ).rejects.toMatchObject({ code: 'PICKUP_EXCEEDS_AWAITING' });
    await completeReturn.execute(shop.ctx, returning(sale, '2', 20_000));
    const levels = await db().stockLevel.findMany({
      where: { storeId: shop.store.id, productId: product.id },
    });
    expect(levels.reduce((sum, level) => sum + milliOf(level.onHand), 0)).toBe(0);
    expect(levels.find((level) => level.zoneId === shop.store.zones.awaiting.id)?.onHand.toNumber()).toBe(0);
  });

  it('is refused without the right, from an office browser and for another store', async () => {
    const { sale } = await sell();
    const keeper = await makePerson(['STOCK_KEEPER'], shop.store.id);
    await expect(
      completeReturn.execute(await contextOf(keeper, { device: shop.device }), returning(sale, '1', 10_000)),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      completeReturn.execute(await contextOf(shop.person), returning(sale, '1', 10_000)),
    ).rejects.toMatchObject({ code: 'COUNTER_DEVICE_REQUIRED' });
    const other = await makeCounter();
    await expect(completeReturn.execute(other.ctx, returning(sale, '1', 10_000))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
