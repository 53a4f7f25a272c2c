import { type AttachmentKind, YEAR_DAYS } from '@/server/attachments/kind';

/** A paper of the day report: for whoever reads the store's reports, and as long as vouchers of the books are kept. */
export const VOUCHER: AttachmentKind = {
  name: 'voucher',
  addedBy: ['vouchers.add'],
  takesPdf: true,
  keptDays: 30 * YEAR_DAYS,
  async isSeenBy(ctx, { storeId, id }) {
    const shown = await ctx.db.voucher.count({ where: { storeId, id } });
    return shown === 0 ? null : ctx.may('reports.read', storeId);
  },
};
