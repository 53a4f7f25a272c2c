import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ActorContext } from '@/server/platform/context';
import { newId } from '@/server/platform/ids';
import { FileRefused } from './errors';
import { LIMITS } from './read-file/limits';
import { makeRoomForUpload, removeFile, uploadPath } from './uploads';

/**
 * Keeps a request's body for what its person does next; what is too large is cut off as it comes. Returns the upload's id.
 * @throws FileRefused FILE_TOO_LARGE, FILE_EMPTY
 */
export async function keepUpload(ctx: ActorContext, request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > LIMITS.fileBytes) throw tooLarge();
  if (!request.body) throw new FileRefused('FILE_EMPTY');
  const uploadId = newId();
  const target = uploadPath(ctx.actor.personId, uploadId);
  await makeRoomForUpload(target, ctx.now);
  try {
    await pipeline(
      Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]),
      limited(),
      createWriteStream(target, { mode: 0o600 }),
    );
  } catch (error) {
    await removeFile(target);
    throw error;
  }
  return uploadId;
}

function limited(): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      seen += chunk.length;
      if (seen > LIMITS.fileBytes) done(tooLarge());
      else done(null, chunk);
    },
  });
}

function tooLarge(): FileRefused {
  return new FileRefused('FILE_TOO_LARGE', { limitMb: LIMITS.fileBytes / 1024 / 1024 });
}
