import sharp from 'sharp';
import { Busy } from '@/server/platform/errors';
import { perProcess } from '@/server/platform/per-process';
import { AttachmentTooManyPixels, AttachmentUnreadable } from './errors';
import { LONGEST_SIDE } from './schema';

/** Most pixels a picture may unpack to: twice what good phones take. */
const MOST_PIXELS = 108_000_000;
const QUALITY = 82;
const LONGEST_SECONDS = 20;

/** Pictures worked on at once, and those that wait: each takes a thread and some tens of megabytes. */
const AT_ONCE = 2;
const WAITING = 20;
const line = perProcess('pictures-at-work', () => ({ working: 0, waiting: [] as (() => void)[] }));

export interface KeptPicture {
  content: Uint8Array<ArrayBuffer>;
  width: number;
  height: number;
}

/** A kept picture once more, at most so many pixels long. @throws AttachmentUnreadable, Busy */
export function makeSmaller(kept: Uint8Array, edge: number): Promise<KeptPicture> {
  return makePicture(kept, edge);
}

/**
 * A picture as it is kept: upright, at most LONGEST_SIDE, and nothing but the picture: where it was taken, with what and by whom is gone.
 * @throws AttachmentUnreadable, AttachmentTooManyPixels, Busy
 */
export async function makePicture(sent: Uint8Array, edge: number = LONGEST_SIDE): Promise<KeptPicture> {
  await begin();
  try {
    const { data, info } = await sharp(sent, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
      .timeout({ seconds: LONGEST_SECONDS })
      .rotate()
      .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true });
    return { content: new Uint8Array(data), width: info.width, height: info.height };
  } catch (error) {
    const says = error instanceof Error ? error.message : '';
    throw /pixel limit/i.test(says) ? new AttachmentTooManyPixels() : new AttachmentUnreadable();
  } finally {
    end();
  }
}

async function begin(): Promise<void> {
  if (line.working < AT_ONCE) {
    line.working += 1;
    return;
  }
  if (line.waiting.length >= WAITING) throw new Busy();
  // Whoever ends hands its place on.
  await new Promise<void>((resolve) => line.waiting.push(resolve));
}

function end(): void {
  const next = line.waiting.shift();
  if (next) next();
  else line.working -= 1;
}
