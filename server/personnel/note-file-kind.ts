import { type AttachmentKind, YEAR_DAYS } from '@/server/attachments/kind';
import { deviceOf } from '@/server/platform/actor';

/** What goes with a note: for whom it is about, and who reads files in its store. */
export const PERSONNEL_FILE: AttachmentKind = {
  name: 'personnelFile',
  addedBy: ['personnel.note'],
  takesPdf: true,
  keptDays: 3 * YEAR_DAYS,
  async isSeenBy(ctx, { storeId, id }) {
    const note = await ctx.db.personnelNote.findFirst({
      where: { storeId, attachmentId: id },
      select: { personId: true },
    });
    if (!note) return null;
    return (
      (note.personId === ctx.actor.personId && deviceOf(ctx) === null) || ctx.may('personnel.read', storeId)
    );
  },
};
