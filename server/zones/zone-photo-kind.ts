import type { AttachmentKind } from '@/server/attachments/kind';

/** How a zone or a shelf looks, or what a check found: for whoever may read the store's zones. */
export const ZONE_PHOTO: AttachmentKind = {
  name: 'zonePhoto',
  addedBy: ['zones.arrange', 'zones.check'],
  takesPdf: false,
  keptYears: 2,
  async isSeenBy(ctx, { storeId, id }) {
    const shown = await ctx.db.zonePhoto.count({ where: { storeId, id } });
    return shown === 0 ? null : ctx.may('zones.read', storeId);
  },
};
