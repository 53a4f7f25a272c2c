/** What a key of the pad sends. */
export type PadKey =
  | '0'
  | '1'
  | '2'
  | '3'
  | '4'
  | '5'
  | '6'
  | '7'
  | '8'
  | '9'
  | '00'
  | '.'
  | 'back'
  | 'clear'
  | 'enter';

const DIGITS = /^\d$/;

/** The pad key a hardware key stands for, or null: digits, point (comma too), Backspace, Delete, Enter. */
export function padKeyFor(key: string): PadKey | null {
  if (DIGITS.test(key) || key === '.') return key as PadKey;
  if (key === ',' || key === 'Decimal') return '.';
  if (key === 'Backspace') return 'back';
  if (key === 'Delete') return 'clear';
  return key === 'Enter' ? 'enter' : null;
}

export type PadLimits = {
  /** Digits after the point; 0: whole numbers. */
  decimals: number;
  /** Digits before the point. */
  wholeDigits?: number | undefined;
  /** Keep leading zeros: a PIN is text, not a number. */
  literal?: boolean | undefined;
};

/**
 * What the entry reads after a key. Pure, so that the counter can test its own typing. A key that would break
 * the limits changes nothing; 'enter' is left to the caller.
 */
export function applyPadKey(entry: string, key: PadKey, limits: PadLimits): string {
  if (key === 'enter') return entry;
  if (key === 'clear') return '';
  if (key === 'back') return entry.slice(0, -1);
  if (key === '.') {
    if (limits.decimals === 0 || entry.includes('.')) return entry;
    return entry === '' ? '0.' : `${entry}.`;
  }
  return [...key].reduce((text, digit) => appendDigit(text, digit, limits), entry);
}

function appendDigit(
  entry: string,
  digit: string,
  { decimals, wholeDigits = 9, literal = false }: PadLimits,
) {
  const [whole = '', fraction] = entry.split('.');
  if (fraction !== undefined) return fraction.length < decimals ? entry + digit : entry;
  if (!literal && whole === '0') return digit;
  return whole.length < wholeDigits ? entry + digit : entry;
}
