import type { Prisma } from '@/generated/prisma/client';
import { sumFen } from '@/lib/money';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { DeviceUnknown } from '@/server/staff/errors';
import { personNames } from '@/server/staff/person-names';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { OwnApproval, RequestAnswered, RequestGone } from './errors';
import { insertApproval, LIFE_MS } from './insert-approval';
import { answerInput, askedActs, askInput, wantsProof, withdrawInput } from './schema';

/** Asks the phones of the store's managers for what a PIN on the spot would allow. Its id is the requestId. @throws DeviceUnknown */
export const askApproval = command({
  name: 'approvals.ask',
  permission: 'approvals.request',
  scope: 'store',
  input: askInput,
  async run(tx, { requestId, storeId, reason, acts }, ctx) {
    const { device, personId } = ctx.actor;
    if (device?.storeId !== storeId) throw new DeviceUnknown();
    const [netFen, oldFen] = [sumFen(acts.map((act) => act.netFen)), sumFen(acts.map((act) => act.oldFen))];
    const expiresAt = new Date(ctx.now.getTime() + LIFE_MS);
    await tx.approvalRequest.create({
      data: {
        storeId,
        id: requestId,
        subjectId: acts[0]?.subjectId ?? '',
        acts: JSON.parse(JSON.stringify(acts)) as Prisma.InputJsonArray,
        netFen: BigInt(netFen),
        oldFen: BigInt(oldFen),
        reason,
        requestedById: personId,
        deviceId: device.id,
        askedAt: ctx.now,
        expiresAt,
      },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'approvals.ask',
      subjectKind: 'approvalRequest',
      subjectId: requestId,
      after: { kind: acts[0]?.kind ?? '', netFen, oldFen, reason },
      requestId,
    });
    return { askedId: requestId, expiresAt };
  },
});

/** The counter takes it back: it vanishes from the phones. Nothing, where it was answered or is over. */
export const withdrawRequest = command({
  name: 'approvals.withdraw',
  permission: 'approvals.request',
  scope: 'store',
  input: withdrawInput,
  async run(tx, { requestId, storeId, askedId }, ctx) {
    const { count } = await tx.approvalRequest.updateMany({
      where: { storeId, id: askedId, state: 'OPEN', deviceId: ctx.actor.device?.id ?? '' },
      data: { state: 'WITHDRAWN', answeredById: ctx.actor.personId, answeredAt: ctx.now },
    });
    if (count === 1)
      await writeAuditEntry(tx, ctx, {
        storeId,
        action: 'approvals.withdraw',
        subjectKind: 'approvalRequest',
        subjectId: askedId,
        requestId,
      });
    return { withdrawn: count === 1 };
  },
});

type Answer = { requestId: string; storeId: string; askedId: string; verdict: 'APPROVED' | 'DECLINED' };

/** One of them wins: the row is locked by the first, and the second is told who it was. */
async function answer(tx: Tx, input: Answer, ctx: ActorContext, { proved }: { proved: boolean }) {
  const { storeId, askedId, verdict, requestId } = input;
  const store = await storeSettings(tx, storeId);
  const businessDay = await lockPostingDay(tx, store, ctx);
  await tx.$queryRaw`SELECT id FROM approval_request WHERE store_id = ${storeId}::uuid AND id = ${askedId}::uuid FOR UPDATE`;
  const asked = await tx.approvalRequest.findUnique({ where: { storeId_id: { storeId, id: askedId } } });
  if (asked?.answeredById && asked.state !== 'WITHDRAWN') {
    const names = await personNames(tx, [asked.answeredById]);
    throw new RequestAnswered({ name: names.get(asked.answeredById) ?? '', verdict: asked.state });
  }
  if (asked?.state !== 'OPEN' || asked.expiresAt < ctx.now) throw new RequestGone();
  const acts = askedActs.parse(asked.acts);
  const grantedById = ctx.actor.personId;
  if (verdict === 'APPROVED') {
    if (grantedById === asked.requestedById && !store.selfApproval) throw new OwnApproval();
    // Whoever asks without proof for what wants it would get round the password.
    if (wantsProof(acts) && !proved) throw new RequestGone();
  }
  await tx.approvalRequest.update({
    where: { storeId_id: { storeId, id: askedId } },
    data: { state: verdict, answeredById: grantedById, answeredAt: ctx.now },
  });
  if (verdict === 'DECLINED') {
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'approvals.decline',
      subjectKind: 'approvalRequest',
      subjectId: askedId,
      after: { requestedById: asked.requestedById, reason: asked.reason },
      businessDay,
      requestId,
    });
    return { askedId, verdict };
  }
  const { reason, requestedById, deviceId } = asked;
  for (const act of acts)
    await insertApproval(tx, ctx, {
      ...{ storeId, act, businessDay, reason, requestedById, grantedById, deviceId, askedId, requestId },
    });
  return { askedId, verdict };
}

/** A manager's word from wherever they are signed in, about a price. @throws RequestAnswered, RequestGone, OwnApproval */
export const answerRequest = command({
  name: 'approvals.answer',
  permission: 'approvals.grant',
  scope: 'store',
  input: answerInput,
  run: (tx, input, ctx) => answer(tx, input, ctx, { proved: false }),
});

/** The same about what goes back or onto somebody's account: with the password of late. @throws as `answerRequest` */
export const answerWithProof = command({
  name: 'approvals.answerWithProof',
  permission: 'approvals.grant',
  scope: 'store',
  stepUp: true,
  input: answerInput,
  run: (tx, input, ctx) => answer(tx, input, ctx, { proved: true }),
});
