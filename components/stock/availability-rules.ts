import { MAX_MILLI, type Milli, milliFromText, milliToText } from '@/lib/quantity';

/** What stands in one zone of a product. Quantities as text. */
export interface ZoneAvailability {
  productId: string;
  zoneId: string;
  onHand: string;
  available: string;
  /** Counts for what the store has to sell. */
  sells: boolean;
}

export interface Availability {
  onHandMilli: Milli;
  availableMilli: Milli;
}

/** What stands where a line takes its goods from: in its zone, or without one in all zones the store sells from. */
export function availabilityFor(
  rows: readonly ZoneAvailability[],
  { productId, zoneId }: { productId: string; zoneId: string },
): Availability {
  const wanted = rows.filter(
    (row) => row.productId === productId && (zoneId === '' ? row.sells : row.zoneId === zoneId),
  );
  const sum = (field: 'onHand' | 'available') =>
    wanted.reduce((total, row) => total + (milliFromText(row[field]) ?? 0), 0);
  return { onHandMilli: sum('onHand'), availableMilli: sum('available') };
}

/** Why a quantity cannot be taken as typed; null: it can, or nothing is typed yet. */
export function quantityFault(
  text: string,
  decimals: number | undefined,
  signed = false,
): 'unreadable' | 'fraction' | 'notPositive' | null {
  if (text.trim() === '') return null;
  const milli = milliFromText(text);
  if (milli === null) return 'unreadable';
  if (signed ? milli === 0 : milli <= 0) return 'notPositive';
  return decimals !== undefined && milli % 10 ** (3 - decimals) !== 0 ? 'fraction' : null;
}

/** How much more is asked than is free, thousandths; 0: it is there. */
export function beyondMilli(quantity: string, availability: Availability): Milli {
  return Math.max(0, Math.abs(milliFromText(quantity) ?? 0) - Math.max(0, availability.availableMilli));
}

/** A quantity with more pieces or fewer, within what a quantity may be. */
export function withPieces(quantity: string, pieces: number): string {
  const milli = (milliFromText(quantity) ?? 0) + pieces * 1000;
  return milliToText(Math.max(-MAX_MILLI, Math.min(MAX_MILLI, milli)));
}

/** A quantity as the commands take it: １２ is 12. What cannot be read goes as it was typed, and is refused there. */
export function plainQuantity(text: string): string {
  const milli = milliFromText(text);
  return milli === null ? text.trim() : milliToText(milli);
}
