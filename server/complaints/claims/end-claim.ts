import type { SupplierClaim } from '@/generated/prisma/client';
import { claimNumber } from '@/lib/claim-number';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { InvalidInput, NotFound } from '@/server/platform/errors';
import { changeCase, type LockedCase, lockCase, requireWorks } from '../case-internal';
import { ClaimEndedAlready } from '../errors';
import { type ClaimState, isClaimOpen } from './claim-rules';
import { answerClaimInput, refuseClaimInput, settleClaimInput } from './claim-schema';

interface LockedClaim {
  locked: LockedCase;
  claim: SupplierClaim;
}

/** The claim behind its case's lock: of two who end it one does. @throws NotFound, ComplaintOfAnother, ClaimEndedAlready */
async function lockClaim(
  tx: Tx,
  ctx: ActorContext,
  of: { storeId: string; claimId: string },
): Promise<LockedClaim> {
  const where = { storeId_id: { storeId: of.storeId, id: of.claimId } };
  const named = await tx.supplierClaim.findUnique({ where, select: { complaintId: true } });
  if (!named) throw new NotFound({ noun: 'supplierClaim' });
  const locked = await lockCase(tx, ctx, { storeId: of.storeId, complaintId: named.complaintId });
  requireWorks(ctx, locked);
  const claim = await tx.supplierClaim.findUniqueOrThrow({ where });
  if (!isClaimOpen(claim.state)) throw new ClaimEndedAlready({ state: claim.state });
  return { locked, claim };
}

interface Going {
  action: string;
  requestId: string;
  state: ClaimState;
  answer: string;
  data?: Partial<Pick<SupplierClaim, 'reference' | 'gave' | 'gaveFen'>>;
}

/** The claim goes on; after the last one that was open the case waits for the supplier no more. */
async function goOn(tx: Tx, ctx: ActorContext, { locked, claim }: LockedClaim, going: Going) {
  const { action, requestId, state, answer, data } = going;
  const { storeId, id } = claim;
  const ends = !isClaimOpen(state);
  await tx.supplierClaim.update({
    where: { storeId_id: { storeId, id } },
    data: {
      ...data,
      state,
      answer,
      ...(claim.answeredAt ? {} : { answeredAt: ctx.now }),
      ...(ends ? { endedAt: ctx.now, endedById: ctx.actor.personId } : {}),
    },
    select: { id: true },
  });
  const left = await tx.supplierClaim.count({
    where: { storeId, complaintId: claim.complaintId, state: { in: ['OPEN', 'ANSWERED'] } },
  });
  const wakes = ends && left === 0 && locked.row.state === 'WAITING_SUPPLIER';
  return changeCase(tx, ctx, locked, {
    action,
    requestId,
    ...(wakes ? { patch: { state: 'IN_PROGRESS' as const } } : {}),
    step: {
      kind: 'CLAIM',
      text: answer,
      ...(wakes ? { newState: 'IN_PROGRESS' as const } : {}),
      facts: { claim: state, number: claim.number },
    },
    facts: { claim: claimNumber(claim.number), state },
  });
}

/** The supplier said something, and nothing is given yet. @throws NotFound, ComplaintOfAnother, ClaimEndedAlready */
export const answerClaim = command({
  name: 'complaints.answerClaim',
  permission: 'complaints.work',
  scope: 'store',
  input: answerClaimInput,
  async run(tx, { answer, reference, requestId, ...of }, ctx) {
    const found = await lockClaim(tx, ctx, of);
    return goOn(tx, ctx, found, {
      action: 'complaints.answerClaim',
      requestId,
      state: 'ANSWERED',
      answer,
      ...(reference ? { data: { reference } } : {}),
    });
  },
});

/** What the supplier gave, as a record: no ledger here keeps what suppliers owe. @throws InvalidInput, NotFound, ComplaintOfAnother, ClaimEndedAlready */
export const settleClaim = command({
  name: 'complaints.settleClaim',
  permission: 'complaints.lead',
  scope: 'store',
  input: settleClaimInput,
  async run(tx, { gave, gaveFen, answer, requestId, ...of }, ctx) {
    if ((gave === 'CREDIT') !== (gaveFen !== undefined))
      throw new InvalidInput({ field: 'gaveFen', problem: gave === 'CREDIT' ? 'required' : 'range' });
    const found = await lockClaim(tx, ctx, of);
    return goOn(tx, ctx, found, {
      action: 'complaints.settleClaim',
      requestId,
      state: 'SETTLED',
      answer: answer || found.claim.answer,
      data: { gave, gaveFen: gaveFen === undefined ? null : BigInt(gaveFen) },
    });
  },
});

/** The supplier gives nothing, and why. @throws NotFound, ComplaintOfAnother, ClaimEndedAlready */
export const refuseClaim = command({
  name: 'complaints.refuseClaim',
  permission: 'complaints.lead',
  scope: 'store',
  input: refuseClaimInput,
  async run(tx, { answer, requestId, ...of }, ctx) {
    const found = await lockClaim(tx, ctx, of);
    return goOn(tx, ctx, found, { action: 'complaints.refuseClaim', requestId, state: 'REFUSED', answer });
  },
});
