import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Context } from '@/server/platform/context';
import { concerns } from './audience';
import { AnnouncementClosed, AnnouncementUnknown } from './errors';
import { ofCompanyInput } from './schema';

/** Whoever it concerns says so for themselves, whatever their roles: the command looks whom it concerns, the table is not asked. */
export function asItsReader<C extends Context>(ctx: C): C {
  return {
    ...ctx,
    may: (permission, storeId) => permission === 'self' || ctx.may(permission, storeId),
  };
}

/** I have read it: said once, and kept. The bell's notice of it is done for me alone. @throws AnnouncementUnknown, AnnouncementClosed */
export const confirmRead = command({
  name: 'notices.confirm',
  permission: 'self',
  scope: 'company',
  input: ofCompanyInput,
  async run(tx, { announcementId, requestId }, ctx) {
    const { personId } = ctx.actor;
    const row = await tx.announcement.findUnique({ where: { id: announcementId } });
    if (!row || !concerns(row, ctx.actor)) throw new AnnouncementUnknown();
    if (row.closedAt) throw new AnnouncementClosed();
    const { count } = await tx.announcementConfirmation.createMany({
      data: [{ announcementId, personId, confirmedAt: ctx.now }],
      skipDuplicates: true,
    });
    if (count === 0) return { announcementId };
    await tx.$executeRaw`UPDATE notice SET done_at = ${ctx.now}::timestamptz, read_at = coalesce(read_at, ${ctx.now}::timestamptz)
      WHERE person_id = ${personId}::uuid AND kind IN ('ANNOUNCED', 'ANNOUNCEMENT_UNREAD') AND done_at IS NULL
        AND facts->>'announcementId' = ${announcementId}`;
    await writeAuditEntry(tx, ctx, {
      storeId: row.storeId,
      action: 'notices.confirm',
      subjectKind: 'announcement',
      subjectId: announcementId,
      after: { title: row.title },
      requestId,
    });
    return { announcementId };
  },
});
