import type { DomainEvent } from '@/generated/prisma/client';
import type { ActingContext } from '@/server/platform/context';
import { partId } from '@/server/platform/ids';
import { leaveToTell } from '@/server/roster/leave/leave-to-tell';
import { judge } from './judge-due';

/** As far as one judging reaches on either side of its moment, ms, with a day to spare. */
const STEP_MS = 4 * 24 * 3_600_000;

/** Leave was given, or taken back, over days that were judged already: they are judged anew by it. */
export async function judgeLeave(ctx: ActingContext<'JOB'>, event: DomainEvent): Promise<void> {
  const { scopeId: storeId, subjectId: leaveId } = event;
  const leave = await leaveToTell(ctx.db, leaveId);
  if (!leave) return;
  const until = Math.min(leave.endsAt.getTime(), ctx.now.getTime());
  for (let at = leave.startsAt.getTime(); at < until; at += STEP_MS)
    await judge.execute(ctx, {
      ...{ storeId, requestId: partId(event.id, `judge ${at}`) },
      ...{ personId: leave.personId, around: new Date(at) },
    });
}
