import { createHmac, timingSafeEqual } from 'node:crypto';
import { setting } from '@/lib/environment';
import { isReceiptNumber } from '@/lib/receipt-number';

/** Bytes of a receipt's token: 128 bits, nobody guesses one. */
const TOKEN_BYTES = 16;

/**
 * What the tablet of a series makes the tokens of its receipts with, so that a receipt has its link also where nobody answers: HMAC-SHA-256
 * of the series under the installation's own secret. A tablet can make links to its own receipts, which it has anyway, and to no other's.
 */
export function receiptKey(prefix: string): string {
  return createHmac('sha256', secret()).update(`receipt-link\n${prefix}`).digest('base64url');
}

/** The token of a receipt, as `client/receipt-link.ts` makes it too. */
export function receiptToken(number: string): string {
  return createHmac('sha256', Buffer.from(receiptKey(prefixOf(number)), 'base64url'))
    .update(number)
    .digest()
    .subarray(0, TOKEN_BYTES)
    .toString('base64url');
}

/** Does the token open the receipt of this number? Nothing is asked of the database for one that does not. */
export function opensReceipt(number: string, token: string): boolean {
  if (!isReceiptNumber(number) || number !== number.toUpperCase()) return false;
  const [given, right] = [Buffer.from(token, 'base64url'), Buffer.from(receiptToken(number), 'base64url')];
  return given.length === right.length && timingSafeEqual(given, right);
}

/** `S01-01A` of `S01-01A-000123`. */
function prefixOf(number: string): string {
  return number.slice(0, number.lastIndexOf('-'));
}

function secret(): string {
  const known = setting('AUTH_SECRET') ?? setting('NEXTAUTH_SECRET');
  if (!known) throw new Error('AUTH_SECRET is not set: start Daybook with npm start');
  return known;
}
