import type { DomainEvent } from '@/generated/prisma/client';
import { raiseNotices } from '@/server/notices/raise-notices';
import type { ActingContext } from '@/server/platform/context';
import { partId } from '@/server/platform/ids';
import { BUSINESS_DAYS } from '@/server/stores/lent-stores';
import { storeSettings } from '@/server/stores/store-settings';
import { peopleToNudge } from './people-to-nudge';

/** Tells a store's people that head office waits for a report. */
export async function tellNudged(ctx: ActingContext<'JOB'>, event: DomainEvent): Promise<void> {
  const { scopeId: storeId, subjectId: day } = event;
  const store = await storeSettings(ctx.db, storeId);
  const [row] = await ctx.db.$queryRaw<{ preparerId: string | null }[]>`
    SELECT b.preparer_id AS "preparerId" FROM ${BUSINESS_DAYS} b WHERE b.store_id = ${storeId}::uuid AND b.day = ${day}::date`;
  const personIds = await peopleToNudge(ctx.db, store, row?.preparerId ?? null);
  if (personIds.length === 0) return;
  await raiseNotices.execute(ctx, {
    requestId: partId(event.id, 'notice'),
    kind: 'REPORT_NUDGED',
    cause: `nudge:${storeId}:${day}:${event.id}`,
    aboutStoreId: storeId,
    facts: { storeCode: store.code, storeName: store.name, day },
    personIds,
  });
}
