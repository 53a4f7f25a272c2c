import type { DomainEvent } from '@/generated/prisma/client';
import type { ActingContext } from '@/server/platform/context';
import { partId } from '@/server/platform/ids';
import { weekToTell } from '@/server/roster/week-to-tell';
import { storeSettings } from '@/server/stores/store-settings';
import { raiseNotices } from './raise-notices';

/** A week was published: whoever has a shift that came, changed or went is told, nobody else. */
export async function tellRoster(ctx: ActingContext<'JOB'>, event: DomainEvent): Promise<void> {
  const { scopeId: storeId } = event;
  const told = await weekToTell(ctx.db, { storeId, subject: event.subjectId });
  if (told.personIds.length === 0) return;
  const store = await storeSettings(ctx.db, storeId);
  await raiseNotices.execute(ctx, {
    requestId: partId(event.id, 'notice'),
    kind: 'SHIFTS_PUBLISHED',
    cause: `roster:${storeId}:${told.monday}:${told.version}`,
    aboutStoreId: storeId,
    facts: { storeCode: store.code, storeName: store.name, day: told.monday },
    personIds: told.personIds,
  });
}
