import type { DiscountWay } from '@/components/sales/discount-rules';

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
