import { nationalDigits } from '@/lib/masked-number';
import { phoneNumber } from '@/lib/phone-number';
import { backwards, plain } from './search-keys';

/** Fewer find everybody. */
export const LEAST_CHARACTERS = 2;
/** Digits at the end that a masked number shows: looking for them tells nobody anything. */
export const SHOWN_BEHIND = 4;

/** How people write a number between its digits. */
const BETWEEN_DIGITS = /[-+().]/g;

/** From where to where keys answer. */
export interface KeyRange {
  from: string;
  beyond: string;
}

/** The digits somebody typed, if they typed nothing else. */
export function digitsTyped(typed: string): string | null {
  const digits = plain(typed).replace(BETWEEN_DIGITS, '');
  return /^\d+$/.test(digits) ? digits : null;
}

/**
 * Where the keys are that answer what somebody typed: the last four digits of a number, more of them from either end, anything else from
 * its beginning; short digits besides as the whole of a card's number. None where too little was typed to mean anybody.
 */
export function keyRanges(typed: string): KeyRange[] {
  const text = plain(typed);
  const digits = digitsTyped(typed);
  if (digits === null) return [...text].length < LEAST_CHARACTERS ? [] : [beginningWith(text)];
  // A landline is dialled with a 0 in front that is not in its number, and a card is kept without.
  const bare = digits.replace(/^0+(?=\d)/, '');
  if (digits.length < SHOWN_BEHIND) return [exactly(bare)];
  if (digits.length === SHOWN_BEHIND) return [exactly(bare), beginningWith(backwards(digits))];
  const whole = phoneNumber(typed);
  if (!whole) return [beginningWith(bare), beginningWith(backwards(digits))];
  const national = nationalDigits(whole.e164);
  return [beginningWith(national), beginningWith(backwards(national))];
}

const LAST_CHARACTER = '\u{10FFFF}';
const FIRST_CHARACTER = '\u0001';

/** Up to the first text after all that begin so, as the database orders them: by code point. */
function beginningWith(text: string): KeyRange {
  return { from: text, beyond: text + LAST_CHARACTER };
}

function exactly(text: string): KeyRange {
  return { from: text, beyond: text + FIRST_CHARACTER };
}
