import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { inHashQueue } from './hash-queue';

const hashNow = promisify(argon2);
/** One after the other: see hash-queue.ts. */
const derive = (...of: Parameters<typeof hashNow>) => inHashQueue(() => hashNow(...of));

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. About 30 ms on a counter server. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const TAG_BYTES = 32;

/** argon2id of a password or PIN as `argon2id$m,t,p$salt$tag`. */
export async function hashSecret(secret: string, cost = COST): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', {
    message: secret.normalize('NFC'),
    nonce,
    tagLength: TAG_BYTES,
    ...cost,
  });
  return `argon2id$${cost.memory},${cost.passes},${cost.parallelism}$${nonce.toString('base64')}$${tag.toString('base64')}`;
}

/**
 * Does the secret match the stored hash? Without a hash the same work is done for nothing, so that an unknown name takes
 * as long as a wrong password.
 */
export async function secretMatches(secret: string, stored: string | null): Promise<boolean> {
  const [scheme, cost = '', salt = '', tag = ''] = (stored ?? '').split('$');
  if (scheme !== 'argon2id') {
    await hashSecret(secret);
    return false;
  }
  const [memory = 0, passes = 0, parallelism = 0] = cost.split(',').map(Number);
  const expected = Buffer.from(tag, 'base64');
  const actual = await derive('argon2id', {
    message: secret.normalize('NFC'),
    nonce: Buffer.from(salt, 'base64'),
    tagLength: expected.length,
    memory,
    passes,
    parallelism,
  });
  return timingSafeEqual(actual, expected);
}
