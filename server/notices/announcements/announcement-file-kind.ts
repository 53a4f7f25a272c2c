import { type AttachmentKind, YEAR_DAYS } from '@/server/attachments/kind';
import { concerns } from './audience';

/** What goes with an announcement: for whomever it concerns, and who may write the like there. */
export const ANNOUNCEMENT_FILE: AttachmentKind = {
  name: 'announcementFile',
  addedBy: ['notices.announce'],
  takesPdf: true,
  keptDays: 3 * YEAR_DAYS,
  async isSeenBy(ctx, { id }) {
    const row = await ctx.db.announcement.findFirst({ where: { attachmentId: id } });
    if (!row) return null;
    return concerns(row, ctx.actor) || ctx.may('notices.announce', row.storeId);
  },
};
