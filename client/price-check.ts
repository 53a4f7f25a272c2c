import { mulQuantity } from '@/lib/money';
import { type Basket, type BasketLine, priceOf } from './basket';
import { approvalCovers, approvalHolds } from './line-approval';
import { isAtMemberPrice } from './member-prices';

export interface PricedBasketLine {
  line: BasketLine;
  netFen: number;
  /** Of one line at one price: what is asked about once, because questions about floors are counted. */
  key: string;
}

export interface PriceQuestions {
  /** Nobody has said of them yet whether somebody has to allow their price. */
  unasked: PricedBasketLine[];
  /** The lines whose price somebody has to allow. */
  lineIds: string[];
}

/**
 * What has to be asked before the basket may be sold at its prices. Only lines under their list price are asked about, each price once.
 * A line whose approval ran out meanwhile needs another one; nobody has to be asked whether it does.
 * @param answers by key: does this line at this price need an approval?
 */
export function priceQuestions(
  basket: Basket,
  answers: ReadonlyMap<string, boolean>,
  nowMs: number,
): PriceQuestions {
  const cut = cutLines(basket).filter(({ line, netFen }) => !approvalHolds(line, netFen, nowMs));
  const ranOut = cut.filter(({ line, netFen }) => approvalCovers(line, netFen));
  return {
    unasked: cut.filter((one) => !ranOut.includes(one) && !answers.has(one.key)),
    lineIds: cut
      .filter((one) => ranOut.includes(one) || answers.get(one.key) === true)
      .map(({ line }) => line.id),
  };
}

/**
 * Are these all at what the chain itself gives a member, with nothing off besides? While nobody answers they are sold: whoever set the price knew the
 * floor, and where it lies below it the sale is found as a breach.
 */
export function areMemberPrices(lines: readonly PricedBasketLine[]): boolean {
  return lines.every(({ line }) => isAtMemberPrice(line) && line.discount === null);
}

/** Is anything in it sold under its list price? */
export function isCut(basket: Basket): boolean {
  return cutLines(basket).length > 0;
}

function cutLines(basket: Basket): PricedBasketLine[] {
  const priced = priceOf(basket);
  return basket.lines.flatMap((line, index) => {
    const netFen = priced.lines[index]?.netFen ?? 0;
    // What promotions alone brought down was decided by whoever planned them: the counter asks nobody.
    if (line.promotions && priced.lines[index]?.basketDiscountFen === 0) return [];
    const isCut = netFen < mulQuantity(line.product.listPriceFen, line.quantityMilli);
    return isCut ? [{ line, netFen, key: `${line.id} ${line.quantityMilli} ${netFen}` }] : [];
  });
}
