import type { Prisma } from '@/generated/prisma/client';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { partId } from '@/server/platform/ids';
import { swapInTrail } from './swap-internal';

/** Requests about shifts that were published otherwise meanwhile: what was asked for is no longer there. The week is locked by the caller. */
export async function lapseSwaps(
  tx: Tx,
  ctx: ActorContext,
  of: { storeId: string; shiftIds: readonly string[]; requestId: string },
): Promise<void> {
  const ids = [...new Set(of.shiftIds)];
  await lapse(tx, ctx, of.requestId, {
    storeId: of.storeId,
    OR: [{ shiftId: { in: ids } }, { counterShiftId: { in: ids } }],
  });
}

/**
 * Requests that leave makes impossible: what somebody gives, or takes, while they are away, in whatever store. The person is locked by the
 * caller, as by whoever approves a swap.
 */
export async function lapseOver(
  tx: Tx,
  ctx: ActorContext,
  leave: { personId: string; startsAt: Date; endsAt: Date },
  requestId: string,
): Promise<void> {
  const { personId } = leave;
  const span = { startsAt: { lt: leave.endsAt }, endsAt: { gt: leave.startsAt } };
  // Against one of theirs the giver, or whoever is asked, works that instead.
  const counters = await tx.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM shift_swap s JOIN published_shift c ON c.id = s.counter_shift_id
    WHERE s.state IN ('OPEN', 'TAKEN') AND (s.giver_id = ${personId}::uuid OR s.to_person_id = ${personId}::uuid)
      AND c.starts_at < ${leave.endsAt} AND c.ends_at > ${leave.startsAt}`;
  await lapse(tx, ctx, requestId, {
    OR: [
      { giverId: personId, ...span },
      { state: 'TAKEN', takerId: personId, ...span },
      { toPersonId: personId, ...span },
      { id: { in: counters.map(({ id }) => id) } },
    ],
  });
}

async function lapse(
  tx: Tx,
  ctx: ActorContext,
  requestId: string,
  where: Prisma.ShiftSwapWhereInput,
): Promise<void> {
  const lapsed = await tx.shiftSwap.updateManyAndReturn({
    where: { AND: [{ state: { in: ['OPEN', 'TAKEN'] } }, where] },
    data: { state: 'LAPSED' },
    select: { storeId: true, id: true, giverId: true, takerId: true, startsAt: true, endsAt: true },
  });
  for (const swap of lapsed) {
    const { storeId, id, takerId } = swap;
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'roster.lapseSwap',
      subjectKind: 'shift_swap',
      subjectId: id,
      after: { ...(await swapInTrail(tx, swap)), ...(takerId ? { taker: takerId } : {}) },
      requestId: partId(requestId, `lapsed ${id}`),
    });
  }
}
