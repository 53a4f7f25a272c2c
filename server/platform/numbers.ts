import type { Prisma } from '@/generated/prisma/client';
import { type Milli, milliFromText } from '@/lib/quantity';

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

/** Thousandths from a numeric(14,3) column. @throws RangeError when it is none */
export function milliOf(value: Prisma.Decimal | string | number): Milli {
  const milli = milliFromText(String(value));
  if (milli === null) throw new RangeError(`not a quantity: ${value}`);
  return milli;
}
