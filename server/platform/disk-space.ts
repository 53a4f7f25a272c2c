import { statfs } from 'node:fs/promises';
import { setting } from '@/lib/environment';

/** Below this nothing new is written: what is under way, and the database's own tidying, needs room to end. */
export const RESERVE_BYTES = 256 * 1024 * 1024;
/** Part of the disk that is used when somebody should look. */
const NOTICE_AT = 0.8;
const FRESH_MS = 5_000;

export interface DiskSpace {
  freeBytes: number;
  /** 0 to 1. */
  used: number;
  state: 'enough' | 'filling' | 'full';
}

let known: { at: number; space: Promise<DiskSpace | null> } | undefined;

/** How full the disk of the data folder is, at most seconds old; null where the system does not say. */
export function diskSpace(): Promise<DiskSpace | null> {
  const at = performance.now();
  if (known && at - known.at < FRESH_MS) return known.space;
  known = { at, space: look(setting('DAYBOOK_DATA') ?? '.data') };
  return known.space;
}

async function look(folder: string): Promise<DiskSpace | null> {
  try {
    const { bavail, blocks, bfree, bsize } = await statfs(folder);
    return judge({ freeBytes: bavail * bsize, usedBytes: (blocks - bfree) * bsize });
  } catch {
    return null;
  }
}

/** What so much room means. `bavail` leaves out what the system keeps for itself. */
export function judge({ freeBytes, usedBytes }: { freeBytes: number; usedBytes: number }): DiskSpace {
  const used = usedBytes / Math.max(1, usedBytes + freeBytes);
  const state = freeBytes < RESERVE_BYTES ? 'full' : used >= NOTICE_AT ? 'filling' : 'enough';
  return { freeBytes, used, state };
}
