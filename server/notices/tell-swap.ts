import type { DomainEvent } from '@/generated/prisma/client';
import { calendarDay } from '@/lib/business-day';
import type { ActingContext } from '@/server/platform/context';
import { partId } from '@/server/platform/ids';
import { offerToTell, swapToTell } from '@/server/roster/swaps/swap-to-tell';
import { managersOf } from '@/server/staff/managers-of';
import { personNames } from '@/server/staff/person-names';
import { storeSettings } from '@/server/stores/store-settings';
import type { NoticeKind } from './notice-rules';
import { raiseNotices } from './raise-notices';

interface Told {
  kind: NoticeKind;
  startsAt: Date;
  personIds: readonly string[];
  /** Whom its words name. */
  about: string;
  reason?: string;
}

/** A shift is offered: whoever can take it hears of it. It was taken: the store's managers. Decided, or lapsed: both sides. */
export async function tellSwap(ctx: ActingContext<'JOB'>, event: DomainEvent): Promise<void> {
  const { scopeId: storeId, subjectId: swapId } = event;
  const told = await whatToTell(ctx, event);
  if (!told || told.personIds.length === 0) return;
  const [store, names] = await Promise.all([
    storeSettings(ctx.db, storeId),
    personNames(ctx.db, [told.about]),
  ]);
  await raiseNotices.execute(ctx, {
    requestId: partId(event.id, 'notice'),
    kind: told.kind,
    cause: `swap:${swapId}:${event.id}`,
    aboutStoreId: storeId,
    facts: {
      storeCode: store.code,
      storeName: store.name,
      day: calendarDay(told.startsAt, store.timeZone),
      person: names.get(told.about) ?? '',
      ...(told.reason ? { reason: told.reason } : {}),
    },
    personIds: [...told.personIds],
  });
}

async function whatToTell(ctx: ActingContext<'JOB'>, event: DomainEvent): Promise<Told | null> {
  const { scopeId: storeId, subjectId: swapId, name } = event;
  if (name === 'roster.offerShift') {
    const offer = await offerToTell(ctx.db, storeId, swapId);
    return offer && { ...offer, kind: 'SWAP_OFFERED', about: offer.giverId };
  }
  const swap = await swapToTell(ctx.db, storeId, swapId);
  if (!swap) return null;
  const { startsAt, giverId, takerId } = swap;
  const both = [giverId, ...(takerId ? [takerId] : [])];
  if (name === 'roster.approveSwap')
    return { kind: 'SWAP_APPROVED', startsAt, personIds: both, about: takerId ?? giverId };
  if (name === 'roster.refuseSwap')
    return { kind: 'SWAP_REFUSED', startsAt, personIds: both, about: giverId };
  if (name === 'roster.undoSwap')
    return { kind: 'SWAP_UNDONE', startsAt, personIds: both, about: giverId, reason: swap.undoneNote };
  if (name === 'roster.lapseSwap') return { kind: 'SWAP_LAPSED', startsAt, personIds: both, about: giverId };
  if (swap.state !== 'TAKEN') return null;
  const managers = (await managersOf(ctx.db, [storeId])).get(storeId) ?? [];
  const personIds = managers.filter((id) => !both.includes(id));
  return { kind: 'SWAP_TAKEN', startsAt, personIds, about: giverId };
}
