import { randomBytes, timingSafeEqual } from 'node:crypto';
import { keyedMark } from './keyed-mark';

/**
 * A browser in which a person signed in before carries a mark of it. Wrong tries made elsewhere, by whoever, do not keep them
 * out there: the browser has a count of its own. It gives no right.
 */
export function newKnownBrowser(login: string): { name: string; value: string } {
  const browser = randomBytes(12).toString('base64url');
  return { name: cookieName(login), value: `${browser}.${markOf(login, browser)}` };
}

/** Which browser this is, if the person signed in here before; null otherwise. */
export function knownBrowser(cookies: ReadonlyMap<string, string>, login: string): string | null {
  const [browser = '', mark = ''] = (cookies.get(cookieName(login)) ?? '').split('.');
  const expected = Buffer.from(markOf(login, browser));
  const given = Buffer.from(mark);
  return given.length === expected.length && timingSafeEqual(given, expected) ? browser : null;
}

/** As typed or as stored: one name. */
export function plainLogin(login: string): string {
  return login.trim().toLowerCase().slice(0, 100);
}

function cookieName(login: string): string {
  return `daybook-known-${keyedMark('known-name', plainLogin(login)).toString('hex').slice(0, 12)}`;
}

function markOf(login: string, browser: string): string {
  return keyedMark('known-browser', `${plainLogin(login)}\n${browser}`).toString('base64url');
}
