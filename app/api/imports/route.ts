import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileRefused } from '@/server/imports/errors';
import { makeRoomForUpload, removeFile, uploadPath } from '@/server/imports/uploads';
import { requireActor } from '@/server/platform/command';
import { newId } from '@/server/platform/ids';
import { requestContext } from '@/server/request-context';
import { codedAnswer } from '../coded-answer';

const LIMIT_BYTES = 20 * 1024 * 1024;

/** Takes a products file as the request's body and keeps it for the import; what is too large is cut off as it comes. */
export function POST(request: Request): Promise<Response> {
  return codedAnswer(async () => {
    const ctx = requireActor(await requestContext(request.headers.get('cookie') ?? ''), 'imports.run', null);
    if (Number(request.headers.get('content-length') ?? 0) > LIMIT_BYTES) throw tooLarge();
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
    return Response.json({ uploadId });
  });
}

function limited(): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      seen += chunk.length;
      if (seen > LIMIT_BYTES) done(tooLarge());
      else done(null, chunk);
    },
  });
}

function tooLarge(): FileRefused {
  return new FileRefused('FILE_TOO_LARGE', { limitMb: LIMIT_BYTES / 1024 / 1024 });
}
