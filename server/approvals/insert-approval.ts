import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { dateOf, type PostingDay } from '@/server/platform/posting-day';
import { creditContentHash } from './credit-content';
import { returnContentHash } from './return-content';
import type { AskedAct, CashDifferenceAct } from './schema';
import { voidContentHash } from './void-content';

/** Approvals live five minutes, ms. */
export const LIFE_MS = 5 * 60_000;

/** One exact act, allowed: by a PIN on the spot, or by a phone that was asked. */
export interface ApprovalToInsert {
  storeId: string;
  act: AskedAct | CashDifferenceAct;
  businessDay: PostingDay;
  reason: string;
  requestedById: string;
  grantedById: string;
  /** The counter it was asked at. */
  deviceId: string | null;
  /** The request it answers; null: a PIN on the spot. */
  askedId: string | null;
  requestId: string;
}

/** Writes an approval and its word in the trail; who may give it was asked before. The one way an approval comes to be. */
export async function insertApproval(
  tx: Tx,
  ctx: ActorContext,
  { act, businessDay, requestId, askedId, ...given }: ApprovalToInsert,
): Promise<{ approvalId: string; expiresAt: Date }> {
  const id = newId();
  const expiresAt = new Date(ctx.now.getTime() + LIFE_MS);
  const line = 'lineId' in act ? act : null;
  await tx.approval.create({
    data: {
      ...given,
      id,
      kind: act.kind,
      subjectId: act.subjectId,
      lineId: line?.lineId ?? null,
      productId: line?.productId ?? null,
      quantity: line?.quantity ?? null,
      netFen: BigInt(act.netFen),
      oldFen: BigInt(act.oldFen),
      requestId: askedId,
      contentHash: contentHashOf(act),
      businessDay: dateOf(businessDay, given.storeId),
      grantedAt: ctx.now,
      expiresAt,
    },
  });
  await writeAuditEntry(tx, ctx, {
    storeId: given.storeId,
    action: 'approvals.grant',
    subjectKind: 'approval',
    subjectId: id,
    after: {
      kind: act.kind,
      granterId: given.grantedById,
      netFen: act.netFen,
      oldFen: act.oldFen,
      reason: given.reason,
      ...(askedId === null ? {} : { byPhone: true, requestedById: given.requestedById }),
      ...('originalTicketId' in act ? { of: act.originalTicketId } : {}),
      ...(act.kind === 'REFUND_OTHER_TENDER'
        ? { refundAs: act.refundAs, elsewhereFen: act.elsewhereFen }
        : {}),
      ...(act.kind === 'VOID_LAST' ? { of: act.ticketId } : {}),
    },
    businessDay,
    requestId,
  });
  return { approvalId: id, expiresAt };
}

/** What exactly is approved, beyond its figures. */
function contentHashOf(act: ApprovalToInsert['act']): string | null {
  if ('originalTicketId' in act) return returnContentHash(act);
  if (act.kind === 'VOID_LAST') return voidContentHash(act);
  return act.kind === 'ON_ACCOUNT' ? creditContentHash(act) : null;
}
