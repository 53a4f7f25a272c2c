import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { deviceOf } from '@/server/platform/actor';
import { command } from '@/server/platform/command';
import type { Context } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { PersonnelNoteUnknown, PersonnelNoteWithdrawn, PersonnelRepliesMany } from './errors';
import { replyInput, seeNoteInput } from './schema';

/** Replies to one note; whoever wants to say more talks to them. */
const MOST_REPLIES = 20;

/**
 * A note is answered by whom it is about, whatever roles they still have in its store: the command looks whose it is, the table is not
 * asked. Not with six digits on a shared tablet.
 */
export function asItsPerson<C extends Context>(ctx: C): C {
  const isAtCounter = deviceOf(ctx) !== null;
  return {
    ...ctx,
    may: (permission, storeId) => (permission === 'self' ? !isAtCounter : ctx.may(permission, storeId)),
  };
}

/** I have read it, which is not that I agree: said once. @throws PersonnelNoteUnknown */
export const seeNote = command({
  name: 'personnel.see',
  permission: 'self',
  scope: 'store',
  input: seeNoteInput,
  async run(tx, { requestId, storeId, noteId }, ctx) {
    const { personId } = ctx.actor;
    await ownNote(tx, { storeId, noteId, personId });
    if (!(await markSeen(tx, { storeId, noteId, personId, seenAt: ctx.now }))) return { noteId };
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'personnel.see',
      subjectKind: 'personnelNote',
      subjectId: noteId,
      requestId,
    });
    return { noteId };
  },
});

/** What the person says to it; who replies has read it. @throws PersonnelNoteUnknown, PersonnelNoteWithdrawn, PersonnelRepliesMany */
export const replyToNote = command({
  name: 'personnel.reply',
  permission: 'self',
  scope: 'store',
  input: replyInput,
  async run(tx, { requestId: id, storeId, noteId, words }, ctx) {
    const { personId } = ctx.actor;
    // The note is never changed, so its row is no lock two replies could wait at.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`personnel-note${storeId}${noteId}`}, 1))::text`;
    const note = await ownNote(tx, { storeId, noteId, personId });
    if (note.withdrawal) throw new PersonnelNoteWithdrawn();
    if (note._count.replies >= MOST_REPLIES) throw new PersonnelRepliesMany();
    await tx.personnelNoteReply.create({
      data: { storeId, id, noteId, personId, words, repliedAt: ctx.now },
      select: { id: true },
    });
    await markSeen(tx, { storeId, noteId, personId, seenAt: ctx.now });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'personnel.reply',
      subjectKind: 'personnelNote',
      subjectId: noteId,
      requestId: id,
    });
    return { noteId };
  },
});

/** @throws PersonnelNoteUnknown, also for a note about somebody else */
async function ownNote(tx: Tx, of: { storeId: string; noteId: string; personId: string }) {
  const note = await tx.personnelNote.findUnique({
    where: { storeId_id: { storeId: of.storeId, id: of.noteId } },
    select: {
      personId: true,
      withdrawal: { select: { noteId: true } },
      _count: { select: { replies: true } },
    },
  });
  if (note?.personId !== of.personId) throw new PersonnelNoteUnknown();
  return note;
}

/** @returns whether this was the first time */
async function markSeen(
  tx: Tx,
  seen: { storeId: string; noteId: string; personId: string; seenAt: Date },
): Promise<boolean> {
  const { count } = await tx.personnelNoteSeen.createMany({ data: [seen], skipDuplicates: true });
  return count > 0;
}
