/**
 * Money is an integer number of fen (1 yuan = 100 fen), always a safe integer; every name that holds one ends in `Fen`.
 * There is one rounding rule in Daybook, half away from zero, so that a return mirrors its sale to the fen.
 */
export type Fen = number;

/** Thousandths of a unit: 1.5 pieces are 1500 milli. See lib/quantity.ts. */
type Milli = number;

/** Tax rates and discounts are basis points: 1300 is 13 %. */
type BasisPoints = number;

const WHOLE_BP = 10_000;

/** The largest amount an edge accepts: 1 billion yuan, as the database does. Above is a slip of the keyboard or a scanner. */
export const MAX_FEN = 100_000_000_000;

/**
 * numerator / denominator as an integer, halves away from zero: 5/2 is 3, -5/2 is -3.
 * Bigints are taken so that a product above 2^53 can be divided without loss.
 * @throws RangeError when the denominator is zero or the result is no safe integer
 */
export function roundHalfAwayFromZero(numerator: number | bigint, denominator: number | bigint): number {
  const top = BigInt(numerator);
  const bottom = BigInt(denominator);
  if (bottom === 0n) throw new RangeError('division by zero');
  const negative = top < 0n !== bottom < 0n;
  const size = top < 0n ? -top : top;
  const by = bottom < 0n ? -bottom : bottom;
  const rounded = (2n * size + by) / (2n * by);
  return safe(negative ? -rounded : rounded);
}

/** amount x numerator / denominator, rounded once: `mulDiv(netFen, returned, sold)`. */
export function mulDiv(amount: number, numerator: number, denominator: number): number {
  return roundHalfAwayFromZero(BigInt(amount) * BigInt(numerator), denominator);
}

/** Unit price in fen times a quantity in thousandths, in fen. */
export function mulQuantity(unitFen: Fen, milli: Milli): Fen {
  return mulDiv(unitFen, milli, 1000);
}

/** `basisPoints` of an amount in fen: 1500 of 9990 fen is 1499. */
export function partOf(amountFen: Fen, basisPoints: BasisPoints): Fen {
  return mulDiv(amountFen, basisPoints, WHOLE_BP);
}

/**
 * The tax that is inside a price: 113.00 yuan at 1300 bp holds 13.00. Negative amounts mirror positive ones.
 * @param netFen what the customer pays for the line, after every discount, tax included
 */
export function taxIncluded(netFen: Fen, rateBp: BasisPoints): Fen {
  if (rateBp < 0) throw new RangeError('a tax rate is never negative');
  return mulDiv(netFen, rateBp, WHOLE_BP + rateBp);
}

/**
 * Splits an amount by weights so that the parts add up to it exactly (largest remainder; of equal remainders the
 * earlier line gets the fen first). A negative amount is the mirror of the positive one. A part is never further than
 * one fen from its exact share, and never above its weight when the total is not above the sum of weights.
 * @throws RangeError when a weight is negative, or when there is something to share and every weight is zero
 */
export function shareOut(totalFen: Fen, weights: readonly number[]): Fen[] {
  const negative = totalFen < 0;
  const total = BigInt(negative ? -totalFen : totalFen);
  const sum = weights.reduce((acc, weight) => {
    if (weight < 0) throw new RangeError('a weight is never negative');
    return acc + BigInt(weight);
  }, 0n);
  if (sum === 0n) {
    if (total === 0n) return weights.map(() => 0);
    throw new RangeError('nothing to share the amount out over');
  }
  const parts = weights.map((weight, line) => {
    const product = total * BigInt(weight);
    return { line, whole: product / sum, rest: product % sum };
  });
  let missing = total - parts.reduce((acc, part) => acc + part.whole, 0n);
  const byRest = [...parts].sort((a, b) => (a.rest === b.rest ? a.line - b.line : a.rest < b.rest ? 1 : -1));
  for (const part of byRest) {
    if (missing === 0n) break;
    part.whole += 1n;
    missing -= 1n;
  }
  return parts.map((part) => safe(negative ? -part.whole : part.whole));
}

/** Sum of amounts in fen. @throws RangeError when it leaves the safe integers */
export function sumFen(amounts: Iterable<Fen>): Fen {
  let total = 0;
  for (const amount of amounts) total = safe(total + amount);
  return total;
}

/** As a person copies it from where we write it: ¥1,234.50. A comma elsewhere than between thousands stays, and is no amount. */
function plainAmount(text: string): string {
  const typed = text
    .normalize('NFKC')
    .trim()
    .replace(/^([+-]?)¥ ?/, '$1');
  return /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(typed) ? typed.replaceAll(',', '') : typed;
}

/**
 * Reads what a person typed: '12', '12.3', '-12.34', '1,234.50', full-width digits too. Null when it is not an amount, has more than
 * two decimals or is above MAX_FEN: an edge must ask again rather than guess.
 */
export function fenFromText(text: string): Fen | null {
  const match = /^([+-]?)(\d{1,13})(?:\.(\d{0,2}))?$/.exec(plainAmount(text));
  if (!match) return null;
  const [, sign, whole = '0', cents = ''] = match;
  const fen = Number(whole) * 100 + Number(cents.padEnd(2, '0'));
  if (fen > MAX_FEN) return null;
  return sign === '-' && fen !== 0 ? -fen : fen;
}

export type AmountFault = 'unreadable' | 'tooLittle' | 'tooMuch';

/** What was typed where an amount is asked for, or what is wrong with it. Nothing typed is no fault. */
export function readAmount(
  text: string,
  { leastFen = -MAX_FEN, mostFen = MAX_FEN }: { leastFen?: Fen | undefined; mostFen?: Fen | undefined } = {},
): { fen: Fen | null; fault: AmountFault | null } {
  const typed = plainAmount(text);
  if (typed === '') return { fen: null, fault: null };
  if (!/^[+-]?\d+(?:\.\d{0,2})?$/.test(typed)) return { fen: null, fault: 'unreadable' };
  // What is readable and yet no amount has too many digits.
  const fen = fenFromText(typed) ?? (typed.startsWith('-') ? -Infinity : Infinity);
  if (fen < leastFen) return { fen: null, fault: 'tooLittle' };
  if (fen > mostFen) return { fen: null, fault: 'tooMuch' };
  return { fen, fault: null };
}

/** '12.34': for fields, files and the wire. */
export function fenToText(fen: Fen): string {
  const size = Math.abs(safe(fen));
  const cents = size % 100;
  return `${fen < 0 ? '-' : ''}${(size - cents) / 100}.${String(cents).padStart(2, '0')}`;
}

/** '¥1,234.50': for people. */
export function fenToDisplay(fen: Fen): string {
  const [whole = '0', cents = '00'] = fenToText(Math.abs(fen)).split('.');
  return `${fen < 0 ? '-' : ''}¥${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

/**
 * What a quantity is worth at a unit cost kept as decimal text in fen with up to six places ('1234.5'), in whole fen.
 * @throws RangeError when the text is no such number
 */
export function valueAtCost(unitCostFen: string, milli: Milli): Fen {
  const match = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(unitCostFen);
  if (!match) throw new RangeError(`not a unit cost: ${unitCostFen}`);
  const [, sign, whole = '0', places = ''] = match;
  const micro = BigInt(whole) * 1_000_000n + BigInt(places.padEnd(6, '0'));
  return roundHalfAwayFromZero((sign === '-' ? -micro : micro) * BigInt(milli), 1_000_000_000n);
}

/**
 * What a computation of people's figures comes to, or null where it leaves what an amount may be: a screen shows what is typed
 * before anybody has checked it.
 */
export function fenWithin(compute: () => Fen): Fen | null {
  try {
    const fen = compute();
    return Math.abs(fen) <= MAX_FEN ? fen : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function safe(value: number | bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`not a safe integer: ${value}`);
  // -0 would print as "-0" and differ from 0 for Object.is.
  return number === 0 ? 0 : number;
}
