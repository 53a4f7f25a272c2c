import type { Announcement, DomainEvent } from '@/generated/prisma/client';
import type { ActingContext } from '@/server/platform/context';
import { partId } from '@/server/platform/ids';
import { storesOf } from '@/server/stores/queries';
import { raiseNotices, requestOfCause } from '../raise-notices';
import { settleNotices } from '../settle-notices';
import { whoHasNotRead } from './who-has-read';

/** People of one raise: what its input takes. */
const AT_ONCE = 500;
/** Must-reads that are looked through for whoever came later. */
const MOST_OPEN = 200;

/** An announcement was written: those concerned are told. */
export async function tellAnnouncement(ctx: ActingContext<'JOB'>, event: DomainEvent): Promise<void> {
  const row = await ctx.db.announcement.findUnique({ where: { id: event.subjectId } });
  if (row && !row.closedAt) await tell(ctx, row, 'ANNOUNCED', `announcement:${row.id}`);
}

/** Somebody asks again those who have not read it. */
export async function tellUnread(ctx: ActingContext<'JOB'>, event: DomainEvent): Promise<void> {
  const row = await ctx.db.announcement.findUnique({ where: { id: event.subjectId } });
  if (row && !row.closedAt) await tell(ctx, row, 'ANNOUNCEMENT_UNREAD', `announcement:${row.id}:${event.id}`);
}

/** By the clock: whoever came to a store or to a role later is told of what must still be read there. */
export async function tellNewcomers(ctx: ActingContext<'JOB'>): Promise<void> {
  const open = await ctx.db.announcement.findMany({
    where: { closedAt: null, mustRead: true },
    orderBy: { writtenAt: 'desc' },
    take: MOST_OPEN,
  });
  for (const row of open) await tell(ctx, row, 'ANNOUNCED', `announcement:${row.id}`);
}

/** It is over: nobody has to read it, and the bell says so. */
export async function settleAnnouncement(ctx: ActingContext<'JOB'>, event: DomainEvent): Promise<void> {
  const row = await ctx.db.announcement.findUnique({ where: { id: event.subjectId } });
  if (!row) return;
  await settleNotices.execute(ctx, {
    requestId: partId(event.id, 'settle'),
    kinds: ['ANNOUNCED', 'ANNOUNCEMENT_UNREAD'],
    aboutStoreId: row.storeId,
    announcementId: row.id,
  });
}

/** A cause tells a person once: who was told is left out by `raiseNotices`. */
async function tell(
  ctx: ActingContext<'JOB'>,
  row: Announcement,
  kind: 'ANNOUNCED' | 'ANNOUNCEMENT_UNREAD',
  cause: string,
): Promise<void> {
  const [store] = row.storeId ? await storesOf(ctx.db, [row.storeId]) : [];
  const unread = await whoHasNotRead(ctx.db, row);
  for (let from = 0; from < unread.length; from += AT_ONCE) {
    const personIds = unread.slice(from, from + AT_ONCE);
    await raiseNotices.execute(ctx, {
      requestId: requestOfCause(cause, personIds),
      kind,
      cause,
      aboutStoreId: row.storeId,
      facts: {
        title: row.title,
        announcementId: row.id,
        storeName: store?.name ?? '',
        storeCode: store?.code ?? '',
      },
      personIds,
    });
  }
}
