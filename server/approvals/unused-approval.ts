import type { Tx } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';

/** An approval that was not used and did not run out; null: there is none. Its use is written with the act, and a second one refused. */
export async function unusedApproval(
  tx: Tx,
  { storeId, approvalId, now }: { storeId: string; approvalId: string | undefined; now: Date },
) {
  if (!approvalId) return null;
  const found = await tx.approval.findUnique({
    where: { storeId_id: { storeId, id: approvalId } },
    include: { use: true },
  });
  if (!found || found.use || found.expiresAt < now) return null;
  const { id, kind, subjectId, contentHash, netFen } = found;
  return { id, kind, subjectId, contentHash, netFen: fenOf(netFen) };
}
