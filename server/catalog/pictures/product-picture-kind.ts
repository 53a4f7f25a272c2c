import type { AttachmentKind } from '@/server/attachments/kind';
import { maySomewhere } from '@/server/staff/may-somewhere';

/** A picture of goods, for whoever may read the catalogue; its bytes go some time after it was taken off its product. */
export const PRODUCT_PICTURE: AttachmentKind = {
  name: 'productPicture',
  addedBy: ['catalog.keepPictures'],
  takesPdf: false,
  keptDays: 30,
  async stillNeeded(reader, { ids }) {
    const shown = await reader.productPicture.findMany({
      where: { id: { in: [...ids] } },
      select: { id: true },
    });
    return new Set(shown.map(({ id }) => id));
  },
  async isSeenBy(ctx, { id }) {
    const shown = await ctx.db.productPicture.count({ where: { id } });
    return shown === 0 ? null : maySomewhere(ctx, 'catalog.read');
  },
};
