import { approvalUsesPiece } from '@/server/approvals/use-approvals';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import type { PostingDay } from '@/server/platform/posting-day';
import { oneStatement } from '@/server/platform/sql';
import { storeSettings } from '@/server/stores/store-settings';
import { countsThatHold } from './counts';
import { DifferenceNeedsApproval, DifferenceNeedsReason, TillCountStale, TillNotCounted } from './errors';
import { expectedInDrawer, lockSessionAndDay, rowsOfSession } from './internal';
import { differenceNeedsApproval, needsReason, tenderCountsOf } from './rules';
import { closeTillInput } from './schema';

/**
 * Closes a drawer whose last count still holds: over or short is recorded, the Z report gets its number. Above the store's limit a manager must
 * have approved this very difference; slips that are over or short have their reason.
 * @throws NotFound, TillSessionClosed, DrawerOfAnother, TillNotCounted, TillCountStale, DifferenceNeedsReason,
 * DifferenceNeedsApproval
 */
export const closeTill = command({
  name: 'tills.close',
  permission: 'tills.close',
  scope: 'store',
  input: closeTillInput,
  async run(tx, input, ctx) {
    const { storeId, sessionId } = input;
    const { session, businessDay } = await lockSessionAndDay(tx, ctx, storeId, sessionId);
    const expectedFen = await expectedInDrawer(tx, storeId, sessionId);
    const bookedRows = await rowsOfSession(tx, storeId, sessionId);
    const { counts, holding } = await countsThatHold(tx, { storeId, sessionId }, { bookedRows, expectedFen });
    if (counts.length === 0) throw new TillNotCounted();
    const last = holding.at(-1);
    // Nobody answers for a figure nobody saw.
    if (!last) throw new TillCountStale();
    const countedFen = fenOf(last.countedFen);
    const differenceFen = countedFen - expectedFen;
    const tenders = tenderCountsOf(
      last.tenderCounts as Record<string, number | null>,
      last.tenderExpected as Record<string, number>,
    );
    const store = await storeSettings(tx, storeId);
    const approval = differenceNeedsApproval(differenceFen, store.cashDifferenceLimitFen)
      ? await spendApproval(tx, ctx, {
          ...input,
          differenceFen,
          limitFen: store.cashDifferenceLimitFen,
          businessDay,
        })
      : null;
    // Who allowed a difference has said why.
    const reason = input.reason || (approval?.reason ?? '');
    // Of cash an open difference is settled with the day's report; of slips nobody would see it again.
    if (!reason && needsReason(0, tenders)) throw new DifferenceNeedsReason();
    const zNumber = await nextZ(tx, storeId, session.tillId);
    await tx.tillSession.update({
      where: { storeId_id: { storeId, id: sessionId } },
      data: {
        closedAt: ctx.now,
        closedById: ctx.actor.personId,
        zNumber,
        expectedFen: BigInt(expectedFen),
        countedFen: BigInt(countedFen),
        differenceFen: BigInt(differenceFen),
        differenceReason: reason || null,
        approvalId: approval?.id ?? null,
      },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'tills.close',
      subjectKind: 'tillSession',
      subjectId: sessionId,
      after: { zNumber, expectedFen, countedFen, differenceFen, reason },
      businessDay,
      requestId: input.requestId,
    });
    return { sessionId, zNumber, expectedFen, countedFen, differenceFen };
  },
});

async function nextZ(tx: Tx, storeId: string, tillId: string): Promise<number> {
  const till = await tx.till.update({
    where: { storeId_id: { storeId, id: tillId } },
    data: { lastZ: { increment: 1 } },
    select: { lastZ: true },
  });
  return till.lastZ;
}

async function spendApproval(
  tx: Tx,
  ctx: ActorContext,
  of: {
    storeId: string;
    sessionId: string;
    approvalId?: string | undefined;
    differenceFen: number;
    limitFen: number;
    businessDay: PostingDay;
  },
): Promise<{ id: string; reason: string }> {
  const approval = of.approvalId
    ? await tx.approval.findUnique({
        where: { storeId_id: { storeId: of.storeId, id: of.approvalId } },
        include: { use: true },
      })
    : null;
  const covers =
    approval?.kind === 'CASH_DIFFERENCE' &&
    approval.subjectId === of.sessionId &&
    fenOf(approval.netFen) === of.differenceFen &&
    approval.expiresAt >= ctx.now &&
    !approval.use;
  if (!covers) throw new DifferenceNeedsApproval({ differenceFen: of.differenceFen, limitFen: of.limitFen });
  const use = {
    approvalId: approval.id,
    subjectId: of.sessionId,
    lineId: null,
    businessDay: of.businessDay,
    usedAt: ctx.now,
  };
  await tx.$queryRaw(oneStatement('approval-use', { approvals_used: approvalUsesPiece(of.storeId, [use]) }));
  return { id: approval.id, reason: approval.reason };
}
