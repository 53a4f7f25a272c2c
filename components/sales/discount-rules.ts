import { fenFromText, partOf } from '@/lib/money';
import type { Discount } from '@/server/sales/rules';

/** The whole price, basis points. */
const WHOLE = 10_000;

/** How a discount is said: by what is left of the price (折, 85折 pays 85 %) or by what is taken off it. */
export type DiscountWay = 'left' | 'off';

/** What is typed: a part of the price, an amount that comes off it, or the price itself. */
export const DISCOUNT_UNITS = ['percent', 'amount', 'fixed'] as const;
export type DiscountUnit = (typeof DISCOUNT_UNITS)[number];

/** What a typed discount is of. */
export interface DiscountAsked {
  unit: DiscountUnit;
  way: DiscountWay;
  /** What it comes off, fen. */
  wholeFen: number;
  /** What stands beside it at fixed prices and stays: a price for everything includes it, fen. */
  keptFen?: number;
}

export function discountWayOf(locale: string): DiscountWay {
  return locale.startsWith('zh') ? 'left' : 'off';
}

/** What shops give all the time, as it is typed. */
export const USUAL_DISCOUNTS: Record<DiscountWay, readonly string[]> = {
  left: ['95', '9', '88', '8'],
  off: ['5', '10', '12', '20'],
};

/**
 * Basis points that come off the price for what was typed. In 折 a digit is a tenth and two are a hundredth, as people say them:
 * 9折 pays 90 %, 85折 and 8.5折 pay 85 %, 85.5折 pays 85.5 %. 10折 takes nothing off. Null: nobody says that, 0折 neither.
 */
export function percentOff(text: string, way: DiscountWay): number | null {
  const hundredths = fenFromText(text);
  if (hundredths === null) return null;
  if (way === 'off') return hundredths <= WHOLE ? hundredths : null;
  if (hundredths === 1_000) return 0;
  if (hundredths === 0 || hundredths > 9_999) return null;
  const left = hundredths < 1_000 ? hundredths * 10 : hundredths;
  return WHOLE - left;
}

/** The number a discount is said with: '85' of 85折, '15' of 15 % off. Read back by `percentOff`. */
export function saidDiscount(basisPoints: number, way: DiscountWay): string {
  if (way === 'off') return String(basisPoints / 100);
  const left = WHOLE - basisPoints;
  // A round tenth is one digit; below a tenth there is no other way to say it.
  return String(left % 1_000 === 0 || left <= 1_000 ? left / 1_000 : left / 100);
}

export type DiscountFault =
  | 'notSaid'
  | 'aboveWhole'
  | 'fixedAbove'
  | 'fixedNothing'
  | 'fixedBelowKept'
  | 'allFixed';

/** What is wrong with a discount as it is typed: nobody says that, more comes off than there is, or a price that is none. */
export function discountFault(text: string, asked: DiscountAsked): DiscountFault | null {
  if (text === '') return null;
  const { unit, way, wholeFen, keptFen = 0 } = asked;
  if (wholeFen === 0 && keptFen > 0) return 'allFixed';
  if (unit === 'percent') return percentOff(text, way) === null ? 'notSaid' : null;
  const fen = fenFromText(text) ?? 0;
  if (unit === 'amount') return fen > wholeFen ? 'aboveWhole' : null;
  if (fen === 0) return 'fixedNothing';
  if (fen < keptFen) return 'fixedBelowKept';
  return fen > wholeFen + keptFen ? 'fixedAbove' : null;
}

/** @returns undefined: nothing that could be applied was typed; null: nothing comes off */
export function readDiscount(text: string, asked: DiscountAsked): Discount | null | undefined {
  if (text === '' || discountFault(text, asked) !== null) return undefined;
  const { unit, way, wholeFen, keptFen = 0 } = asked;
  if (unit === 'percent') {
    const basisPoints = percentOff(text, way);
    return basisPoints ? { kind: 'percent', basisPoints } : null;
  }
  const typedFen = fenFromText(text);
  if (typedFen === null) return undefined;
  const fen = unit === 'amount' ? typedFen : wholeFen + keptFen - typedFen;
  if (fen === 0) return null;
  return unit === 'amount' ? { kind: 'amount', fen } : { kind: 'amount', fen, fixedFen: typedFen };
}

/** What is left of a price after a discount, fen. */
export function afterDiscount(wholeFen: number, discount: Discount | null): number {
  if (discount === null) return wholeFen;
  const off = discount.kind === 'percent' ? partOf(wholeFen, discount.basisPoints) : discount.fen;
  return wholeFen - Math.min(off, wholeFen);
}
