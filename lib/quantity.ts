/**
 * Quantities are exact decimals with at most three places. At the edges and on the wire they are text ('1.5'), in
 * computation integer thousandths (`milli`, 1500), in the database numeric(14,3). Never floats.
 */
export type Milli = number;

/** 9,999,999.999 units: what one quantity may be at most, either side of zero. */
export const MAX_MILLI = 9_999_999_999;

/** Places a quantity can have at most. */
export const MAX_DECIMALS = 3;

/**
 * '1.5' -> 1500. Null when it is no number, has more than three places that matter or is beyond MAX_MILLI.
 * Trailing zeros do not matter: numeric(14,3) comes back as '1.500'.
 */
export function milliFromText(text: string): Milli | null {
  const match = /^([+-]?)(\d{1,10})(?:\.(\d*))?$/.exec(text.normalize('NFKC').trim());
  if (!match) return null;
  const [, sign, whole = '0', fraction = ''] = match;
  const places = fraction.replace(/0+$/, '');
  if (places.length > MAX_DECIMALS) return null;
  const milli = Number(whole) * 1000 + Number(places.padEnd(MAX_DECIMALS, '0'));
  if (milli > MAX_MILLI) return null;
  return sign === '-' && milli !== 0 ? -milli : milli;
}

/** 1500 -> '1.5', 2000 -> '2'. @throws RangeError when it is not an integer within MAX_MILLI */
export function milliToText(milli: Milli): string {
  if (!isMilli(milli)) throw new RangeError(`not a quantity in thousandths: ${milli}`);
  const size = Math.abs(milli);
  const rest = size % 1000;
  const places = rest === 0 ? '' : `.${String(rest).padStart(MAX_DECIMALS, '0').replace(/0+$/, '')}`;
  return `${milli < 0 ? '-' : ''}${(size - rest) / 1000}${places}`;
}

/** Whether a number is an integer of thousandths within the range a quantity may have. */
export function isMilli(value: number): value is Milli {
  return Number.isInteger(value) && Math.abs(value) <= MAX_MILLI;
}

/** Places that matter in a quantity's text: '2' and '2.0' have none, '2.90' has one. Null when it is no quantity. */
export function decimals(text: string): number | null {
  const milli = milliFromText(text);
  return milli === null ? null : decimalsOfMilli(milli);
}

/** Places that matter in thousandths: 2000 has none, 2900 one, 2905 three. */
export function decimalsOfMilli(milli: Milli): number {
  if (milli % 1000 === 0) return 0;
  if (milli % 100 === 0) return 1;
  return milli % 10 === 0 ? 2 : 3;
}

/** Whether a quantity may be used with a unit of so many decimals: half a sofa is not sold, half a metre of cloth is. */
export function fitsDecimals(milli: Milli, unitDecimals: number): boolean {
  return decimalsOfMilli(milli) <= unitDecimals;
}
