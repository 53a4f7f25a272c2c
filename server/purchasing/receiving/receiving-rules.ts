import { mulDiv, shareOut } from '@/lib/money';
import type { Milli } from '@/lib/quantity';

/**
 * The freight of a delivery over its lines, to the fen: by what the goods cost, by pieces when they cost nothing. Broken
 * pieces carry their share too.
 */
export function shareFreight(
  freightFen: number,
  lines: readonly { amountFen: number; quantityMilli: Milli }[],
): number[] {
  const free = lines.every((line) => line.amountFen === 0);
  const weights = lines.map((line) => (free ? line.quantityMilli : line.amountFen));
  return weights.every((weight) => weight === 0) ? lines.map(() => 0) : shareOut(freightFen, weights);
}

/** What the broken part of a line is worth, and the rest: together exactly the line. */
export function splitDamaged(
  valueFen: number,
  quantityMilli: Milli,
  damagedMilli: Milli,
): { wholeFen: number; damagedFen: number } {
  const damagedFen = damagedMilli === 0 ? 0 : mulDiv(valueFen, damagedMilli, quantityMilli);
  return { wholeFen: valueFen - damagedFen, damagedFen };
}

/** More (above zero) or less than was said; null where nothing was said. */
export function overOrShort(arrivedMilli: Milli, saidMilli: Milli | null): Milli | null {
  return saidMilli === null || arrivedMilli === saidMilli ? null : arrivedMilli - saidMilli;
}
