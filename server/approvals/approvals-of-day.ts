import { Prisma } from '@/generated/prisma/client';
import type { Reader } from '@/server/platform/db';

/** Approvals that were used on a store's business day, with the ticket line each was for, as a piece of a statement. */
export function approvalsUsedOn(storeId: string, day: string): Prisma.Sql {
  return Prisma.sql`
    SELECT a.store_id, a.id, u.line_id, a.kind, a.old_fen, a.net_fen, a.reason, a.requested_by_id, a.granted_by_id
    FROM approval_use u JOIN approval a ON a.store_id = u.store_id AND a.id = u.approval_id
    WHERE u.store_id = ${storeId}::uuid AND u.business_day = ${day}::date`;
}

/** What each of these approvals was used for, by approval: a ticket or a till session. */
export async function subjectsOfApprovals(
  reader: Reader,
  storeId: string,
  approvalIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const uses = await reader.approvalUse.findMany({
    where: { storeId, approvalId: { in: [...approvalIds] } },
    select: { approvalId: true, subjectId: true },
  });
  return new Map(uses.map(({ approvalId, subjectId }) => [approvalId, subjectId]));
}
