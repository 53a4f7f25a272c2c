import { nationalDigits } from '@/lib/masked-number';
import { phoneNumber } from '@/lib/phone-number';
import { backwards, plain } from './search-keys';

/** Fewer find everybody. */
export const LEAST_CHARACTERS = 2;
export const LEAST_DIGITS = 3;

/** How people write a number between its digits. */
const BETWEEN_DIGITS = /[-+().]/g;

/**
 * Where the keys begin that answer what somebody typed: digits from either end of a number, anything else from its beginning. None where
 * too little was typed to mean anybody.
 */
export function keyBeginnings(typed: string): string[] {
  const text = plain(typed);
  const digits = text.replace(BETWEEN_DIGITS, '');
  if (!/^\d+$/.test(digits)) return [...text].length < LEAST_CHARACTERS ? [] : [text];
  if (digits.length < LEAST_DIGITS) return [];
  const whole = phoneNumber(typed);
  // A landline is dialled with a 0 in front that is not in its number.
  const forwards = whole ? nationalDigits(whole.e164) : digits.replace(/^0+/, '');
  const backwardsToo = backwards(whole ? nationalDigits(whole.e164) : digits);
  return forwards.length < LEAST_DIGITS ? [backwardsToo] : [forwards, backwardsToo];
}

const LAST_CHARACTER = '\u{10FFFF}';

/** The first text after all that begin so, as the database orders them: by code point. */
export function endOf(beginning: string): string {
  return beginning + LAST_CHARACTER;
}
