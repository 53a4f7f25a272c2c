import { requireOwnAttachment } from '@/server/attachments/queries';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { InvalidInput } from '@/server/platform/errors';
import { COMPANY_SCOPE } from '@/server/platform/ids';
import { type AtWork, peopleAtWork } from '@/server/staff/people-at-work';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { ANNOUNCEMENT_FILE } from './announcement-file-kind';
import { AnnouncementForNobody } from './errors';
import { announceInput, announceInStoreInput } from './schema';

/** A manager tells the people of the store. @throws AnnouncementForNobody, InvalidInput, NotFound */
export const announceInStore = command({
  name: 'notices.announceInStore',
  permission: 'notices.announce',
  scope: 'store',
  input: announceInStoreInput,
  async run(tx, { storeId, ...said }, ctx) {
    // Whoever is named works there; head office hears by its own announcements.
    const here = await staffAllowed(tx, 'tasks.do', storeId);
    if (!said.personIds.every((personId) => here.has(personId))) throw new AnnouncementForNobody();
    return keep(tx, ctx, storeId, { ...said, storeIds: said.personIds.length > 0 ? [] : [storeId] });
  },
});

/** Head office tells whomever: stores, roles, people. @throws AnnouncementForNobody, InvalidInput, NotFound */
export const announce = command({
  name: 'notices.announce',
  permission: 'notices.announce',
  scope: 'company',
  input: announceInput,
  run: (tx, said, ctx) => keep(tx, ctx, null, said),
});

interface Said extends AtWork {
  requestId: string;
  title: string;
  text: string;
  mustRead: boolean;
  attachmentId?: string | undefined;
}

async function keep(tx: Tx, ctx: ActorContext, storeId: string | null, said: Said) {
  const { requestId: id, attachmentId, title, text, mustRead } = said;
  const { storeIds, roles, personIds } = said;
  if (personIds.length > 0 && storeIds.length + roles.length > 0)
    throw new InvalidInput({ field: 'personIds', problem: 'range' });
  if ((await peopleAtWork(tx, said, 1)).length === 0) throw new AnnouncementForNobody();
  if (attachmentId)
    await requireOwnAttachment(tx, ctx, {
      storeId: storeId ?? COMPANY_SCOPE,
      id: attachmentId,
      kind: ANNOUNCEMENT_FILE,
    });
  await tx.announcement.create({
    data: {
      id,
      storeId,
      title,
      text,
      mustRead,
      storeIds: [...storeIds],
      roles: [...roles],
      personIds: [...personIds],
      attachmentId: attachmentId ?? null,
      writtenById: ctx.actor.personId,
      writtenAt: ctx.now,
    },
    select: { id: true },
  });
  await writeAuditEntry(tx, ctx, {
    storeId,
    action: 'notices.announce',
    subjectKind: 'announcement',
    subjectId: id,
    after: { title, mustRead },
    requestId: id,
  });
  return { announcementId: id };
}
