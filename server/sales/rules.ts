// Chinese because: the amount of a receipt is typed as people write it.
import { addDays, type Day } from '@/lib/business-day';
import { type Fen, mulDiv, mulQuantity, partOf, shareOut, sumFen, taxIncluded } from '@/lib/money';
import type { Milli } from '@/lib/quantity';
import { ruleOf } from '@/server/tills/payment-rules';

/**
 * A discount as a person gives it: percent in basis points, or an amount in fen. A fixed price is the amount that leads to it; pieces
 * that come later are at their own price, and what was said is said only as long as it is what is paid.
 */
export type Discount =
  | { kind: 'percent'; basisPoints: number }
  | { kind: 'amount'; fen: Fen; fixedFen?: Fen };

export interface LineToPrice {
  quantityMilli: Milli;
  /** Fen per unit before discounts. */
  unitPriceFen: Fen;
  /** Fen per unit on the price tag. */
  listPriceFen: Fen;
  taxRateBp: number;
  discount: Discount | null;
}

export interface PricedLine {
  grossFen: Fen;
  lineDiscountFen: Fen;
  basketDiscountFen: Fen;
  /** What the customer pays for the line, tax included. */
  netFen: Fen;
  taxFen: Fen;
}

export interface PricedBasket {
  lines: PricedLine[];
  /** Sum of quantity x list price. */
  listFen: Fen;
  /** Every discount and price change against the list: listFen - netFen. */
  discountFen: Fen;
  basketDiscountFen: Fen;
  /** What stands at fixed prices: the basket discount is of the rest. */
  fixedFen: Fen;
  netFen: Fen;
  taxFen: Fen;
}

/** A discount in fen, never more than what it is taken from. */
export function discountFen(discount: Discount | null, fromFen: Fen): Fen {
  if (!discount) return 0;
  const fen = discount.kind === 'percent' ? partOf(fromFen, discount.basisPoints) : discount.fen;
  return Math.min(Math.max(fen, 0), fromFen);
}

/** The price somebody named, while it still is what is paid; null for any other discount. */
export function fixedPriceOf(discount: Discount | null, wholeFen: Fen): Fen | null {
  if (discount?.kind !== 'amount' || discount.fixedFen === undefined) return null;
  return wholeFen - discount.fen === discount.fixedFen ? discount.fixedFen : null;
}

/**
 * Prices a basket to the fen: line discounts first, then the basket discount shared out over what is left of the lines by
 * largest remainder. A line at a fixed price was agreed at that price: the basket discount neither counts nor changes it, whichever of
 * the two was given first. The browser shows these figures and the server checks them with the same function.
 */
export function priceBasket(lines: readonly LineToPrice[], basketDiscount: Discount | null): PricedBasket {
  const grosses = lines.map((line) => mulQuantity(line.unitPriceFen, line.quantityMilli));
  const lineDiscounts = lines.map((line, index) => discountFen(line.discount, grosses[index] ?? 0));
  const before = grosses.map((gross, index) => gross - (lineDiscounts[index] ?? 0));
  const open = before.map((fen, index) =>
    fixedPriceOf(lines[index]?.discount ?? null, grosses[index] ?? 0) === null ? fen : 0,
  );
  const basketFen = discountFen(basketDiscount, sumFen(open));
  const shares = shareOut(basketFen, open);
  const priced = lines.map((line, index) => {
    const netFen = (before[index] ?? 0) - (shares[index] ?? 0);
    return {
      grossFen: grosses[index] ?? 0,
      lineDiscountFen: lineDiscounts[index] ?? 0,
      basketDiscountFen: shares[index] ?? 0,
      netFen,
      taxFen: taxIncluded(netFen, line.taxRateBp),
    };
  });
  const listFen = sumFen(lines.map((line) => mulQuantity(line.listPriceFen, line.quantityMilli)));
  const netFen = sumFen(priced.map((line) => line.netFen));
  return {
    lines: priced,
    listFen,
    discountFen: listFen - netFen,
    basketDiscountFen: basketFen,
    fixedFen: sumFen(before) - sumFen(open),
    netFen,
    taxFen: sumFen(priced.map((line) => line.taxFen)),
  };
}

export interface TenderAmount {
  kind: string;
  /** Money handed over, fen. */
  amountFen: Fen;
}

/**
 * Change for a total: what was handed over beyond it, and only from what gives change. Null when the tenders do not cover the total, or
 * when anything else goes beyond it.
 */
export function changeFor(totalFen: Fen, tenders: readonly TenderAmount[]): Fen | null {
  const given = sumFen(tenders.map((tender) => tender.amountFen));
  const cash = sumFen(
    tenders.filter(({ kind }) => ruleOf(kind).givesChange).map((tender) => tender.amountFen),
  );
  const change = given - totalFen;
  return change < 0 || change > cash ? null : change;
}

/**
 * What each tender of a sale took after change, fen. Change comes out of the cash tenders, the last one first.
 */
export function takenByTender(tenders: readonly TenderAmount[], changeFen: Fen): Fen[] {
  let left = changeFen;
  const taken = tenders.map((tender) => tender.amountFen);
  for (let index = tenders.length - 1; index >= 0 && left > 0; index -= 1) {
    if (!ruleOf(tenders[index]?.kind ?? '').givesChange) continue;
    const back = Math.min(left, taken[index] ?? 0);
    taken[index] = (taken[index] ?? 0) - back;
    left -= back;
  }
  return taken;
}

export interface SoldLine {
  soldMilli: Milli;
  returnedMilli: Milli;
  netFen: Fen;
  refundedFen: Fen;
  taxFen: Fen;
}

/**
 * Money and tax that go back for a part of a sold line: round(net x returned so far / sold) - refunded so far, so that the
 * parts of a line always add up to it.
 */
export function refundOfPart(line: SoldLine, returningMilli: Milli): { netFen: Fen; taxFen: Fen } {
  const soFar = line.returnedMilli + returningMilli;
  return {
    netFen: mulDiv(line.netFen, soFar, line.soldMilli) - line.refundedFen,
    taxFen:
      mulDiv(line.taxFen, soFar, line.soldMilli) - mulDiv(line.taxFen, line.returnedMilli, line.soldMilli),
  };
}

/** Goods come back in any part where they are measured, or were sold by the measure before their unit became pieces; else whole. */
export function comesInParts(soldMilli: Milli, decimals: number): boolean {
  return decimals > 0 || soldMilli % 1000 !== 0;
}

/**
 * What of a return's money is paid back: at most what the sale's tenders still hold. What the sale had left off by rounding is not.
 */
export function refundDue(
  netFen: Fen,
  tenders: readonly { takenFen: Fen; refundedFen: Fen }[],
): { refundFen: Fen; roundingFen: Fen } {
  const heldFen = sumFen(tenders.map((tender) => tender.takenFen - tender.refundedFen));
  const roundingFen = Math.max(0, netFen - heldFen);
  return { refundFen: netFen - roundingFen, roundingFen };
}

/** What cash rounding may leave off: the fen part of the total, at most the store's limit, only when cash pays. */
export function cashRounding(netFen: Fen, limitFen: Fen): Fen {
  return Math.min(netFen % 100, limitFen);
}

/** A list of tickets is of so many days where nobody says which, and of so many at most. */
export const TICKET_DAYS = 31;
export const MOST_TICKET_DAYS = 366;

export interface PeriodAsked {
  from?: Day | undefined;
  to?: Day | undefined;
  /** Each leads to few tickets by an index of its own, whenever they were. */
  number?: string | undefined;
  sessionId?: string | undefined;
}

/** The business days a list of tickets is of, both included; none for a number or a drawer: those are looked up. */
export function ticketPeriod(asked: PeriodAsked, today: Day): { from?: Day; to?: Day } {
  if (!asked.from && !asked.to && (asked.number || asked.sessionId)) return {};
  const last = asked.to || today;
  const [from = last, to = last] = [asked.from || addDays(last, 1 - TICKET_DAYS), last].sort();
  const [, begins = from] = [addDays(to, 1 - MOST_TICKET_DAYS), from].sort();
  return { from: begins, to };
}

/**
 * The amount somebody remembers of a receipt, fen: '3999' and '3,999.00' mean that very one, '3000-4000' and '3000 4000' anything between.
 * What is no amount asks nothing.
 */
export function amountAsked(text: string | undefined): { fromFen?: number; toFen?: number } {
  const amounts = (text ?? '')
    .normalize('NFKC')
    .replace(/[¥,元]/g, '')
    .split(/[-–~\s至到]+/)
    .filter(Boolean)
    .map((part) => (/^\d{1,9}(\.\d{1,2})?$/.test(part) ? Math.round(Number(part) * 100) : null));
  const [from, to = from] = amounts;
  if (from == null || to == null || amounts.length > 2) return {};
  return { fromFen: Math.min(from, to), toFen: Math.max(from, to) };
}

/** Most people who sell one thing together. Here, so that a counter asks for it without the shapes of everything it sends. */
export const MOST_SHARERS = 5;
