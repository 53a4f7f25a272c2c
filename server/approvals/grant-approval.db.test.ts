import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { completeSale, completeSales } from '@/server/sales/complete-sale';
import { ticketDetail } from '@/server/sales/ticket-detail';
import { hashSecret } from '@/server/staff/auth/hash-secret';
import { verifyPin } from '@/server/staff/auth/verify-pin';
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
    const { approvals } = await ticketDetail(db(), shop.store.id, sale.id, { floor: false });
    expect(approvals).toMatchObject([
      {
        kind: 'BELOW_FLOOR',
        lineId: ask.lineId,
        reason: '老顾客',
        requestedBy: shop.person.name,
        netFen: 8_000,
      },
    ]);
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

  it('wrong PINs say whose they are, and leave the manager’s own sign-in alone', async () => {
    const { ask } = await below(40);
    const { name } = await db().person.findUniqueOrThrow({ where: { id: ask.granterId } });
    const codes: string[] = [];
    for (let tries = 0; tries < 6; tries += 1) {
      const said = await grantApproval(shop.ctx, { ...ask, pin: '000001' }).catch((error) => error);
      expect(said.params).toMatchObject({ name });
      codes.push(said.code);
    }
    expect(codes.slice(0, 4)).toEqual(['PIN_WRONG', 'PIN_WRONG', 'PIN_WRONG', 'PIN_WRONG']);
    expect(codes.at(-1)).toBe('PIN_LOCKED');
    // The right one has to wait too, here; at the counter's door it opens at once.
    await expect(grantApproval(shop.ctx, { ...ask, pin: PIN })).rejects.toMatchObject({ code: 'PIN_LOCKED' });
    await verifyPin(db(), shop.device.id, ask.granterId, PIN, new Date());
    await db().signInAttempt.deleteMany({ where: { subject: { startsWith: 'word:' } } });
  });

  it('needs the right person, another person, and the right PIN', async () => {
    const { ask } = await below(6);
    await expect(grantApproval(shop.ctx, { ...ask, pin: '000001' })).rejects.toMatchObject({
      code: 'PIN_WRONG',
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

  it('somebody who may not approve here is no one to guess the PIN of: no count is kept', async () => {
    const { ask } = await below(41);
    const clerk = await makePerson(['CLERK'], shop.store.id);
    for (const granterId of [newId(), clerk.id]) {
      for (let tries = 0; tries < 6; tries += 1)
        await expect(grantApproval(shop.ctx, { ...ask, granterId, pin: '000001' })).rejects.toMatchObject({
          code: 'APPROVER_NOT_ENTITLED',
        });
      expect(await db().signInAttempt.count({ where: { subject: { endsWith: granterId } } })).toBe(0);
    }
  });
});
