import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { PicturesChanged } from '../errors';
import { arrangePicturesInput } from '../schema';
import { touchProduct } from '../write-products';
import { orderPictures } from './order-pictures';

/** The pictures of a product in another order; the first is shown. @throws NotFound, PicturesChanged when somebody added or took one off */
export const arrangePictures = command({
  name: 'catalog.arrangePictures',
  permission: 'catalog.keepPictures',
  scope: 'store',
  input: arrangePicturesInput,
  async run(tx, { storeId, requestId, productId, pictureIds }, ctx) {
    await touchProduct(tx, productId);
    const known = await tx.productPicture.findMany({ where: { productId }, select: { id: true } });
    const asked = new Set(pictureIds);
    if (
      asked.size !== pictureIds.length ||
      known.length !== asked.size ||
      known.some(({ id }) => !asked.has(id))
    )
      throw new PicturesChanged();
    await orderPictures(tx, productId, pictureIds);
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'catalog.arrangePictures',
      subjectKind: 'product',
      subjectId: productId,
      after: { pictures: known.length },
      requestId,
    });
    return { pictures: known.length };
  },
});
