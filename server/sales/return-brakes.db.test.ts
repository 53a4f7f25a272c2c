import { beforeEach, describe, expect, it } from 'vitest';
import { addDays, businessDayOf } from '@/lib/business-day';
import { grantApproval } from '@/server/approvals/grant-approval';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { hashSecret } from '@/server/staff/auth/hash-secret';
import type { RoleName } from '@/server/staff/permissions';
import { forgetStoreSettings } from '@/server/stores/store-settings';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeReturn, makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { completeReturn } from './complete-return';
import { completeSale } from './complete-sale';
import { lastFreeDay, returnBrakes } from './return-brakes';
import type { SaleInput } from './schema';
import { ticketDetail } from './ticket-detail';

const PIN = '314159';
const DAY_MS = 24 * 3_600_000;

/** What the books say of stock, tickets and returns. */
async function differences(): Promise<string[]> {
  const facts = (await checkBooks(db())).filter((fact) => [1, 2, 3].includes(fact.number));
  return facts.flatMap((fact) => fact.examples);
}

describe('brakes on returns', () => {
  let shop: Awaited<ReturnType<typeof makeCounter>>;
  let managerId: string;
  let seq: number;
  beforeEach(async () => {
    shop = await makeCounter();
    managerId = (await makePerson(['STORE_MANAGER'], shop.store.id)).id;
    await db().person.update({ where: { id: managerId }, data: { pinHash: await hashSecret(PIN) } });
    seq = 0;
    await set({ returnWindowDays: 7, returnLimitClerkFen: 50_000, returnLimitManagerFen: 200_000 });
  });

  async function set(data: Record<string, number>) {
    await db().store.update({ where: { id: shop.store.id }, data });
    forgetStoreSettings(shop.store.id);
  }

  async function sell(options: { quantity?: string; listPriceFen?: number } = {}) {
    const product = await makeProduct({ listPriceFen: options.listPriceFen ?? 10_000 });
    seq += 1;
    const sale = makeSale(shop.at(seq), [{ product, quantity: options.quantity ?? '3' }]);
    await completeSale(shop.ctx, { storeId: shop.store.id, ...sale });
    return sale;
  }

  function returning(sale: SaleInput, quantity: string, refundFen: number) {
    seq += 1;
    return {
      storeId: shop.store.id,
      ...makeReturn(shop.at(seq), sale, { quantity, refundFen }),
    };
  }

  async function allowed(input: ReturnType<typeof returning>, now = new Date()) {
    const { approvalId } = await grantApproval(
      { ...shop.ctx, now },
      {
        requestId: newId(),
        storeId: shop.store.id,
        kind: 'RETURN',
        granterId: managerId,
        reason: '质量问题',
        pin: PIN,
        subjectId: input.requestId,
        originalTicketId: input.originalTicketId,
        lines: input.lines.map(({ returnsLineId, quantity, disposition, refundFen }) => ({
          returnsLineId,
          quantity,
          disposition,
          refundFen,
        })),
        netFen: input.refunds.reduce((sum, refund) => sum + refund.amountFen, 0),
        oldFen: 0,
      },
    );
    return approvalId;
  }

  /** The same counter so many business days later, by the server's clock. */
  function later(days: number) {
    return { ...shop.ctx, now: new Date(Date.now() + days * DAY_MS) };
  }

  it('a window of 7 days ends with the seventh business day after the sale, and the day of the sale is day 0', () => {
    expect([lastFreeDay('2026-11-28', 7), lastFreeDay('2026-11-28', 0)]).toEqual([
      '2026-12-05',
      '2026-11-28',
    ]);
  });

  it('goods come back freely until the last day of the window, and after it by approval alone', async () => {
    const sale = await sell();
    const lastDay = addDays(businessDayOf(new Date(), 'Asia/Shanghai', 240), 7);
    expect(await returnBrakes(later(7), shop.store.id, sale.id)).toMatchObject({
      lastFreeDay: lastDay,
      isAfterWindow: false,
    });
    await completeReturn.execute(later(7), returning(sale, '1', 10_000));
    const input = returning(sale, '1', 10_000);
    await expect(completeReturn.execute(later(8), input)).rejects.toMatchObject({
      code: 'RETURN_AFTER_WINDOW',
      params: { lastDay },
    });
    const approvalId = await allowed(input, later(8).now);
    await completeReturn.execute(later(8), { ...input, approvalId });
    expect(
      await db().approvalUse.count({
        where: { storeId: shop.store.id, approvalId, subjectId: input.requestId },
      }),
    ).toBe(1);
    const { approvals } = await ticketDetail(db(), shop.store.id, input.requestId, { floor: false });
    expect(approvals).toMatchObject([
      { kind: 'RETURN', reason: '质量问题', requestedBy: shop.person.name, netFen: 10_000 },
    ]);
    expect(approvals[0]?.grantedBy).not.toBe(shop.person.name);
    expect(await differences()).toEqual([]);
  });

  it('an approval covers exactly this return: no other goods, state, money, ticket or time', async () => {
    await set({ returnWindowDays: 0 });
    const sale = await sell();
    const other = await sell();
    const tomorrow = later(1);
    const input = returning(sale, '1', 10_000);
    const approvalId = await allowed(input, tomorrow.now);
    const line = input.lines[0];
    if (!line) throw new Error('a return has a line');
    const elsewhere = returning(other, '1', 10_000);
    const changed = [
      {
        ...input,
        lines: [{ ...line, quantity: '2', refundFen: 20_000 }],
        refunds: input.refunds.map((one) => ({ ...one, amountFen: 20_000 })),
      },
      { ...input, lines: [{ ...line, disposition: 'DAMAGED' as const }] },
      { ...elsewhere, requestId: input.requestId },
      returning(sale, '1', 10_000),
    ];
    for (const one of changed) {
      await expect(completeReturn.execute(tomorrow, { ...one, approvalId })).rejects.toMatchObject({
        code: 'RETURN_AFTER_WINDOW',
      });
    }
    const tooLate = { ...tomorrow, now: new Date(tomorrow.now.getTime() + 6 * 60_000) };
    await expect(completeReturn.execute(tooLate, { ...input, approvalId })).rejects.toMatchObject({
      code: 'RETURN_AFTER_WINDOW',
    });
    await completeReturn.execute(tomorrow, { ...input, approvalId });
  });

  it.each<[RoleName, number]>([
    ['CLERK', 50_000],
    ['STORE_MANAGER', 200_000],
  ])('a %s pays back up to the limit of the role alone, and more by approval', async (role, limitFen) => {
    const person = await makePerson([role], shop.store.id);
    const ctx = await contextOf(person, { device: shop.device });
    const sale = await sell({ quantity: '3', listPriceFen: limitFen });
    const much = returning(sale, '2', 2 * limitFen);
    await expect(completeReturn.execute(ctx, much)).rejects.toMatchObject({
      code: 'RETURN_ABOVE_LIMIT',
      params: { limitFen },
    });
    await completeReturn.execute(ctx, returning(sale, '1', limitFen));
    const approvalId = await allowed(much);
    await completeReturn.execute(ctx, { ...much, approvalId });
  });

  it('a large return cut in small ones needs its approval all the same', async () => {
    const sale = await sell({ quantity: '3', listPriceFen: 30_000 });
    await completeReturn.execute(shop.ctx, returning(sale, '1', 30_000));
    expect(await returnBrakes(shop.ctx, shop.store.id, sale.id)).toMatchObject({ freeFen: 20_000 });
    await expect(completeReturn.execute(shop.ctx, returning(sale, '1', 30_000))).rejects.toMatchObject({
      code: 'RETURN_ABOVE_LIMIT',
    });
  });

  it('of two at once the second counts the first', async () => {
    const sale = await sell({ quantity: '2', listPriceFen: 30_000 });
    const results = await Promise.allSettled([
      completeReturn.execute(shop.ctx, returning(sale, '1', 30_000)),
      completeReturn.execute(shop.ctx, returning(sale, '1', 30_000)),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('a line of 2.37 m comes back in any part, pieces whole', async () => {
    const product = await makeProduct({ listPriceFen: 3_333, decimals: 2 });
    seq += 1;
    const sale = makeSale(shop.at(seq), [{ product, quantity: '2.37' }]);
    await completeSale(shop.ctx, { storeId: shop.store.id, ...sale });
    const netFen = sale.lines[0]?.netFen ?? 0;
    const part = Math.round((netFen * 1_001) / 2_370);
    await completeReturn.execute(shop.ctx, returning(sale, '1.001', part));
    await completeReturn.execute(shop.ctx, returning(sale, '1.369', netFen - part));
    const pieces = await sell();
    await expect(completeReturn.execute(shop.ctx, returning(pieces, '0.5', 5_000))).rejects.toMatchObject({
      code: 'QUANTITY_TOO_FINE',
    });
  });
});
