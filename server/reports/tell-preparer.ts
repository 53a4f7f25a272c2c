import type { DomainEvent } from '@/generated/prisma/client';
import { dayToDate } from '@/lib/business-day';
import { raiseNotices } from '@/server/notices/raise-notices';
import type { ActingContext } from '@/server/platform/context';
import { partId } from '@/server/platform/ids';
import { storeSettings } from '@/server/stores/store-settings';

/** What was said longer ago is no news: a stop, or books that were brought over. */
const NEWS_FOR_MS = 24 * 3_600_000;

/** Tells whoever submitted a day's report what finance said of it. */
export async function tellPreparer(ctx: ActingContext<'JOB'>, event: DomainEvent): Promise<void> {
  if (ctx.now.getTime() - event.occurredAt.getTime() > NEWS_FOR_MS) return;
  const { scopeId: storeId, subjectId: day } = event;
  const verdict = event.name === 'reports.return' ? 'RETURNED' : 'ACCEPTED';
  const report = await ctx.db.dayReport.findFirst({
    where: { storeId, day: dayToDate(day), decision: { verdict, decidedAt: event.occurredAt } },
    orderBy: { version: 'desc' },
    include: { decision: true },
  });
  if (!report) return;
  const { code, name } = await storeSettings(ctx.db, storeId);
  await raiseNotices.execute(ctx, {
    requestId: partId(event.id, 'notice'),
    kind: verdict === 'RETURNED' ? 'REPORT_RETURNED' : 'REPORT_ACCEPTED',
    cause: `report:${storeId}:${day}:v${report.version}:${verdict}`,
    aboutStoreId: storeId,
    facts: { storeCode: code, storeName: name, day, reason: report.decision?.reason ?? '' },
    personIds: [report.preparedById],
  });
}
