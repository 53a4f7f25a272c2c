import { type AttachmentKind, YEAR_DAYS } from '@/server/attachments/kind';

/** Who stood at the tablet, photographed as they clocked in or out. Looked at by people; nothing recognises a face. */
export const PUNCH_PHOTO: AttachmentKind = {
  name: 'punchPhoto',
  addedBy: ['attendance.punch'],
  takesPdf: false,
  // As long as wages may be disputed.
  keptDays: 2 * YEAR_DAYS,
  async isSeenBy(ctx, { storeId, id }) {
    const punch = await ctx.db.punch.findUnique({
      where: { storeId_photoId: { storeId, photoId: id } },
      select: { personId: true },
    });
    return punch ? punch.personId === ctx.actor.personId || ctx.may('attendance.read', storeId) : null;
  },
};
