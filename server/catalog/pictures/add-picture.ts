import { requireOwnAttachment } from '@/server/attachments/queries';
import { command } from '@/server/platform/command';
import { addPictureInput } from '../schema';
import { bindPicture } from './bind-picture';
import { PRODUCT_PICTURE } from './product-picture-kind';

/** One more picture of a product, taken at a shelf of the store or sent from its office. @throws NotFound, TooManyPictures, PictureIsThere */
export const addPicture = command({
  name: 'catalog.addPicture',
  permission: 'catalog.keepPictures',
  scope: 'store',
  input: addPictureInput,
  async run(tx, { storeId, requestId, productId, attachmentId }, ctx) {
    const file = await requireOwnAttachment(tx, ctx, { storeId, id: attachmentId, kind: PRODUCT_PICTURE });
    await bindPicture(
      tx,
      ctx,
      { productId, id: attachmentId, fileScopeId: storeId, sentSha256: file.sentSha256 ?? file.sha256 },
      { storeId, requestId },
    );
    return { pictureId: attachmentId };
  },
});
