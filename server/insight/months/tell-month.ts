import type { DomainEvent } from '@/generated/prisma/client';
import { raiseNotices } from '@/server/notices/raise-notices';
import type { ActingContext } from '@/server/platform/context';
import { partId } from '@/server/platform/ids';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { storeSettings } from '@/server/stores/store-settings';

/** Tells head office that a store's month is in. */
export async function tellMonth(ctx: ActingContext<'JOB'>, event: DomainEvent): Promise<void> {
  const { scopeId: storeId, subjectId: month } = event;
  const store = await storeSettings(ctx.db, storeId);
  const personIds = [...(await staffAllowed(ctx.db, 'insight.hearMorning', storeId))];
  if (personIds.length === 0) return;
  await raiseNotices.execute(ctx, {
    requestId: partId(event.id, 'notice'),
    kind: 'MONTH_SUBMITTED',
    cause: `month:${storeId}:${month}:${event.id}`,
    aboutStoreId: storeId,
    facts: { storeCode: store.code, storeName: store.name, month },
    personIds,
  });
}
