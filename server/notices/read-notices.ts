import type { z } from 'zod';
import type { ActorContext } from '@/server/platform/context';
import type { readNoticesInput } from './schema';

/** Marks the signed-in person's own as read, those named or all; doing it twice changes nothing. */
export async function readNotices(ctx: ActorContext, { ids }: z.output<typeof readNoticesInput>) {
  const { count } = await ctx.db.notice.updateMany({
    where: { personId: ctx.actor.personId, readAt: null, ...(ids ? { id: { in: ids } } : {}) },
    data: { readAt: ctx.now },
  });
  return { read: count };
}
