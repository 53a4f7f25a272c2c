import { CALL_OUT, eventRows, eventsPiece } from '@/server/events/write-events';
import type { ActorContext } from '@/server/platform/context';
import { oneStatement } from '@/server/platform/sql';
import { personNames } from '@/server/staff/person-names';
import { GONE_AFTER_MS, type LookedAt, MOST_SHOWN } from './presence-rules';

/** A document of a store. */
export interface Looked {
  storeId: string;
  kind: LookedAt;
  id: string;
}

export interface AlsoLooking {
  id: string;
  name: string;
}

/**
 * Somebody has a document open, or closes it; answers who else has it open now. It is no act of the shop: it leaves no trail and no
 * request, and its row is renewed. Only who comes or goes is called out, so that the others' pages ask at once.
 */
export async function lookAt(ctx: ActorContext, at: Looked, isLeaving: boolean): Promise<AlsoLooking[]> {
  const { db, now } = ctx;
  const { personId } = ctx.actor;
  const since = new Date(now.getTime() - GONE_AFTER_MS);
  const mine = { storeId: at.storeId, subjectKind: at.kind, subjectId: at.id, personId };
  const before = await db.pageLook.findUnique({
    where: { storeId_subjectKind_subjectId_personId: mine },
    select: { seenAt: true },
  });
  const wasHere = before !== null && before.seenAt > since;
  if (isLeaving) await db.pageLook.deleteMany({ where: mine });
  else
    await db.$executeRaw`
      INSERT INTO page_look (store_id, subject_kind, subject_id, person_id, seen_at)
      VALUES (${at.storeId}::uuid, ${at.kind}, ${at.id}::uuid, ${personId}::uuid, ${now}::timestamptz)
      ON CONFLICT (store_id, subject_kind, subject_id, person_id)
        DO UPDATE SET seen_at = greatest(page_look.seen_at, EXCLUDED.seen_at)`;
  if (wasHere === isLeaving) await callOut(ctx, at, isLeaving);
  return isLeaving ? [] : others(ctx, at, since);
}

async function callOut(ctx: ActorContext, { storeId, kind, id }: Looked, isLeaving: boolean): Promise<void> {
  const events = eventRows(ctx, [
    {
      storeId,
      name: isLeaving ? 'presence.leave' : 'presence.come',
      subjectKind: kind.toLowerCase(),
      subjectId: id,
    },
  ]);
  await ctx.db.$queryRaw(oneStatement('looked-at', { events: eventsPiece(events) }, CALL_OUT));
}

/** Whoever else has it open. */
async function others(ctx: ActorContext, at: Looked, since: Date): Promise<AlsoLooking[]> {
  const rows = await ctx.db.pageLook.findMany({
    where: {
      storeId: at.storeId,
      subjectKind: at.kind,
      subjectId: at.id,
      personId: { not: ctx.actor.personId },
      seenAt: { gt: since },
    },
    orderBy: { personId: 'asc' },
    take: MOST_SHOWN,
    select: { personId: true },
  });
  const names = await personNames(
    ctx.db,
    rows.map(({ personId }) => personId),
  );
  return rows.map(({ personId }) => ({ id: personId, name: names.get(personId) ?? '' }));
}
