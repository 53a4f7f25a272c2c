import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { PictureIsThere, TooManyPictures } from '../errors';
import { touchProduct } from '../write-products';
import { MOST_PICTURES } from './picture-rules';

interface PictureToBind {
  productId: string;
  /** The attachment's. */
  id: string;
  /** Where its file lies: a store, or the company. */
  fileScopeId: string;
  sentSha256: string;
}

/**
 * Makes a kept file the last picture of a product; changes of pictures wait for each other and for every change of products.
 * @throws NotFound, TooManyPictures, PictureIsThere
 */
export async function bindPicture(
  tx: Tx,
  ctx: ActorContext,
  picture: PictureToBind,
  audited: { storeId: string | null; requestId: string },
): Promise<void> {
  const { productId } = picture;
  await touchProduct(tx, productId);
  const known = await tx.productPicture.findMany({
    where: { productId },
    select: { sentSha256: true },
  });
  if (known.some(({ sentSha256 }) => sentSha256 === picture.sentSha256)) throw new PictureIsThere();
  if (known.length >= MOST_PICTURES) throw new TooManyPictures({ most: MOST_PICTURES });
  await tx.productPicture.create({
    data: { ...picture, position: known.length, addedById: ctx.actor.personId, addedAt: ctx.now },
    select: { id: true },
  });
  await writeAuditEntry(tx, ctx, {
    storeId: audited.storeId,
    action: 'catalog.addPicture',
    subjectKind: 'product',
    subjectId: productId,
    after: { pictures: known.length + 1 },
    requestId: audited.requestId,
  });
}
