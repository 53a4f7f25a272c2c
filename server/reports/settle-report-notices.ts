import type { DomainEvent } from '@/generated/prisma/client';
import { settleNotices } from '@/server/notices/settle-notices';
import type { ActingContext } from '@/server/platform/context';
import { partId } from '@/server/platform/ids';

/** A day's report that was submitted is waited for no more: due, late, reminded of or sent back. */
export async function settleReportNotices(ctx: ActingContext<'JOB'>, event: DomainEvent): Promise<void> {
  await settleNotices.execute(ctx, {
    requestId: partId(event.id, 'settle'),
    kinds: ['REPORT_DUE', 'REPORT_LATE', 'REPORT_NUDGED', 'REPORT_RETURNED'],
    aboutStoreId: event.scopeId,
    day: event.subjectId,
  });
}
