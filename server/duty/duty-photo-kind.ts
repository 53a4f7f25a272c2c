import { type AttachmentKind, YEAR_DAYS } from '@/server/attachments/kind';

/** A point of an opening or closing list, photographed. */
export const DUTY_PHOTO: AttachmentKind = {
  name: 'dutyPhoto',
  addedBy: ['duty.keep'],
  takesPdf: false,
  keptDays: 2 * YEAR_DAYS,
  async isSeenBy(ctx, { storeId, id }) {
    const point = await ctx.db.dutyPoint.findFirst({
      where: { storeId, attachmentId: id },
      select: { id: true },
    });
    return point ? ctx.may('duty.read', storeId) || ctx.may('duty.keep', storeId) : null;
  },
};
