import type { DomainEvent } from '@/generated/prisma/client';
import { settleNotices } from '@/server/notices/settle-notices';
import type { ActingContext } from '@/server/platform/context';
import { partId } from '@/server/platform/ids';

/** What is solved is waited for no more: whoever was told that it climbed has nothing left to do about it. */
export async function settleComplaintNotices(ctx: ActingContext<'JOB'>, event: DomainEvent): Promise<void> {
  const { scopeId: storeId, subjectId: complaintId } = event;
  const found = await ctx.db.complaint.findUnique({
    where: { storeId_id: { storeId, id: complaintId } },
    select: { solvedAt: true },
  });
  if (!found?.solvedAt) return;
  await settleNotices.execute(ctx, {
    requestId: partId(event.id, 'settle'),
    kinds: ['COMPLAINT_HALF', 'COMPLAINT_LATE', 'COMPLAINT_LONG_LATE'],
    aboutStoreId: storeId,
    complaintId,
  });
}
