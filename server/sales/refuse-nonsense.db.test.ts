import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeSale } from '@/tests/factories/sales';
import { completeReturn } from './complete-return';
import { completeSale, completeSales } from './complete-sale';
import { holdSale } from './hold-sale';
import { keepRejected } from './keep-rejected';
import { recordPickup } from './record-pickup';

let shop: Awaited<ReturnType<typeof makeCounter>>;
beforeAll(async () => {
  shop = await makeCounter(['STORE_MANAGER']);
});

const numberOf = (seq: number) => `${shop.device.prefix}-${String(seq).padStart(6, '0')}`;

async function sell(seq: number, quantity: string, handover: 'NOW' | 'LATER' = 'NOW') {
  const product = await makeProduct();
  const sale = makeSale(shop.at(seq), [{ product, quantity, handover }]);
  await completeSale(shop.ctx, { storeId: shop.store.id, ...sale });
  const [line] = sale.lines;
  const [tender] = sale.tenders;
  if (!line || !tender) throw new Error('a sale has a line and a tender');
  return { sale, line, tender };
}

function takeBack(
  seq: number,
  of: Awaited<ReturnType<typeof sell>>,
  quantity: string,
  refunds: number[],
  ids: { requestId?: string; lineId?: string } = {},
) {
  return completeReturn.execute(shop.ctx, {
    storeId: shop.store.id,
    requestId: ids.requestId ?? newId(),
    number: numberOf(seq),
    seq,
    sessionId: shop.session.id,
    occurredAt: new Date(),
    originalTicketId: of.sale.id,
    reason: '不合适',
    lines: [
      {
        id: ids.lineId ?? newId(),
        returnsLineId: of.line.id,
        quantity,
        disposition: 'RESTOCK',
        refundFen: refunds.reduce((sum, fen) => sum + fen, 0),
      },
    ],
    refunds: refunds.map((amountFen) => ({ id: newId(), refundsTenderId: of.tender.id, amountFen })),
  });
}

describe('returns', () => {
  it('counts every refund of one tender against what it took', async () => {
    const sold = await sell(1, '2');
    await takeBack(2, sold, '1', [4_000, 6_000]);
    const balance = await db().tenderBalance.findFirstOrThrow({ where: { tenderId: sold.tender.id } });
    expect(balance.refundedFen).toBe(10_000n);
  });

  it('takes and hands over no half of a whole piece', async () => {
    const sold = await sell(3, '2', 'LATER');
    await expect(takeBack(4, sold, '0.5', [5_000])).rejects.toMatchObject({ code: 'QUANTITY_TOO_FINE' });
    await expect(
      recordPickup.execute(shop.ctx, {
        storeId: shop.store.id,
        requestId: newId(),
        lineId: sold.line.id,
        quantity: '1.5',
      }),
    ).rejects.toMatchObject({ code: 'QUANTITY_TOO_FINE' });
  });

  it('is a conflict under the id of a sale or with a line that is there', async () => {
    const sold = await sell(5, '2');
    const code = { code: 'CONFLICT_REQUEST' };
    await expect(takeBack(6, sold, '1', [10_000], { requestId: sold.sale.id })).rejects.toMatchObject(code);
    await expect(takeBack(6, sold, '1', [10_000], { lineId: sold.line.id })).rejects.toMatchObject(code);
  });
});

describe('one bad sale among good ones', () => {
  it.each([
    [
      'a text no column holds',
      (sale: ReturnType<typeof makeSale>) => ({ ...sale, note: 'a\u0000b' }),
      'INVALID_INPUT',
    ],
    [
      'half a character',
      (sale: ReturnType<typeof makeSale>) => ({ ...sale, note: 'a\ud800b' }),
      'INVALID_INPUT',
    ],
    [
      'a tender of another sale',
      (sale: ReturnType<typeof makeSale>, taken: string) => ({
        ...sale,
        tenders: sale.tenders.map((tender) => ({ ...tender, id: taken })),
      }),
      'CONFLICT_REQUEST',
    ],
    [
      'a list price beyond counting',
      (sale: ReturnType<typeof makeSale>) => ({
        ...sale,
        lines: sale.lines.map((line) => ({ ...line, listPriceFen: 100_000_000_000, overrideReason: '样品' })),
      }),
      'INVALID_INPUT',
    ],
  ])('refuses %s and books the others', async (_, spoil, code) => {
    const counter = await makeCounter();
    const product = await makeProduct({ listPriceFen: 1 });
    const sale = (seq: number) => makeSale(counter.at(seq), [{ product, quantity: '9000000' }]);
    const first = sale(1);
    const outcomes = await completeSales(counter.ctx, {
      storeId: counter.store.id,
      sales: [first, spoil(sale(2), first.tenders[0]?.id ?? ''), sale(3)],
    });
    expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.error.code))).toEqual(['ok', code, 'ok']);
  });

  it('keeps selling a product far below zero', async () => {
    const counter = await makeCounter();
    const product = await makeProduct({ listPriceFen: 1 });
    for (const [index, quantity] of ['9999999', '9999999', '1'].entries()) {
      const sale = makeSale(counter.at(index + 1), [{ product, quantity }]);
      await completeSale(counter.ctx, { storeId: counter.store.id, ...sale });
    }
    const level = await db().stockLevel.findFirstOrThrow({ where: { productId: product.id } });
    expect(String(level.onHand)).toBe('-19999999');
  });
});

describe('numbers and texts', () => {
  it('refuses a number no tablet counted to', async () => {
    const counter = await makeCounter();
    const product = await makeProduct();
    const book = (seq: number) =>
      completeSale(counter.ctx, { storeId: counter.store.id, ...makeSale(counter.at(seq), [{ product }]) });
    await book(1);
    await expect(book(999_999_999)).rejects.toMatchObject({ code: 'RECEIPT_NUMBER_WRONG' });
    await expect(book(1_003)).rejects.toMatchObject({ code: 'RECEIPT_NUMBER_WRONG' });
    await expect(
      keepRejected.execute(counter.ctx, {
        storeId: counter.store.id,
        requestId: newId(),
        number: `${counter.device.prefix}-999999999`,
        seq: 999_999_999,
        payload: {},
        errorCode: 'TOTALS_DIFFER',
      }),
    ).rejects.toMatchObject({ code: 'RECEIPT_NUMBER_WRONG' });
    expect((await book(1_002)).flags).toEqual([]);
  });

  it('names what a basket cannot hold', async () => {
    await expect(
      holdSale.execute(shop.ctx, {
        storeId: shop.store.id,
        requestId: newId(),
        label: '张先生',
        totalFen: 0,
        basket: { note: '\u0000' },
      }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});
