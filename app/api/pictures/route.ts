import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as BodyStream } from 'node:stream/web';
import { PictureZipRefused } from '@/server/catalog/errors';
import { addPictureFiles } from '@/server/catalog/pictures/add-picture-files';
import { ZIP_LIMITS } from '@/server/catalog/pictures/picture-rules';
import { requireActor } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { id as anyId } from '@/server/platform/schema';
import { wireError } from '@/server/platform/trpc';
import { requestContext } from '@/server/request-context';
import { codedAnswer } from '../coded-answer';

/**
 * Pictures of goods as a zip in the body, its files named by code or barcode. Answers line by line as it goes: how many files there
 * are, then of each what became of it, then `{ done: true }`, or the error it ended with.
 */
export function POST(request: Request): Promise<Response> {
  return codedAnswer(async () => {
    const store = anyId.safeParse(new URL(request.url).searchParams.get('store'));
    if (!store.success) throw new NotFound({ noun: 'store' });
    const storeId = store.data;
    const ctx = requireActor(
      await requestContext(request.headers.get('cookie') ?? ''),
      'catalog.keepPictures',
      storeId,
    );
    const folder = await mkdtemp(path.join(tmpdir(), 'daybook-pictures-'));
    const zipPath = path.join(folder, 'pictures.zip');
    const clear = () => rm(folder, { recursive: true, force: true });
    try {
      await keepBody(request, zipPath);
      const files = addPictureFiles(ctx, { storeId, zipPath });
      // What refuses the whole zip is an answer of its own, before the first line.
      const first = await files.next();
      return new Response(
        lines(async function* () {
          try {
            yield first.value;
            for await (const file of files) yield file;
            yield { done: true };
          } catch (error) {
            yield { error: wireError(error) };
          } finally {
            await files.return(undefined);
            await clear();
          }
        }),
        { headers: { 'Content-Type': 'application/x-ndjson', 'Cache-Control': 'no-store' } },
      );
    } catch (error) {
      await clear();
      throw error;
    }
  });
}

/** The body into a file as it comes. @throws PictureZipRefused where it is larger than is taken */
async function keepBody(request: Request, zipPath: string): Promise<void> {
  const tooLarge = () => new PictureZipRefused({ problem: 'TOO_LARGE' });
  if (Number(request.headers.get('content-length') ?? 0) > ZIP_LIMITS.bytes) throw tooLarge();
  if (!request.body) throw new PictureZipRefused({ problem: 'NO_ZIP' });
  let size = 0;
  const bounded = new Transform({
    transform(part: Buffer, _encoding, done) {
      size += part.length;
      done(size > ZIP_LIMITS.bytes ? tooLarge() : null, part);
    },
  });
  await pipeline(Readable.fromWeb(request.body as BodyStream), bounded, createWriteStream(zipPath));
}

function lines(of: () => AsyncGenerator<unknown>): ReadableStream<Uint8Array> {
  const values = of();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await values.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(`${JSON.stringify(next.value)}\n`));
    },
    async cancel() {
      await values.return(undefined);
    },
  });
}
