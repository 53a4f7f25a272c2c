import { shortId } from '@/lib/short-id';
import { makeSmaller } from '@/server/attachments/make-picture';
import { attachmentBytes } from '@/server/attachments/queries';
import type { Db, Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import type { PictureEdge } from './picture-rules';
import { PRODUCT_PICTURE } from './product-picture-kind';

/** The pictures of a product, the first shown first. */
export async function picturesOf(reader: Reader, productId: string) {
  const rows = await reader.productPicture.findMany({
    where: { productId },
    orderBy: { position: 'asc' },
    select: { id: true, addedAt: true },
  });
  return rows.map((row) => ({ ...row, picture: shortId(row.id) }));
}

/**
 * A picture at most so many pixels long, as JPEG: made when it is first asked for, kept from then on. Two who ask at once make the
 * same. @throws NotFound
 */
export async function sizedPicture(db: Db, pictureId: string, edge: PictureEdge): Promise<Uint8Array> {
  const kept = await db.productPictureSize.findUnique({
    where: { pictureId_edge: { pictureId, edge } },
    select: { content: true },
  });
  if (kept) return kept.content;
  const picture = await db.productPicture.findUnique({
    where: { id: pictureId },
    select: { fileScopeId: true },
  });
  const whole = picture
    ? await attachmentBytes(db, { storeId: picture.fileScopeId, id: pictureId, kind: PRODUCT_PICTURE })
    : null;
  if (!whole) throw new NotFound({ noun: 'attachment' });
  const { content } = await makeSmaller(whole, edge);
  // Taken off its product meanwhile: what was made is shown once and kept nowhere.
  await db.$executeRaw`INSERT INTO product_picture_size (picture_id, edge, content)
    SELECT p.id, ${edge}, ${content} FROM product_picture p WHERE p.id = ${pictureId}::uuid ON CONFLICT DO NOTHING`;
  return content;
}
