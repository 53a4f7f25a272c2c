import { bonusOf } from '@/lib/top-up-bonus';
import { repay } from '@/server/customers/credit/repay';
import { reverseRepayment } from '@/server/customers/credit/reverse-repayment';
import { topUp } from '@/server/customers/credit/top-up';
import { topUpRules } from '@/server/customers/members/top-up-rules';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { completeSale } from '@/server/sales/complete-sale';
import { makeDebtor } from './credit';
import type { LivedDay } from './lived-papers';
import { makeSale } from './sales';

/** Levels and their rates are head office's; here it is enough that there is one. */
async function earnsPoints(customerId: string): Promise<void> {
  const name = `积分${customerId.slice(-8)}`;
  const { id } = await db().memberLevel.create({
    data: { id: newId(), name, discountBp: 0, pointsMilli: 1_000, place: 9, changedAt: new Date() },
  });
  await db().customer.update({ where: { id: customerId }, data: { levelId: id, levelSetAt: new Date() } });
}

/** A sale on account, paid in part at the till, which is taken back, and in part by transfer. */
export async function livedCredit({ store, ctx, product, device, sessionId }: LivedDay): Promise<void> {
  const base = () => ({ storeId: store.id, requestId: newId() });
  const { id: customerId } = await makeDebtor(ctx, store.id);
  await earnsPoints(customerId);
  const { last } = await db().receiptSeries.findFirstOrThrow({
    where: { storeId: store.id, deviceId: device.id },
  });
  const sale = makeSale({ prefix: device.prefix, seq: last + 1, sessionId }, [{ product }], {
    tenders: [{ kind: 'ON_ACCOUNT', amountFen: 10_000 }],
  });
  await completeSale(ctx, { storeId: store.id, ...sale, customerId });
  const { repaymentId } = await repay.execute(ctx, {
    ...base(),
    customerId,
    sessionId,
    tenders: [{ kind: 'CASH', amountFen: 4_000 }],
  });
  await reverseRepayment.execute(ctx, { ...base(), repaymentId, sessionId, reason: '记错顾客' });
  await repay.execute(ctx, {
    ...base(),
    customerId,
    sessionId,
    tenders: [{ kind: 'TRANSFER', amountFen: 3_000 }],
  });
  await topUp.execute(ctx, {
    ...base(),
    customerId,
    sessionId,
    tenders: [{ kind: 'TRANSFER', amountFen: 20_000 }],
    bonusFen: bonusOf(await topUpRules(db()), 20_000),
  });
  const points = { ruleId: newId(), spent: 50 };
  const { number = 0 } = (await db().pointRule.findFirst({ orderBy: { number: 'desc' } })) ?? {};
  await db().pointRule.create({
    data: {
      id: points.ruleId,
      number: number + 1,
      pointsPerYuan: 100,
      leastPoints: 1,
      mostBp: 5_000,
      setAt: new Date(),
    },
  });
  const stored = makeSale({ prefix: device.prefix, seq: last + 2, sessionId }, [{ product }], {
    tenders: [
      { kind: 'STORED_VALUE', amountFen: 9_950 },
      { kind: 'POINTS', amountFen: 50, points },
    ],
  });
  await completeSale(ctx, { storeId: store.id, ...stored, customerId });
}
