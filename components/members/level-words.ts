import type { DiscountWay } from '@/components/sales/discount-rules';
import { MOST_POINTS } from '@/server/customers/points/point-rules';

const PERCENT_BP = 100;
/** 9.5 折 leaves 9.5 tenths. */
const TENTH_BP = 1_000;
const WHOLE_BP = 10_000;

/** What a level takes off, as a form asks for it: what is left in tenths (折), or what comes off in percent. */
export function levelDiscountText(discountBp: number, way: DiscountWay): string {
  return String(way === 'left' ? (WHOLE_BP - discountBp) / TENTH_BP : discountBp / PERCENT_BP);
}

/** What was typed, basis points off; null: no such discount. 9.5 and 95 are the same 折. */
export function readLevelDiscount(text: string, way: DiscountWay): number | null {
  const typed = /^\d{1,3}(\.\d{1,2})?$/.test(text.trim()) ? Number(text) : null;
  if (typed === null) return null;
  const off =
    way === 'off' ? typed * PERCENT_BP : WHOLE_BP - (typed > 10 ? typed * PERCENT_BP : typed * TENTH_BP);
  const discountBp = Math.round(off);
  return discountBp >= 0 && discountBp < WHOLE_BP ? discountBp : null;
}

/** Points for each yuan as typed, thousandths; null: no such number. */
export function readPoints(text: string): number | null {
  if (!/^\d{1,4}(\.\d{1,3})?$/.test(text.trim())) return null;
  const pointsMilli = Math.round(Number(text) * 1_000);
  return pointsMilli <= 1_000_000 ? pointsMilli : null;
}

/** Points as typed, above zero and whole; null: no such number. */
export function readWholePoints(text: string): number | null {
  const points = /^\d{1,9}$/.test(text.trim()) ? Number(text) : 0;
  return points > 0 && points <= MOST_POINTS ? points : null;
}

/** Points that pay a yuan as typed; null: no such price. */
export function readPointsPrice(text: string): number | null {
  const points = readWholePoints(text);
  return points !== null && points <= 100_000 ? points : null;
}

/** A percent as typed, above zero, basis points; null: none. */
export function readPercentBp(text: string): number | null {
  const basisPoints = /^\d{1,3}(\.\d{1,2})?$/.test(text.trim()) ? Math.round(Number(text) * PERCENT_BP) : 0;
  return basisPoints > 0 && basisPoints <= WHOLE_BP ? basisPoints : null;
}
