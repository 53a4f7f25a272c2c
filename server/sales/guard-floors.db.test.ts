import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { checkPrices } from './check-prices';
import { completeSale } from './complete-sale';

let shop: Awaited<ReturnType<typeof makeCounter>>;
beforeAll(async () => {
  shop = await makeCounter();
});

describe('price checks', () => {
  const ask = (ctx: typeof shop.ctx, productId: string, prices: number[]) =>
    checkPrices(ctx, {
      storeId: shop.store.id,
      lines: prices.map((netFen) => ({ lineId: newId(), productId, quantity: '1', netFen })),
    });

  it('tell no floor to who asks many prices at once', async () => {
    const product = await makeProduct({ listPriceFen: 10_000, floorPriceFen: 7_777 });
    const prices = Array.from({ length: 50 }, (_, index) => 7_800 + index);
    const answers = await ask(shop.ctx, product.id, prices);
    expect(answers.filter((answer) => !answer.needsApproval)).toHaveLength(6);
    const [later, atList] = await ask(shop.ctx, product.id, [9_000, 10_000]);
    expect([later?.needsApproval, atList?.needsApproval]).toEqual([true, false]);
  });

  it('tell no floor to who asks many times at once', async () => {
    const product = await makeProduct({ listPriceFen: 10_000, floorPriceFen: 7_777 });
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => ask(shop.ctx, product.id, [7_800 + index])),
    );
    expect(answers.flat().filter((answer) => !answer.needsApproval)).toHaveLength(6);
  });

  it('answer who may see floors every time', async () => {
    const product = await makeProduct({ listPriceFen: 10_000, floorPriceFen: 7_777 });
    const manager = await makePerson(['STORE_MANAGER'], shop.store.id);
    const ctx = await contextOf(manager, { device: shop.device });
    const answers = await ask(
      ctx,
      product.id,
      Array.from({ length: 50 }, (_, index) => 7_800 + index),
    );
    expect(answers.every((answer) => !answer.needsApproval && answer.floorFen === 7_777)).toBe(true);
  });
});

describe('approvals', () => {
  it.each([
    ['the product it was given for', false],
    ['another product at the same price', true],
  ])('cover %s: breach %s', async (_, swapped) => {
    const [shown, dear] = await Promise.all([
      makeProduct({ listPriceFen: 10_000, floorPriceFen: 9_000 }),
      makeProduct({ listPriceFen: 90_000, floorPriceFen: 80_000 }),
    ]);
    const product = swapped ? dear : shown;
    const [id, lineId, approvalId] = [newId(), newId(), newId()];
    const now = new Date();
    await db().approval.create({
      data: {
        storeId: shop.store.id,
        id: approvalId,
        kind: 'BELOW_FLOOR',
        subjectId: id,
        lineId,
        productId: shown.id,
        quantity: '1',
        netFen: 8_000n,
        oldFen: 10_000n,
        reason: '老顾客',
        requestedById: shop.person.id,
        grantedById: newId(),
        deviceId: shop.device.id,
        businessDay: shop.session.businessDay,
        grantedAt: now,
        expiresAt: new Date(now.getTime() + 300_000),
      },
    });
    const sale = makeSale({ ...shop.at(swapped ? 2 : 1), id }, [
      { product, id: lineId, approvalId, unitPriceFen: 8_000 },
    ]);
    const result = await completeSale(shop.ctx, { storeId: shop.store.id, ...sale });
    expect(result.lines[0]?.breach).toBe(swapped);
  });
});
