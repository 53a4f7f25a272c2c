import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { keyedMark } from '../auth/keyed-mark';

const METHOD = 'aes-256-gcm';
const key = () => keyedMark('second-factor', 'key of sealed secrets');

/** A secret as the database keeps it: who has the database alone cannot make codes. Bound to its person. */
export function sealSecret(secret: string, personId: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv(METHOD, key(), nonce).setAAD(Buffer.from(personId));
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return [nonce, text, cipher.getAuthTag()].map((part) => part.toString('base64url')).join('.');
}

/** The secret again; null where this installation's own secret is another, as after a restore without it. */
export function openSecret(sealed: string, personId: string): string | null {
  const [nonce, text, tag] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'));
  if (!nonce || !text || !tag) return null;
  try {
    const decipher = createDecipheriv(METHOD, key(), nonce).setAAD(Buffer.from(personId)).setAuthTag(tag);
    return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
