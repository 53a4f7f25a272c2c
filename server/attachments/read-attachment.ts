import { AttachmentTooLarge, AttachmentUnreadable } from './errors';
import { readBody } from './read-body';
import { MOST_BYTES } from './schema';

/** A picture or PDF as a request's body. @throws AttachmentTooLarge, AttachmentUnreadable when it is empty */
export async function readAttachment(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const sent = await readBody(request, MOST_BYTES);
  if (sent === 'TOO_LARGE') throw new AttachmentTooLarge({ limitMb: MOST_BYTES / 1024 / 1024 });
  if (sent.length === 0) throw new AttachmentUnreadable();
  return sent;
}
