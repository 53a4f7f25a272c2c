import { AttachmentTooLarge, AttachmentUnreadable } from './errors';
import { MOST_BYTES } from './schema';

/** A request's body whole; what is too large is let go as it comes. @throws AttachmentTooLarge, AttachmentUnreadable when it is empty */
export async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES) throw tooLarge();
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const piece = await reader?.read();
    if (!piece || piece.done) break;
    size += piece.value.length;
    if (size > MOST_BYTES) {
      await reader?.cancel();
      throw tooLarge();
    }
    parts.push(piece.value);
  }
  if (size === 0) throw new AttachmentUnreadable();
  return new Uint8Array(Buffer.concat(parts));
}

function tooLarge(): AttachmentTooLarge {
  return new AttachmentTooLarge({ limitMb: MOST_BYTES / 1024 / 1024 });
}
