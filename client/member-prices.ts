import { memberPriceOf } from '@/lib/member-price';
import { mulQuantity } from '@/lib/money';
import { presetReason } from '@/lib/preset-reason';
import { discountFen, fixedPriceOf } from '@/server/sales/rules';
import type { Basket, BasketLine } from './basket-shape';

/** As a line says that its price is a member's. */
const MEMBER = presetReason('member');

/** Is the line at what its customer pays as a member? */
export function isAtMemberPrice({ overrideReason }: Pick<BasketLine, 'overrideReason'>): boolean {
  return overrideReason === MEMBER;
}

/** What a member saves with a line against the shelf, fen, before anything else comes off; 0: nothing. */
export function memberSavingFen(line: BasketLine): number {
  if (!isAtMemberPrice(line)) return 0;
  return mulQuantity(line.product.listPriceFen - line.unitPriceFen, line.quantityMilli);
}

/**
 * The basket at what its customer pays as a member: where it is less than what a line stands at, and not with what somebody gave before. Without
 * a member each line is back at what it was. Asked again it changes nothing.
 */
export function atMemberPrices(basket: Basket): Basket {
  const level = basket.customer?.level ?? null;
  const lines = basket.lines.map((line) => {
    // Between a member's price and its promotions was decided already.
    if (line.promotions) return line;
    const priceFen = memberPriceOf(line.product, level);
    if (isAtMemberPrice(line)) {
      if (priceFen === line.unitPriceFen) return line;
      return priceFen === null ? asBefore(line) : keepingFixed(line, { ...line, unitPriceFen: priceFen });
    }
    return priceFen !== null && isDearer(line, priceFen) ? taken(line, priceFen) : line;
  });
  return lines.every((line, index) => line === basket.lines[index]) ? basket : { ...basket, lines };
}

/** The line at the price on its tag, where nobody changed that before it was a member's. */
export function shelfPriced({ before: _, ...line }: BasketLine): BasketLine {
  return { ...line, unitPriceFen: line.product.listPriceFen, overrideReason: '' };
}

/** A line somebody raised above the shelf price is no offer of the shelf's. */
function isDearer(line: BasketLine, memberFen: number): boolean {
  if (line.unitPriceFen > line.product.listPriceFen) return false;
  const grossFen = mulQuantity(line.unitPriceFen, line.quantityMilli);
  return grossFen - discountFen(line.discount, grossFen) > mulQuantity(memberFen, line.quantityMilli);
}

function taken(line: BasketLine, unitPriceFen: number): BasketLine {
  const { unitPriceFen: ownFen, overrideReason, discount } = line;
  return {
    ...line,
    unitPriceFen,
    overrideReason: MEMBER,
    discount: null,
    before: { unitPriceFen: ownFen, overrideReason, discount },
  };
}

function asBefore({ before, ...line }: BasketLine): BasketLine {
  const { unitPriceFen = line.product.listPriceFen, overrideReason = '', discount = null } = before ?? {};
  return keepingFixed(line, {
    ...line,
    unitPriceFen,
    overrideReason,
    discount: line.discount ?? discount,
  });
}

/** A price somebody named stays what is paid, whatever it comes off. */
function keepingFixed(was: BasketLine, line: BasketLine): BasketLine {
  const fixedFen = fixedPriceOf(was.discount, mulQuantity(was.unitPriceFen, was.quantityMilli));
  if (fixedFen === null) return line;
  const fen = mulQuantity(line.unitPriceFen, line.quantityMilli) - fixedFen;
  return { ...line, discount: fen > 0 ? { kind: 'amount', fen, fixedFen } : null };
}
