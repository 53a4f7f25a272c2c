import { beforeAll, describe, expect, it } from 'vitest';
import { receiptNumber } from '@/lib/receipt-number';
import { answerBreach } from '@/server/open-items/answer-breach';
import { explainNumber } from '@/server/open-items/explain-number';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { checkPrices } from './check-prices';
import { completeSale } from './complete-sale';
import { discardHeldSale, holdSale, resumeHeldSale } from './hold-sale';
import { keepRejected } from './keep-rejected';
import { listHeldSales } from './list-held-sales';
import { missingNumbers } from './missing-numbers';
import { listRejectedTickets } from './rejected-tickets';

describe('around the ticket', () => {
  let shop: Awaited<ReturnType<typeof makeCounter>>;
  const base = () => ({ storeId: shop.store.id, requestId: newId() });
  beforeAll(async () => {
    shop = await makeCounter(['CLERK', 'STORE_MANAGER']);
  });

  it('holds a basket that exactly one till takes up again', async () => {
    const { heldSaleId } = await holdSale.execute(shop.ctx, {
      ...base(),
      label: '王女士',
      totalFen: 9_900,
      basket: { lines: [1] },
    });
    const results = await Promise.allSettled([
      resumeHeldSale.execute(shop.ctx, { ...base(), heldSaleId }),
      resumeHeldSale.execute(shop.ctx, { ...base(), heldSaleId }),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(discardHeldSale.execute(shop.ctx, { ...base(), heldSaleId })).rejects.toMatchObject({
      code: 'HELD_SALE_GONE',
    });
  });

  it('lists what waits with its pieces: what is measured counts as one', async () => {
    const lines = [
      { quantityMilli: 3_000, product: { decimals: 0 } },
      { quantityMilli: 12_500, product: { decimals: 2 } },
    ];
    const { heldSaleId } = await holdSale.execute(shop.ctx, {
      ...base(),
      label: '',
      totalFen: 5_000,
      basket: { lines },
    });
    const odd = await holdSale.execute(shop.ctx, {
      ...base(),
      label: 'x',
      totalFen: 0,
      basket: { lines: 'no' },
    });
    const held = await listHeldSales(shop.ctx.db, shop.store.id);
    expect(held.find(({ id }) => id === heldSaleId)).toMatchObject({ pieces: 4, totalFen: 5_000 });
    expect(held.find(({ id }) => id === odd.heldSaleId)).toMatchObject({ pieces: 0 });
    for (const id of [heldSaleId, odd.heldSaleId])
      await discardHeldSale.execute(shop.ctx, { ...base(), heldSaleId: id });
  });

  it('gives the basket out once more to whoever asks under the same id after a lost answer', async () => {
    const basket = { lines: [{ id: 'a', quantityMilli: 2_000 }] };
    const held = { ...base(), label: '李先生', totalFen: 19_800, basket };
    const { heldSaleId } = await holdSale.execute(shop.ctx, held);
    const request = { ...base(), heldSaleId };
    expect(await resumeHeldSale.execute(shop.ctx, request)).toEqual({ basket });
    expect(await resumeHeldSale.execute(shop.ctx, request)).toEqual({ basket });
  });

  it('shows a gap, keeps a rejected ticket under its number and explains a lost one', async () => {
    const product = await makeProduct();
    await completeSale(shop.ctx, { storeId: shop.store.id, ...makeSale(shop.at(4), [{ product }]) });
    expect((await missingNumbers(db(), shop.store.id)).map((gap) => gap.seq)).toEqual([1, 2, 3]);
    const rejected = {
      ...base(),
      number: receiptNumber(shop.device.prefix, 2),
      seq: 2,
      payload: { any: 'thing' },
      errorCode: 'INVALID_INPUT',
      params: { field: 'lines.0.quantity', problem: 'required' },
    };
    await keepRejected.execute(shop.ctx, rejected);
    expect(await keepRejected.execute(shop.ctx, rejected)).toEqual({ number: rejected.number });
    const kept = await listRejectedTickets(db(), shop.store.id);
    expect(kept.find(({ number }) => number === rejected.number)?.params).toEqual(rejected.params);
    await explainNumber.execute(shop.office, {
      ...base(),
      deviceId: shop.device.id,
      seq: 1,
      reason: '平板摔坏',
    });
    await expect(
      explainNumber.execute(shop.office, { ...base(), deviceId: shop.device.id, seq: 2, reason: '再来' }),
    ).rejects.toMatchObject({ code: 'NUMBER_NOT_OPEN' });
    await completeSale(shop.ctx, { storeId: shop.store.id, ...makeSale(shop.at(3), [{ product }]) });
    expect(await missingNumbers(db(), shop.store.id)).toEqual([]);
    await expect(
      completeSale(shop.ctx, { storeId: shop.store.id, ...makeSale(shop.at(2), [{ product }]) }),
    ).rejects.toMatchObject({ code: 'RECEIPT_NUMBER_TAKEN' });
  });

  it('wants one answer to a breach', async () => {
    const product = await makeProduct({ floorPriceFen: 9_900 });
    const sale = makeSale(shop.at(5), [{ product, discount: { kind: 'amount', fen: 5_000 } }]);
    await completeSale(shop.ctx, { storeId: shop.store.id, ...sale });
    const breach = await db().breach.findFirstOrThrow({
      where: { storeId: shop.store.id, ticketId: sale.id },
    });
    await answerBreach.execute(shop.office, { ...base(), breachId: breach.id, answer: '样品处理' });
    await expect(
      answerBreach.execute(shop.office, { ...base(), breachId: breach.id, answer: '又一次' }),
    ).rejects.toMatchObject({ code: 'BREACH_ANSWERED' });
  });

  it('counts price checks, so that nobody feels their way to the floor', async () => {
    const clerk = await makePerson(['CLERK'], shop.store.id);
    const ctx = await contextOf(clerk, { device: shop.device });
    const product = await makeProduct({ floorPriceFen: 5_000 });
    const ask = (netFen: number) =>
      checkPrices(ctx, {
        storeId: shop.store.id,
        lines: [{ lineId: newId(), productId: product.id, quantity: '1', netFen }],
      });
    const answers: boolean[] = [];
    for (const netFen of [9_000, 8_000, 7_000, 6_000, 5_500, 5_100, 5_050]) {
      const [answer] = await ask(netFen);
      answers.push(answer?.needsApproval ?? false);
      expect(answer?.floorFen).toBeNull();
    }
    expect(answers).toEqual([false, false, false, false, false, false, true]);
    expect((await ask(10_000))[0]?.needsApproval).toBe(false);
    const [seen] = await checkPrices(shop.ctx, {
      storeId: shop.store.id,
      lines: [{ lineId: newId(), productId: product.id, quantity: '2', netFen: 9_000 }],
    });
    expect(seen).toMatchObject({ needsApproval: true, floorFen: 10_000 });
  });
});
