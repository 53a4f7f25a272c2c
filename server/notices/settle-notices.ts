import { Prisma } from '@/generated/prisma/client';
import { CALL_OUT, enqueueConsumers, eventRows, eventsPiece } from '@/server/events/write-events';
import { command } from '@/server/platform/command';
import { oneStatement } from '@/server/platform/sql';
import { settleNoticesInput } from './schema';

/**
 * What notices asked for was done, by whomever: they are read and done for everybody who was told, and leave the bell's count. What was
 * done already stays as it was.
 */
export const settleNotices = command({
  name: 'notices.settle',
  permission: 'notices.raise',
  scope: 'company',
  by: ['JOB'],
  input: settleNoticesInput,
  async run(tx, { kinds, aboutStoreId: storeId, day, complaintId, taskId, announcementId, incidentId }, ctx) {
    const ofDay = day === undefined ? Prisma.sql`true` : Prisma.sql`facts->>'day' = ${day}`;
    const about = aboutOne({ complaintId, taskId, announcementId, incidentId });
    const settled = await tx.$executeRaw`
      UPDATE notice SET done_at = ${ctx.now}::timestamptz, read_at = coalesce(read_at, ${ctx.now}::timestamptz)
      WHERE store_id IS NOT DISTINCT FROM ${storeId}::uuid AND kind = ANY(${kinds}::"NoticeKind"[]) AND done_at IS NULL AND ${ofDay} AND ${about}`;
    if (settled === 0) return { settled };
    const events = eventRows(ctx, [
      { storeId, name: 'notices.settle', subjectKind: 'notice', subjectId: kinds.join() },
    ]);
    const heard = enqueueConsumers(events);
    await tx.$queryRaw(
      oneStatement(
        heard ? 'notices-settle-heard' : 'notices-settle',
        { events: eventsPiece(events) },
        heard ?? CALL_OUT,
      ),
    );
    return { settled };
  },
});

/** Of facts that name one thing: those of that one alone. */
function aboutOne(ids: Readonly<Record<string, string | undefined>>): Prisma.Sql {
  const named = Object.entries(ids).flatMap(([key, id]) =>
    id === undefined ? [] : [Prisma.sql`facts->>${key}::text = ${id}`],
  );
  return named.length > 0 ? Prisma.join(named, ' AND ') : Prisma.sql`true`;
}
