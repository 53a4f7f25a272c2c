import { randomFillSync, randomInt } from 'node:crypto';
import { v5, v7 } from 'uuid';

/** Scope of what belongs to the company rather than to one store. */
export const COMPANY_SCOPE = '00000000-0000-0000-0000-000000000000';

const ID_BYTES = 16;
/** Random bytes are drawn for 256 ids at once: a sale of three lines makes a dozen. */
const pool = new Uint8Array(ID_BYTES * 256);
let used = pool.length;
let lastMs = 0;
let sequence = 0;

/**
 * The requestId of a part of a request, or of what a job does about an event: the same every time it is asked for, so that
 * a repeat of the whole repeats the part.
 */
export function partId(requestId: string, part: string): string {
  return v5(part, requestId);
}

/** A new UUIDv7: sorts by the moment it was made, also within a millisecond, and needs no sequence of the database. */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.subarray(used, used + ID_BYTES);
  used += ID_BYTES;
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    // Room above, so that counting on within the millisecond does not run over.
    sequence = randomInt(0x3fffffff);
  } else {
    sequence += 1;
  }
  return v7({ random, msecs: lastMs, seq: sequence });
}
