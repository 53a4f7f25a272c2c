import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { completeReturn } from '@/server/sales/complete-return';
import { completeSale, completeSales } from '@/server/sales/complete-sale';
import { keepRejected } from '@/server/sales/keep-rejected';
import { missingNumbers } from '@/server/sales/missing-numbers';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeSale } from '@/tests/factories/sales';
import { explainNumber } from './explain-number';

let shop: Awaited<ReturnType<typeof makeCounter>>;
let product: Awaited<ReturnType<typeof makeProduct>>;
beforeEach(async () => {
  shop = await makeCounter(['STORE_MANAGER']);
  product = await makeProduct();
});

const saleOf = (seq: number) => makeSale(shop.at(seq), [{ product }]);
const sell = (sale: ReturnType<typeof makeSale>) =>
  completeSale(shop.ctx, { storeId: shop.store.id, ...sale });
const explain = (seq: number) =>
  explainNumber.execute(shop.office, {
    storeId: shop.store.id,
    requestId: newId(),
    deviceId: shop.device.id,
    seq,
    reason: '平板没电，票据丢失',
  });
const series = () =>
  db().receiptSeries.findFirstOrThrow({
    where: { storeId: shop.store.id, deviceId: shop.device.id },
    select: { last: true, accounted: true },
  });
/** The factory's sessions were opened without the command and so have no audit entry. */
const differences = async () =>
  (await checkBooks(db()))
    .flatMap((fact) => fact.examples)
    .filter((example) => !example.startsWith('sessions in the audit trail'));

describe('a number that was explained and turns up', () => {
  it('is booked as a sale, flagged, and the explanation stays', async () => {
    await sell(saleOf(3));
    await explain(1);
    const late = saleOf(1);
    const result = await sell(late);
    expect(result.flags).toEqual(['NUMBER_EXPLAINED']);
    expect(await sell(late)).toEqual(result);
    expect(await db().numberExplanation.count({ where: { storeId: shop.store.id } })).toBe(1);
    expect(await series()).toEqual({ last: 3, accounted: 2 });
    expect((await missingNumbers(db(), shop.store.id)).map((gap) => gap.seq)).toEqual([2]);
    const superseded = await db().auditEntry.findMany({
      where: { scopeId: shop.store.id, action: 'sales.supersedeExplanation' },
    });
    expect(superseded.map((entry) => entry.subjectId)).toEqual([`${shop.device.prefix}-1`]);
    await expect(explain(1)).rejects.toMatchObject({ code: 'NUMBER_NOT_OPEN' });
    await expect(sell(saleOf(1))).rejects.toMatchObject({ code: 'RECEIPT_NUMBER_TAKEN' });
    await explain(2);
    const [two, four] = await completeSales(shop.ctx, {
      storeId: shop.store.id,
      sales: [saleOf(2), saleOf(4)],
    });
    expect([two?.ok && two.result.flags, four?.ok && four.result.flags]).toEqual([['NUMBER_EXPLAINED'], []]);
    expect(await series()).toEqual({ last: 4, accounted: 4 });
    expect(await differences()).toEqual([]);
  });

  it('is booked as a return, or rejected', async () => {
    const sold = saleOf(4);
    await sell(sold);
    for (const seq of [1, 2, 3]) await explain(seq);
    const [line, tender] = [sold.lines[0], sold.tenders[0]];
    if (!line || !tender) throw new Error('a sale has a line and a tender');
    const returned = await completeReturn.execute(shop.ctx, {
      storeId: shop.store.id,
      requestId: newId(),
      number: saleOf(1).number,
      seq: 1,
      sessionId: shop.session.id,
      occurredAt: new Date(),
      originalTicketId: sold.id,
      reason: '不合适',
      lines: [
        {
          id: newId(),
          returnsLineId: line.id,
          quantity: '1',
          disposition: 'RESTOCK',
          refundFen: line.netFen,
        },
      ],
      refunds: [{ id: newId(), refundsTenderId: tender.id, amountFen: line.netFen }],
    });
    expect(returned.flags).toEqual(['NUMBER_EXPLAINED']);
    const keep = () =>
      keepRejected.execute(shop.ctx, {
        storeId: shop.store.id,
        requestId: newId(),
        number: saleOf(2).number,
        seq: 2,
        payload: {},
        errorCode: 'TOTALS_DIFFER',
      });
    await keep();
    await expect(keep()).rejects.toMatchObject({ code: 'RECEIPT_NUMBER_TAKEN' });
    expect(await series()).toEqual({ last: 4, accounted: 4 });
    expect(await differences()).toEqual([]);
  });

  it('is one thing when both come at once', async () => {
    await sell(saleOf(41));
    for (let seq = 1; seq <= 40; seq += 2) {
      const sale = saleOf(seq);
      const [explained, sold] = await Promise.allSettled(
        seq % 4 === 1 ? [explain(seq), sell(sale)] : [sell(sale), explain(seq)].toReversed(),
      );
      if (explained?.status === 'rejected') {
        expect(explained.reason).toMatchObject({ code: 'NUMBER_NOT_OPEN' });
      }
      expect(sold).toMatchObject({
        status: 'fulfilled',
        value: { flags: explained?.status === 'fulfilled' ? ['NUMBER_EXPLAINED'] : [] },
      });
    }
    expect(await series()).toEqual({ last: 41, accounted: 21 });
    expect(await differences()).toEqual([]);
  });
});
