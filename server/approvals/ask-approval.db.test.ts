import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { completeSale } from '@/server/sales/complete-sale';
import { waitingApprovals } from '@/server/sales/waiting-approvals';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { answerRequest, answerWithProof, askApproval, withdrawRequest } from './ask-approval';
import { askedByDevice } from './asked-approvals';

describe('a request to a manager’s phone', () => {
  let shop: Awaited<ReturnType<typeof makeCounter>>;
  let phone: Awaited<ReturnType<typeof contextOf>>;
  let other: typeof phone;
  beforeEach(async () => {
    shop = await makeCounter();
    phone = await contextOf(await makePerson(['STORE_MANAGER'], shop.store.id));
    other = await contextOf(await makePerson(['STORE_MANAGER'], shop.store.id));
  });

  async function below() {
    const product = await makeProduct({ floorPriceFen: 9_000 });
    await db().product.update({ where: { id: product.id }, data: { cost: '6000' } });
    const lineId = newId();
    const sale = makeSale(shop.at(1), [{ product, id: lineId, discount: { kind: 'amount', fen: 2_000 } }]);
    const act = {
      kind: 'BELOW_FLOOR' as const,
      subjectId: sale.id,
      lineId,
      productId: product.id,
      quantity: '1',
      netFen: 8_000,
      oldFen: 10_000,
    };
    return { sale, act, product };
  }
  const ask = (acts: Parameters<typeof askApproval.execute>[1]['acts'], now = new Date()) =>
    askApproval.execute(
      { ...shop.ctx, now },
      { requestId: newId(), storeId: shop.store.id, reason: '@regular', acts },
    );
  const say = (
    askedId: string,
    verdict: 'APPROVED' | 'DECLINED' = 'APPROVED',
    ctx = phone,
    run = answerRequest,
  ) => run.execute(ctx, { requestId: newId(), storeId: shop.store.id, askedId, verdict });
  const asked = () =>
    askedByDevice(db(), { storeId: shop.store.id, deviceId: shop.device.id, now: new Date() });

  it('shows what, who and at what price, and gives the very approval a PIN would', async () => {
    const { sale, act, product } = await below();
    const { askedId } = await ask([act]);
    const [shown, ...more] = await waitingApprovals(phone as never);
    expect(more).toEqual([]);
    expect(shown).toMatchObject({
      id: askedId,
      requestedBy: shop.person.name,
      reason: '@regular',
      wantsProof: false,
      lines: [{ name: product.name, listFen: 10_000, netFen: 8_000, quantity: '1' }],
    });
    expect(shown?.lines[0]?.marginBp).toBe(2_500);
    await say(askedId);
    expect(await waitingApprovals(phone as never)).toEqual([]);
    const [heard] = await asked();
    expect(heard).toMatchObject({ state: 'APPROVED', approvals: [{ lineId: act.lineId, netFen: 8_000 }] });
    const approvalId = heard?.approvals[0]?.id ?? '';
    const lines = sale.lines.map((line) => ({ ...line, approvalId }));
    const booked = await completeSale(shop.ctx, { storeId: shop.store.id, ...sale, lines });
    expect(booked.lines[0]?.breach).toBe(false);
    const approval = await db().approval.findFirstOrThrow({ where: { id: approvalId } });
    expect(approval).toMatchObject({
      requestedById: shop.person.id,
      deviceId: shop.device.id,
      requestId: askedId,
    });
    const trail = await db().auditEntry.findMany({
      where: { scopeId: shop.store.id, action: { startsWith: 'approvals.' } },
      orderBy: { id: 'asc' },
    });
    expect(trail.map(({ action }) => action)).toEqual(['approvals.ask', 'approvals.grant']);
  });

  it('of two managers at once one wins, and the other is told who', async () => {
    const { act } = await below();
    const { askedId } = await ask([act]);
    const outcomes = await Promise.allSettled([say(askedId), say(askedId, 'DECLINED', other)]);
    const lost = outcomes.filter((one) => one.status === 'rejected');
    expect(lost).toHaveLength(1);
    expect(lost[0]?.reason).toMatchObject({ code: 'APPROVAL_REQUEST_ANSWERED' });
    expect(lost[0]?.reason.params.name).not.toBe('');
    expect(await db().approval.count({ where: { storeId: shop.store.id } })).toBeLessThanOrEqual(1);
  });

  it('declined gives nothing; withdrawn and run out are gone from the phone', async () => {
    const { act } = await below();
    const declined = await ask([act]);
    await say(declined.askedId, 'DECLINED');
    const withdrawn = await ask([act]);
    const back = { requestId: newId(), storeId: shop.store.id, askedId: withdrawn.askedId };
    expect(await withdrawRequest.execute(shop.ctx, back)).toEqual({ withdrawn: true });
    const old = await ask([act], new Date(Date.now() - 6 * 60_000));
    expect(await waitingApprovals(phone as never)).toEqual([]);
    for (const { askedId } of [withdrawn, old])
      await expect(say(askedId)).rejects.toMatchObject({ code: 'APPROVAL_REQUEST_GONE' });
    expect((await asked()).map(({ state }) => state).toSorted()).toEqual([
      'DECLINED',
      'EXPIRED',
      'WITHDRAWN',
    ]);
    expect(await db().approval.count({ where: { storeId: shop.store.id } })).toBe(0);
  });

  it('what goes back wants the password of late; declining it does not', async () => {
    const acts = [
      {
        kind: 'RETURN' as const,
        subjectId: newId(),
        originalTicketId: newId(),
        lines: [
          { returnsLineId: newId(), quantity: '1', disposition: 'RESTOCK' as const, refundFen: 10_000 },
        ],
        netFen: 10_000,
        oldFen: 0 as const,
      },
    ];
    const { askedId } = await ask(acts);
    await expect(say(askedId)).rejects.toMatchObject({ code: 'APPROVAL_REQUEST_GONE' });
    const late = await contextOf(await makePerson(['STORE_MANAGER'], shop.store.id), {
      provedAt: new Date(Date.now() - 3_600_000),
    });
    await expect(say(askedId, 'APPROVED', late, answerWithProof)).rejects.toMatchObject({
      code: 'STEP_UP_NEEDED',
    });
    await say(askedId, 'APPROVED', phone, answerWithProof);
    const [heard] = await asked();
    expect(heard?.approvals).toHaveLength(1);
    const again = await ask(acts);
    await say(again.askedId, 'DECLINED');
  });

  it('nobody answers their own, and a clerk nothing', async () => {
    const { act } = await below();
    const { askedId } = await ask([act]);
    await expect(say(askedId, 'APPROVED', shop.office)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const both = await makePerson(['CLERK', 'STORE_MANAGER'], shop.store.id);
    const atTill = await contextOf(both, { device: shop.device });
    const own = await askApproval.execute(atTill, {
      requestId: newId(),
      storeId: shop.store.id,
      reason: '@regular',
      acts: [act],
    });
    const atHome = await contextOf(both);
    expect((await waitingApprovals(atHome as never)).map(({ id }) => id)).toEqual([askedId]);
    await expect(say(own.askedId, 'APPROVED', atHome)).rejects.toMatchObject({ code: 'OWN_APPROVAL' });
  });

  it('the database keeps it: answered once, five minutes, as it was asked', async () => {
    const { act } = await below();
    const { askedId } = await ask([act]);
    const where = { storeId_id: { storeId: shop.store.id, id: askedId } };
    await expect(db().approvalRequest.update({ where, data: { netFen: 1n } })).rejects.toThrow();
    await expect(db().approvalRequest.update({ where, data: { state: 'APPROVED' } })).rejects.toThrow(
      /approval_request_ended_says_by_whom_and_when/,
    );
    await say(askedId);
    await expect(
      db().approvalRequest.update({ where, data: { state: 'OPEN', answeredById: null, answeredAt: null } }),
    ).rejects.toThrow();
    expect((await asked())[0]).toMatchObject({ state: 'APPROVED', netFen: 8_000 });
    const row = await db().approvalRequest.findUniqueOrThrow({ where });
    await expect(
      db().approvalRequest.create({
        data: {
          ...row,
          id: newId(),
          acts: [],
          state: 'OPEN',
          answeredById: null,
          answeredAt: null,
          expiresAt: new Date(row.askedAt.getTime() + 600_000),
        },
      }),
    ).rejects.toThrow(/approval_request_lasts_five_minutes/);
  });
});
