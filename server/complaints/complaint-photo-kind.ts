import { type AttachmentKind, YEAR_DAYS } from '@/server/attachments/kind';

/** What is complained of, photographed: for whoever reads the store's complaints, as long as somebody may sue. */
export const COMPLAINT_PHOTO: AttachmentKind = {
  name: 'complaintPhoto',
  addedBy: ['complaints.log', 'complaints.work'],
  takesPdf: false,
  keptDays: 5 * YEAR_DAYS,
  async isSeenBy(ctx, { storeId, id }) {
    const shown = await ctx.db.complaintPhoto.count({ where: { storeId, id } });
    return shown === 0 ? null : ctx.may('complaints.read', storeId);
  },
};
