import { type AttachmentKind, YEAR_DAYS } from '@/server/attachments/kind';

/** How a zone or a shelf looks, or what a check found: for whoever may read the store's zones. */
export const ZONE_PHOTO: AttachmentKind = {
  name: 'zonePhoto',
  addedBy: ['zones.arrange', 'zones.check'],
  takesPdf: false,
  keptDays: 2 * YEAR_DAYS,
  /** The newest of a zone or a shelf says how it is laid out, however old it is. */
  async stillNeeded(reader, { storeId, ids }) {
    const rows = await reader.$queryRaw<{ id: string }[]>`
      SELECT p.id FROM zone_photo p WHERE p.store_id = ${storeId}::uuid AND p.id = ANY(${[...ids]}::uuid[]) AND NOT p.of_check
        AND NOT EXISTS (SELECT 1 FROM zone_photo n WHERE n.store_id = p.store_id AND n.zone_id = p.zone_id
          AND n.shelf_id IS NOT DISTINCT FROM p.shelf_id AND NOT n.of_check AND n.id > p.id)`;
    return new Set(rows.map(({ id }) => id));
  },
  async isSeenBy(ctx, { storeId, id }) {
    const shown = await ctx.db.zonePhoto.count({ where: { storeId, id } });
    return shown === 0 ? null : ctx.may('zones.read', storeId);
  },
};
