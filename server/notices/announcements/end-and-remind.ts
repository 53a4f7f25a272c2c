import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { AnnouncementClosed, AnnouncementUnknown, NobodyToRemind, RemindedAlready } from './errors';
import { ofCompanyInput, ofStoreInput } from './schema';
import { whoHasNotRead } from './who-has-read';

/** Whoever has not read it is asked once an hour at most. */
export const REMIND_PAUSE_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** One of the store's manager, or of head office, that nobody else changes until the transaction ends. @throws AnnouncementUnknown, AnnouncementClosed */
async function lockOpen(tx: Tx, storeId: string | null, announcementId: string) {
  await tx.$queryRaw`SELECT 1 AS locked FROM announcement WHERE id = ${announcementId}::uuid FOR UPDATE`;
  const row = await tx.announcement.findUnique({ where: { id: announcementId } });
  if (!row || row.storeId !== storeId) throw new AnnouncementUnknown();
  if (row.closedAt) throw new AnnouncementClosed();
  return row;
}

interface Asked {
  storeId: string | null;
  announcementId: string;
  requestId: string;
}

async function remind(tx: Tx, ctx: ActorContext, { storeId, announcementId, requestId }: Asked) {
  const row = await lockOpen(tx, storeId, announcementId);
  const left = row.remindedAt ? row.remindedAt.getTime() + REMIND_PAUSE_MS - ctx.now.getTime() : 0;
  if (left > 0) throw new RemindedAlready({ minutes: Math.max(1, Math.ceil(left / MINUTE_MS)) });
  const unread = await whoHasNotRead(tx, row);
  if (unread.length === 0) throw new NobodyToRemind();
  await tx.announcement.update({
    where: { id: row.id },
    data: { remindedAt: ctx.now },
    select: { id: true },
  });
  await writeAuditEntry(tx, ctx, {
    storeId,
    action: 'notices.remindUnread',
    subjectKind: 'announcement',
    subjectId: row.id,
    after: { title: row.title, count: unread.length },
    requestId,
  });
  return { reminded: unread.length };
}

async function close(tx: Tx, ctx: ActorContext, { storeId, announcementId, requestId }: Asked) {
  const row = await lockOpen(tx, storeId, announcementId);
  await tx.announcement.update({
    where: { id: row.id },
    data: { closedAt: ctx.now, closedById: ctx.actor.personId },
    select: { id: true },
  });
  await writeAuditEntry(tx, ctx, {
    storeId,
    action: 'notices.closeAnnouncement',
    subjectKind: 'announcement',
    subjectId: row.id,
    after: { title: row.title },
    requestId,
  });
  return { announcementId };
}

/** Those who have not read the store's are told again. @throws AnnouncementUnknown, AnnouncementClosed, RemindedAlready, NobodyToRemind */
export const remindInStore = command({
  name: 'notices.remindInStore',
  permission: 'notices.announce',
  scope: 'store',
  input: ofStoreInput,
  run: (tx, asked, ctx) => remind(tx, ctx, asked),
});

/** The same of head office's. @throws as above */
export const remindUnread = command({
  name: 'notices.remindUnread',
  permission: 'notices.announce',
  scope: 'company',
  input: ofCompanyInput,
  run: (tx, asked, ctx) => remind(tx, ctx, { ...asked, storeId: null }),
});

/** Nobody has to read the store's any more. @throws AnnouncementUnknown, AnnouncementClosed */
export const closeInStore = command({
  name: 'notices.closeInStore',
  permission: 'notices.announce',
  scope: 'store',
  input: ofStoreInput,
  run: (tx, asked, ctx) => close(tx, ctx, asked),
});

/** The same of head office's. @throws as above */
export const closeAnnouncement = command({
  name: 'notices.closeAnnouncement',
  permission: 'notices.announce',
  scope: 'company',
  input: ofCompanyInput,
  run: (tx, asked, ctx) => close(tx, ctx, { ...asked, storeId: null }),
});
