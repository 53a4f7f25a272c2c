import { type Basket, type BasketAction, type BasketLine, basketReducer, priceOf } from '@/client/basket';
import { fenFromText, mulQuantity } from '@/lib/money';
import { milliFromText } from '@/lib/quantity';
import type { Discount } from '@/server/sales/rules';
import {
  afterDiscount,
  type DiscountAsked,
  type DiscountFault,
  type DiscountUnit,
  type DiscountWay,
  discountFault,
  readDiscount,
} from './discount-rules';

export type PadMode = 'quantity' | 'discount' | 'price' | 'basketDiscount';

/** What the pad is over. */
export interface Padded {
  mode: PadMode;
  basket: Basket;
  line: BasketLine | null;
  unit: DiscountUnit;
  way: DiscountWay;
  /** Why a price is changed. */
  reason: string;
}

/** What an entry does; null when there is nothing to apply. */
export function changeOf(text: string, padded: Padded): BasketAction | null {
  const { mode, line, reason } = padded;
  if (!isReady(mode, { reason, hasLine: line !== null })) return null;
  if (!isDiscount(mode)) return line && figureChange(mode, line.id, { text, reason });
  const discount = readDiscount(text, askedOf(padded));
  return discount === undefined ? null : discountChange(mode, line, discount);
}

/** What is wrong with a discount as it is typed. */
export function faultOfEntry(text: string, padded: Padded): DiscountFault | null {
  return isDiscount(padded.mode) ? discountFault(text, askedOf(padded)) : null;
}

/** What the pad says of its entry. */
export interface PadFigures {
  /** What is paid without the discount and with what is typed, both fen, and what is wrong with it. */
  wholeFen: number;
  /** What of it stands at fixed prices and stays as it is. */
  keptFen: number;
  newFen: number | null;
  fault: DiscountFault | null;
  /** The discount there is already on the line or basket at hand. */
  given: Discount | null;
  canApply: boolean;
  /** The basket as it is paid when somebody goes on now: what is typed holds then. */
  ahead: Basket;
}

export function figuresOf(text: string, padded: Padded): PadFigures {
  const { mode, basket, line } = padded;
  return {
    wholeFen: wholeOf(padded) + keptOf(padded),
    keptFen: keptOf(padded),
    newFen: newPriceOf(text, padded),
    fault: faultOfEntry(text, padded),
    given: mode === 'basketDiscount' ? basket.discount : (line?.discount ?? null),
    canApply: changeOf(text, padded) !== null,
    ahead: aheadOf(text, padded),
  };
}

function aheadOf(text: string, padded: Padded): Basket {
  const change = changeOf(text, padded);
  return change ? basketReducer({ basket: padded.basket, past: [] }, change).basket : padded.basket;
}

function askedOf(padded: Padded): DiscountAsked {
  return { unit: padded.unit, way: padded.way, wholeFen: wholeOf(padded), keptFen: keptOf(padded) };
}

/** A price wants its reason, and all but the basket's discount a line. */
function isReady(mode: PadMode, { reason, hasLine }: { reason: string; hasLine: boolean }): boolean {
  return (mode !== 'price' || reason !== '') && (mode === 'basketDiscount' || hasLine);
}

/** A quantity whose price is still a sane amount. */
export function fits(entry: string, line: BasketLine): boolean {
  const milli = milliFromText(entry === '' ? '0' : entry);
  if (milli === null) return entry.endsWith('.');
  try {
    return mulQuantity(line.unitPriceFen, milli) < 100_000_000_000;
  } catch {
    return false;
  }
}

/** What a discount comes off: the line at its price, or all lines with their own discounts that stand at no fixed price. */
export function wholeOf({ mode, basket, line }: Pick<Padded, 'mode' | 'basket' | 'line'>): number {
  if (mode === 'basketDiscount') {
    const { netFen, fixedFen } = priceOf({ ...basket, discount: null });
    return netFen - fixedFen;
  }
  return line && mode === 'discount' ? mulQuantity(line.unitPriceFen, line.quantityMilli) : 0;
}

/** What a basket's discount leaves alone: its lines at fixed prices. */
function keptOf({ mode, basket }: Pick<Padded, 'mode' | 'basket'>): number {
  return mode === 'basketDiscount' ? priceOf(basket).fixedFen : 0;
}

function isDiscount(mode: PadMode): boolean {
  return mode === 'discount' || mode === 'basketDiscount';
}

/** What a typed quantity or price does to its line; null when there is nothing to apply. */
function figureChange(
  mode: PadMode,
  lineId: string,
  { text, reason }: { text: string; reason: string },
): BasketAction | null {
  if (text === '') return null;
  if (mode === 'quantity') {
    const quantityMilli = milliFromText(text);
    return quantityMilli === null ? null : { type: 'quantity', lineId, quantityMilli };
  }
  const unitPriceFen = fenFromText(text);
  return unitPriceFen === null ? null : { type: 'price', lineId, unitPriceFen, reason };
}

export function discountChange(
  mode: PadMode,
  line: BasketLine | null,
  discount: Discount | null,
): BasketAction | null {
  if (mode === 'basketDiscount') return { type: 'basketDiscount', discount };
  return line && { type: 'discount', lineId: line.id, discount };
}

/** What is left to pay with what is typed, fen; null while that is no discount. */
export function newPriceOf(text: string, padded: Padded): number | null {
  if (!isDiscount(padded.mode)) return null;
  const discount = readDiscount(text, askedOf(padded));
  return discount === undefined ? null : afterDiscount(wholeOf(padded), discount) + keptOf(padded);
}

/** Is it a number as it stands? */
export function isNumber(mode: PadMode, text: string): boolean {
  return text !== '' && (mode === 'quantity' ? milliFromText(text) : fenFromText(text)) !== null;
}
