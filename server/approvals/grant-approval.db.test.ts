import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { completeSale, completeSales } from '@/server/sales/complete-sale';
import { hashSecret } from '@/server/staff/auth/hash-secret';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { grantApproval } from './grant-approval';

const PIN = '271828';

describe('an approval on the spot', () => {
  let shop: Awaited<ReturnType<typeof makeCounter>>;
  let managerId: string;
  beforeAll(async () => {
    shop = await makeCounter();
    managerId = (await makePerson(['STORE_MANAGER'], shop.store.id)).id;
    await db().person.update({ where: { id: managerId }, data: { pinHash: await hashSecret(PIN) } });
  });

  async function below(seq: number) {
    const product = await makeProduct({ floorPriceFen: 9_000 });
    const lineId = newId();
    const sale = makeSale(shop.at(seq), [{ product, id: lineId, discount: { kind: 'amount', fen: 2_000 } }]);
    const ask = {
      requestId: newId(),
      storeId: shop.store.id,
      kind: 'BELOW_FLOOR' as const,
      granterId: managerId,
      reason: '老顾客',
      subjectId: sale.id,
      lineId,
      productId: product.id,
      quantity: '1',
      netFen: 8_000,
      oldFen: 10_000,
    };
    const withApproval = (approvalId: string) => ({
      ...sale,
      lines: sale.lines.map((line) => ({ ...line, approvalId })),
    });
    return { sale, ask, withApproval };
  }

  it('covers one line at one price, once', async () => {
    const { ask, withApproval } = await below(1);
    const { approvalId } = await grantApproval(shop.ctx, { ...ask, pin: PIN });
    const sale = withApproval(approvalId);
    expect((await completeSale(shop.ctx, { storeId: shop.store.id, ...sale })).lines[0]?.breach).toBe(false);
    expect(await db().approvalUse.count({ where: { storeId: shop.store.id, approvalId } })).toBe(1);
    const second = await below(2);
    expect(
      (await completeSale(shop.ctx, { storeId: shop.store.id, ...second.withApproval(approvalId) })).lines[0]
        ?.breach,
    ).toBe(true);
  });

  it('is spent by the first of a batch', async () => {
    const first = await below(3);
    const { approvalId } = await grantApproval(shop.ctx, { ...first.ask, pin: PIN });
    const second = await below(4);
    const outcomes = await completeSales(shop.ctx, {
      storeId: shop.store.id,
      sales: [first.withApproval(approvalId), second.withApproval(approvalId)],
    });
    expect(outcomes.map((outcome) => outcome.ok && outcome.result.lines[0]?.breach)).toEqual([false, true]);
  });

  it('is worth nothing after five minutes', async () => {
    const { ask, withApproval } = await below(5);
    const early = { ...shop.ctx, now: new Date(Date.now() - 6 * 60_000) };
    const { approvalId } = await grantApproval(early, { ...ask, pin: PIN });
    expect(
      (await completeSale(shop.ctx, { storeId: shop.store.id, ...withApproval(approvalId) })).lines[0]
        ?.breach,
    ).toBe(true);
  });

  it.each([
    ['after the sale: no', 10 * 60_000, true],
    ['within the slack of two clocks', 60_000, false],
  ])('was granted %s', async (what, laterMs, breach) => {
    const { sale, ask, withApproval } = await below(breach ? 7 : 8);
    const { approvalId } = await grantApproval({ ...shop.ctx, now: new Date() }, { ...ask, pin: PIN });
    const result = await completeSale(shop.ctx, {
      storeId: shop.store.id,
      ...withApproval(approvalId),
      occurredAt: new Date(sale.occurredAt.getTime() - laterMs),
    });
    expect([what, result.lines[0]?.breach]).toEqual([what, breach]);
  });

  it('needs the right person, another person, and the right PIN', async () => {
    const { ask } = await below(6);
    await expect(grantApproval(shop.ctx, { ...ask, pin: '000001' })).rejects.toMatchObject({
      code: 'SIGN_IN_REFUSED',
    });
    await db().person.update({ where: { id: shop.person.id }, data: { pinHash: await hashSecret(PIN) } });
    await expect(
      grantApproval(shop.ctx, { ...ask, granterId: shop.person.id, pin: PIN }),
    ).rejects.toMatchObject({ code: 'OWN_APPROVAL' });
    const clerk = await makePerson(['CLERK'], shop.store.id);
    await db().person.update({ where: { id: clerk.id }, data: { pinHash: await hashSecret(PIN) } });
    await expect(grantApproval(shop.ctx, { ...ask, granterId: clerk.id, pin: PIN })).rejects.toMatchObject({
      code: 'APPROVER_NOT_ENTITLED',
    });
    const keeper = await contextOf(await makePerson(['STOCK_KEEPER'], shop.store.id), {
      device: shop.device,
    });
    await expect(grantApproval(keeper, { ...ask, pin: PIN })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
