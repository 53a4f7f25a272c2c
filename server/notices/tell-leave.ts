import type { DomainEvent } from '@/generated/prisma/client';
import { calendarDay } from '@/lib/business-day';
import type { ActingContext } from '@/server/platform/context';
import { partId } from '@/server/platform/ids';
import { leaveToTell } from '@/server/roster/leave/leave-to-tell';
import { managersOf } from '@/server/staff/managers-of';
import { personNames } from '@/server/staff/person-names';
import { storeSettings } from '@/server/stores/store-settings';
import type { NoticeKind } from './notice-rules';
import { raiseNotices } from './raise-notices';

const DECIDED: Readonly<Record<string, NoticeKind>> = {
  APPROVED: 'LEAVE_APPROVED',
  REFUSED: 'LEAVE_REFUSED',
};

/**
 * Leave was asked for: the store's managers hear of it. It was decided, or entered by a manager, or taken back by one: whose it is.
 */
export async function tellLeave(ctx: ActingContext<'JOB'>, event: DomainEvent): Promise<void> {
  const { scopeId: storeId, subjectId: leaveId, name } = event;
  const leave = await leaveToTell(ctx.db, leaveId);
  if (!leave) return;
  const kind = kindOf(name, leave);
  // Taken back, or decided, meanwhile: that is told by its own event, or needs no word.
  if (!kind || (kind === 'LEAVE_ASKED' && leave.state !== 'ASKED')) return;
  const managers = (await managersOf(ctx.db, [storeId])).get(storeId) ?? [];
  const personIds =
    kind === 'LEAVE_ASKED' ? managers.filter((id) => id !== leave.personId) : [leave.personId];
  if (personIds.length === 0) return;
  const [store, names] = await Promise.all([
    storeSettings(ctx.db, storeId),
    personNames(ctx.db, [leave.personId]),
  ]);
  await raiseNotices.execute(ctx, {
    requestId: partId(event.id, 'notice'),
    kind,
    cause: `leave:${leaveId}:${event.id}`,
    aboutStoreId: storeId,
    facts: {
      storeCode: store.code,
      storeName: store.name,
      day: calendarDay(leave.startsAt, store.timeZone),
      person: names.get(leave.personId) ?? '',
      ...(kind === 'LEAVE_REFUSED' ? { reason: leave.decidedNote || '–' } : {}),
      ...(kind === 'LEAVE_WITHDRAWN' ? { reason: leave.withdrawnNote || '–' } : {}),
    },
    personIds,
  });
}

function kindOf(
  event: string,
  leave: { personId: string; state: string; withdrawnById: string | null },
): NoticeKind | undefined {
  if (event === 'leave.ask') return 'LEAVE_ASKED';
  if (event === 'leave.enter') return leave.state === 'APPROVED' ? 'LEAVE_ENTERED' : undefined;
  // Who takes back their own knows it.
  if (event === 'leave.withdraw')
    return leave.withdrawnById === leave.personId ? undefined : 'LEAVE_WITHDRAWN';
  return DECIDED[leave.state];
}
