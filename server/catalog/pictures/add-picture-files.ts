import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { keepMadePicture, sha256 } from '@/server/attachments/add-attachment';
import { mimeOf } from '@/server/attachments/file-rules';
import { makePicture } from '@/server/attachments/make-picture';
import { retrying } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import { DomainError } from '@/server/platform/errors';
import { PictureIsThere, PictureZipRefused } from '../errors';
import { bindPicture } from './bind-picture';
import { codesOf, inTurn, isOfTheArchive, ZIP_LIMITS } from './picture-rules';
import { PRODUCT_PICTURE } from './product-picture-kind';

/** What became of one file of a zip. */
export type PictureFile =
  | { file: string; is: 'ADDED' | 'KNOWN'; product: string }
  | { file: string; is: 'ODD'; problem: PictureProblem };
export type PictureProblem =
  | 'NO_PRODUCT'
  | 'NOT_A_PICTURE'
  | 'TOO_LARGE'
  | 'UNREADABLE'
  | 'TOO_MANY_PICTURES';

/**
 * Adds the pictures of a zip to the products their files are named by, one after the other, each its own transaction: what was added
 * before the line broke is there, and the same zip sent again adds the rest. Says of every file what became of it.
 * @throws PictureZipRefused where it is no zip, or holds more than is taken
 */
export async function* addPictureFiles(
  ctx: ActorContext,
  of: { storeId: string; zipPath: string },
): AsyncGenerator<{ files: number } | PictureFile> {
  const zip = await openPromise(of.zipPath, { lazyEntries: true, autoClose: false }).catch(() => {
    throw new PictureZipRefused({ problem: 'NO_ZIP' });
  });
  try {
    const entries = await entriesOf(zip);
    yield { files: entries.length };
    for (const { path, entry } of inTurn(entries)) {
      const { name, code } = await productOf(ctx, path);
      yield code === null
        ? { file: path, is: 'ODD', problem: 'NO_PRODUCT' }
        : await addOne(ctx, { ...of, zip, entry, path, productId: code, product: name });
    }
  } finally {
    zip.close();
  }
}

async function entriesOf(zip: ZipFile): Promise<{ path: string; entry: Entry }[]> {
  const found: { path: string; entry: Entry }[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      const path = entry.fileName;
      if (!isOfTheArchive(path)) found.push({ path, entry });
      if (found.length > ZIP_LIMITS.files)
        throw new PictureZipRefused({ problem: 'TOO_MANY', most: ZIP_LIMITS.files });
    }
  } catch (error) {
    throw error instanceof PictureZipRefused ? error : new PictureZipRefused({ problem: 'NO_ZIP' });
  }
  return found;
}

/** The product a file is named by: its code, else a barcode of it; where the whole name is nobody's, without the number behind it. */
async function productOf(
  { db }: ActorContext,
  path: string,
): Promise<{ code: string; name: string } | { code: null; name: null }> {
  for (const { code } of codesOf(path)) {
    const select = { id: true, code: true, name: true, spec: true };
    const found =
      (await db.product.findUnique({ where: { code }, select })) ??
      (await db.barcode.findUnique({ where: { code }, select: { product: { select } } }))?.product;
    if (found) return { code: found.id, name: `${found.code} ${found.name} ${found.spec}`.trim() };
  }
  return { code: null, name: null };
}

interface OneFile {
  storeId: string;
  zip: ZipFile;
  entry: Entry;
  path: string;
  productId: string;
  product: string;
}

async function addOne(ctx: ActorContext, of: OneFile): Promise<PictureFile> {
  const { storeId, entry, path: file, productId, product } = of;
  const odd = (problem: PictureProblem): PictureFile => ({ file, is: 'ODD', problem });
  if (entry.uncompressedSize > ZIP_LIMITS.fileBytes) return odd('TOO_LARGE');
  const sent = await bytesOf(of.zip, entry);
  if (sent === null) return odd('UNREADABLE');
  if (!mimeOf(sent)?.startsWith('image/')) return odd('NOT_A_PICTURE');
  try {
    const picture = await makePicture(sent);
    const sentSha256 = sha256(sent);
    await retrying(() =>
      ctx.db.$transaction(async (tx) => {
        const kept = await keepMadePicture(tx, ctx, { storeId, kind: PRODUCT_PICTURE, picture, sentSha256 });
        await bindPicture(
          tx,
          ctx,
          { productId, id: kept.attachmentId, fileScopeId: storeId, sentSha256 },
          { storeId, requestId: randomUUID() },
        );
      }),
    );
    return { file, is: 'ADDED', product };
  } catch (error) {
    if (error instanceof PictureIsThere) return { file, is: 'KNOWN', product };
    if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error;
    return odd(error.code === 'TOO_MANY_PICTURES' ? 'TOO_MANY_PICTURES' : 'UNREADABLE');
  }
}

/** One file unpacked, never more than its directory says; null where it is damaged or says less than it holds. */
async function bytesOf(zip: ZipFile, entry: Entry): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const parts: Buffer[] = [];
    const stream: Readable = await zip.openReadStreamPromise(entry);
    for await (const part of stream) parts.push(part as Buffer);
    return new Uint8Array(Buffer.concat(parts));
  } catch {
    return null;
  }
}
