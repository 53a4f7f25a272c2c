import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { removePictureInput } from '../schema';
import { touchProduct } from '../write-products';
import { orderPictures } from './order-pictures';

/** Takes a picture off its product; its file goes when its time has come. @throws NotFound */
export const removePicture = command({
  name: 'catalog.removePicture',
  permission: 'catalog.keepPictures',
  scope: 'store',
  input: removePictureInput,
  async run(tx, { storeId, requestId, productId, pictureId }, ctx) {
    await touchProduct(tx, productId);
    const { count } = await tx.productPicture.deleteMany({ where: { id: pictureId, productId } });
    if (count === 0) throw new NotFound({ noun: 'attachment' });
    const left = await tx.productPicture.findMany({
      where: { productId },
      orderBy: { position: 'asc' },
      select: { id: true },
    });
    await orderPictures(
      tx,
      productId,
      left.map(({ id }) => id),
    );
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'catalog.removePicture',
      subjectKind: 'product',
      subjectId: productId,
      before: { pictures: left.length + 1 },
      after: { pictures: left.length },
      requestId,
    });
    return { pictures: left.length };
  },
});
