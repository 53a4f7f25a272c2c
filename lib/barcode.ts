/** Scannable codes: which kind a text can be, and whether its check digit agrees. Pure; the counter uses it too. */
export type BarcodeKind = 'EAN13' | 'EAN8' | 'UPCA' | 'UPCE' | 'ITF14' | 'OTHER';

/** The check digit that GS1's weights (3, 1, 3 ... from the right) give for the digits before it. */
export function checkDigitOf(body: string): number {
  let sum = 0;
  for (let index = 0; index < body.length; index += 1) {
    const weight = (body.length - index) % 2 === 1 ? 3 : 1;
    sum += weight * (body.charCodeAt(index) - 48);
  }
  return (10 - (sum % 10)) % 10;
}

/**
 * UPC-E in full as UPC-A: '04963406' -> '049000006346'. Zeros are put back by the rule its sixth digit names.
 * Null when the text is no eight-digit code of number system 0 or 1. The check digit is carried over, not checked.
 */
export function expandUpcE(text: string): string | null {
  const match = /^([01])(\d)(\d)(\d)(\d)(\d)(\d)(\d)$/.exec(text);
  if (!match) return null;
  const [, system, a, b, c, d, e, rule, check] = match;
  switch (rule) {
    case '0':
    case '1':
    case '2':
      return `${system}${a}${b}${rule}0000${c}${d}${e}${check}`;
    case '3':
      return `${system}${a}${b}${c}00000${d}${e}${check}`;
    case '4':
      return `${system}${a}${b}${c}${d}00000${e}${check}`;
    default:
      return `${system}${a}${b}${c}${d}${e}0000${rule}${check}`;
  }
}

/**
 * What a code is by its length. Eight digits may be EAN-8 or UPC-E: the reading whose check digit agrees wins, EAN-8 first;
 * where neither does it counts as EAN-8. Anything that is not 8, 12, 13 or 14 digits is OTHER (Code 128 and shop codes).
 */
export function barcodeKind(text: string): BarcodeKind {
  if (!/^\d+$/.test(text)) return 'OTHER';
  if (text.length === 14) return 'ITF14';
  if (text.length === 13) return 'EAN13';
  if (text.length === 12) return 'UPCA';
  if (text.length !== 8) return 'OTHER';
  const expanded = endsInItsCheckDigit(text) ? null : expandUpcE(text);
  return expanded !== null && endsInItsCheckDigit(expanded) ? 'UPCE' : 'EAN8';
}

/** Whether the text is a code of a kind that carries a check digit, and the digit is right. */
export function hasValidCheckDigit(text: string): boolean {
  const kind = barcodeKind(text);
  if (kind === 'OTHER') return false;
  if (kind === 'UPCE') return true;
  return endsInItsCheckDigit(text);
}

/** A code with its check digit appended: for demo products and shop-made labels. @throws RangeError on other than digits */
export function withCheckDigit(body: string): string {
  if (!/^\d+$/.test(body)) throw new RangeError(`not digits: ${body}`);
  return `${body}${checkDigitOf(body)}`;
}

function endsInItsCheckDigit(digits: string): boolean {
  return checkDigitOf(digits.slice(0, -1)) === digits.charCodeAt(digits.length - 1) - 48;
}
