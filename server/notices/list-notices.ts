import type { z } from 'zod';
import type { ActorContext } from '@/server/platform/context';
import type { Db } from '@/server/platform/db';
import { everyStore } from '@/server/stores/queries';
import { type NoticeKind, noticeFacts } from './notice-rules';
import type { listNoticesInput } from './schema';

const PAGE = 30;

/** What the signed-in person was told, the latest first. */
export async function listNotices(ctx: ActorContext, { cursor }: z.output<typeof listNoticesInput>) {
  const { personId } = ctx.actor;
  const rows = await ctx.db.notice.findMany({
    where: {
      personId,
      ...(cursor
        ? {
            OR: [{ raisedAt: { lt: cursor.raisedAt } }, { raisedAt: cursor.raisedAt, id: { lt: cursor.id } }],
          }
        : {}),
    },
    orderBy: [{ raisedAt: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
  });
  const stores = await everyStore(ctx.db);
  const zoneOf = new Map(stores.map((store) => [store.id, store.timeZone]));
  const notices = rows.slice(0, PAGE).map(({ id, kind, storeId, facts, raisedAt, readAt, doneAt }) => ({
    id,
    kind,
    storeId,
    facts: noticeFacts.parse(facts),
    raisedAt,
    readAt,
    doneAt,
    timeZone: zoneOf.get(storeId ?? '') ?? 'Asia/Shanghai',
  }));
  const last = notices.at(-1);
  return {
    notices,
    next: rows.length > PAGE && last ? { raisedAt: last.raisedAt, id: last.id } : null,
  };
}

/** Many enough to say "many". */
const COUNTED = 100;

/** How many the signed-in person has not read, 100 at most. */
export async function unreadNotices({ db, actor }: ActorContext): Promise<{ unread: number }> {
  const rows = await db.notice.findMany({
    where: { personId: actor.personId, readAt: null },
    select: { id: true },
    take: COUNTED,
  });
  return { unread: rows.length };
}

/** Of these causes, those somebody was told of. */
export async function causesRaised(db: Db, causes: string[]): Promise<ReadonlySet<string>> {
  const found = await db.notice.findMany({
    where: { cause: { in: causes } },
    select: { cause: true },
    distinct: ['cause'],
  });
  return new Set(found.map(({ cause }) => cause));
}

/** Was anybody told something of this kind since then? */
export async function wasRaisedSince(db: Db, kind: NoticeKind, since: Date): Promise<boolean> {
  const found = await db.notice.findFirst({
    where: { kind, raisedAt: { gte: since } },
    select: { id: true },
  });
  return found !== null;
}

/** Stores of which people were told something of this kind that is not done yet. */
export async function storesWaitingFor(db: Db, kind: NoticeKind): Promise<string[]> {
  const found = await db.notice.findMany({
    where: { kind, doneAt: null, storeId: { not: null } },
    select: { storeId: true },
    distinct: ['storeId'],
  });
  return found.flatMap(({ storeId }) => storeId ?? []);
}
