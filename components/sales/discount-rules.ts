import { fenFromText } from '@/lib/money';

/** The whole price, basis points. */
const WHOLE = 10_000;

/** How a discount is said: by what is left of the price (折, 85折 pays 85 %) or by what is taken off it. */
export type DiscountWay = 'left' | 'off';

export function discountWayOf(locale: string): DiscountWay {
  return locale.startsWith('zh') ? 'left' : 'off';
}

/**
 * Basis points that come off the price for what was typed. In 折 a digit is a tenth and two are a hundredth, as people say them:
 * 9折 pays 90 %, 85折 and 8.5折 pay 85 %, 85.5折 pays 85.5 %. 0 and 10折 take nothing off. Null: nobody says that.
 */
export function percentOff(text: string, way: DiscountWay): number | null {
  const hundredths = fenFromText(text);
  if (hundredths === null) return null;
  if (way === 'off') return hundredths <= WHOLE ? hundredths : null;
  if (hundredths === 0 || hundredths === 1_000) return 0;
  if (hundredths > 9_999) return null;
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

export type DiscountFault = 'notSaid' | 'aboveWhole';

/** What is wrong with a discount as it is typed: nobody says that, or more comes off than there is. */
export function discountFault(
  text: string,
  { unit, way, wholeFen }: { unit: 'percent' | 'amount'; way: DiscountWay; wholeFen: number },
): DiscountFault | null {
  if (text === '') return null;
  if (unit === 'percent') return percentOff(text, way) === null ? 'notSaid' : null;
  return (fenFromText(text) ?? 0) > wholeFen ? 'aboveWhole' : null;
}
