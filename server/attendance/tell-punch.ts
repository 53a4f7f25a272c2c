import type { DomainEvent } from '@/generated/prisma/client';
import { calendarDay } from '@/lib/business-day';
import { raiseNotices } from '@/server/notices/raise-notices';
import type { ActingContext } from '@/server/platform/context';
import { partId } from '@/server/platform/ids';
import { storeSettings } from '@/server/stores/store-settings';

/** A punch that was confirmed was taken back: whose it was hears why. */
export async function tellPunch(ctx: ActingContext<'JOB'>, event: DomainEvent): Promise<void> {
  const { scopeId: storeId, subjectId: punchId } = event;
  const punch = await ctx.db.punch.findUnique({
    where: { storeId_id: { storeId, id: punchId } },
    select: { personId: true, occurredAt: true, word: { select: { accepted: true, reason: true } } },
  });
  if (!punch?.word || punch.word.accepted) return;
  const store = await storeSettings(ctx.db, storeId);
  await raiseNotices.execute(ctx, {
    requestId: partId(event.id, 'notice'),
    kind: 'PUNCH_TAKEN_BACK',
    cause: `punch:${punchId}:${event.id}`,
    aboutStoreId: storeId,
    facts: {
      ...{ storeCode: store.code, storeName: store.name, reason: punch.word.reason },
      day: calendarDay(punch.occurredAt, store.timeZone),
    },
    personIds: [punch.personId],
  });
}
