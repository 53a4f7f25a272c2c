import type { Prisma } from '@/generated/prisma/client';
import type { Milli } from '@/lib/quantity';

/**
 * Fen from a bigint column. CHECKs and MAX_FEN keep single amounts far inside the safe integers; sums of a chain's lifetime
 * stay inside them too (9 * 10^15 fen).
 * @throws RangeError otherwise
 */
export function fenOf(value: bigint | number | string): number {
  const fen = Number(value);
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not a safe amount: ${value}`);
  return fen;
}

/** Fen or null. */
export function fenOrNull(value: bigint | number | string | null): number | null {
  return value === null ? null : fenOf(value);
}

/**
 * Thousandths from a numeric(14,3) column. What many documents add up to may be beyond what one of them may say
 * (MAX_MILLI). @throws RangeError when it is none
 */
export function milliOf(value: Prisma.Decimal | string | number): Milli {
  const match = /^(-?)(\d{1,11})(?:\.(\d{1,3}))?$/.exec(String(value));
  if (!match) throw new RangeError(`not a quantity: ${value}`);
  const [, sign, whole = '0', places = ''] = match;
  const milli = Number(whole) * 1000 + Number(places.padEnd(3, '0'));
  return sign === '-' && milli !== 0 ? -milli : milli;
}

/** '1.500' for a numeric(14,3) column: 1500, also beyond MAX_MILLI. */
export function milliToColumn(milli: Milli): string {
  const size = Math.abs(milli);
  const rest = size % 1000;
  return `${milli < 0 ? '-' : ''}${(size - rest) / 1000}.${String(rest).padStart(3, '0')}`;
}
