import { mulDiv, mulQuantity, shareOut, sumFen } from '@/lib/money';
import { fitsDecimals, type Milli, milliFromText, milliToText } from '@/lib/quantity';
import { InvalidInput } from '@/server/platform/errors';
import type { PostingDay } from '@/server/platform/posting-day';
import type { StockPosting } from '@/server/stock/post-stock-entries';
import { refundKind, ruleOf, type TenderKindName } from '@/server/tills/payment-rules';
import {
  DebtComesFirst,
  LineRepeated,
  QuantityTooFine,
  RefundExceedsTender,
  RefundWrong,
  ReturnExceedsSold,
} from './errors';
import { partOfLine } from './parts-of-kits';
import type { MovedBefore, ReturnFacts } from './read-return-facts';
import { comesInParts, refundDue, refundOfPart } from './rules';
import type { CompleteReturn } from './schema';
import { serialsBack } from './serials';

export interface PlannedReturnLine {
  id: string;
  original: ReturnFacts['lines'][number];
  quantityMilli: Milli;
  /** Part of it that never left the shop: still in 待提货. */
  awaitingMilli: Milli;
  netFen: number;
  taxFen: number;
  disposition: 'RESTOCK' | 'DAMAGED';
  /** Numbers of the pieces that come back. */
  serials: string[];
  lineNo: number;
}

export interface ReturnPlan {
  lines: PlannedReturnLine[];
  /** Refunds with the kind of the tender they give back. */
  refunds: {
    id: string;
    kind: ReturnFacts['tenders'][number]['kind'];
    amountFen: number;
    refundsTenderId: string;
  }[];
  /** What of them goes back another way than it was paid, fen. */
  elsewhereFen: number;
  /** Positive figures; the ticket carries them negative. */
  netFen: number;
  taxFen: number;
  listFen: number;
  /** Rounding of the sale that is not paid back, fen. */
  roundingFen: number;
}

/**
 * What a return may take back, to the fen.
 * @throws SerialNotOfLine, SerialsWanted, ReturnExceedsSold, QuantityTooFine, RefundWrong, RefundExceedsTender, InvalidInput, LineRepeated, DebtComesFirst
 */
export function planReturn(input: CompleteReturn, facts: ReturnFacts): ReturnPlan {
  const lines = input.lines.map((line, index) => planLine(line, index, facts));
  if (new Set(input.lines.map((line) => line.returnsLineId)).size !== input.lines.length)
    throw new LineRepeated();
  const netFen = sumFen(lines.map((line) => line.netFen));
  const held = facts.tenders.map((tender) => ({
    takenFen: tender.taken_fen,
    refundedFen: tender.refunded_fen,
  }));
  const { refundFen, roundingFen } = refundDue(netFen, held);
  const refundedFen = sumFen(input.refunds.map((refund) => refund.amountFen));
  if (refundedFen !== refundFen) throw new RefundWrong({ expectedFen: refundFen, gotFen: refundedFen });
  return {
    lines,
    ...planRefunds(input, facts),
    netFen,
    taxFen: sumFen(lines.map((line) => line.taxFen)),
    listFen: sumFen(lines.map((line) => mulQuantity(line.original.list_price_fen, line.quantityMilli))),
    roundingFen,
  };
}

function planLine(
  line: CompleteReturn['lines'][number],
  index: number,
  facts: ReturnFacts,
): PlannedReturnLine {
  const original = facts.lines.find((candidate) => candidate.id === line.returnsLineId);
  const quantityMilli = milliFromText(line.quantity);
  if (!original || quantityMilli === null)
    throw new InvalidInput({ field: `lines.${index}`, problem: 'unknown' });
  const sold = { soldMilli: milli(original.sold), returnedMilli: milli(original.returned) };
  const left = sold.soldMilli - sold.returnedMilli;
  if (quantityMilli > left)
    throw new ReturnExceedsSold({ name: original.product_name, left: milliToText(left) });
  const inParts = comesInParts(sold.soldMilli, original.decimals) || fitsDecimals(quantityMilli, 0);
  if (quantityMilli !== left && !inParts)
    throw new QuantityTooFine({ name: original.product_name, decimals: original.decimals });
  const refund = refundOfPart(
    { ...sold, netFen: original.net_fen, refundedFen: original.refunded_fen, taxFen: original.tax_fen },
    quantityMilli,
  );
  if (refund.netFen !== line.refundFen)
    throw new RefundWrong({ expectedFen: refund.netFen, gotFen: line.refundFen });
  return {
    id: line.id,
    original,
    quantityMilli,
    awaitingMilli: Math.min(quantityMilli, milli(original.awaiting)),
    ...refund,
    disposition: line.disposition,
    serials: serialsBack(
      { name: original.product_name, left: original.serials, leftMilli: left },
      quantityMilli,
      line.serials,
    ),
    lineNo: index + 1,
  };
}

function planRefunds(
  input: CompleteReturn,
  facts: ReturnFacts,
): Pick<ReturnPlan, 'refunds' | 'elsewhereFen'> {
  const given = new Map<string, number>();
  let elsewhereFen = 0;
  const refunds = input.refunds.map((refund, index) => {
    const tender = facts.tenders.find((candidate) => candidate.id === refund.refundsTenderId);
    if (!tender) throw new InvalidInput({ field: `refunds.${index}`, problem: 'unknown' });
    const total = (given.get(tender.id) ?? 0) + refund.amountFen;
    given.set(tender.id, total);
    const leftFen = tender.taken_fen - tender.refunded_fen;
    if (total > leftFen) throw new RefundExceedsTender({ leftFen });
    // Money alone becomes credit: a debt would stay beside it, a bonus could be spent elsewhere, and points are none.
    if (refund.asStoreCredit && !ruleOf(tender.kind).isMoney && tender.kind !== 'STORE_CREDIT')
      throw new InvalidInput({ field: `refunds.${index}.asStoreCredit`, problem: 'unknown' });
    const own = refundKind(tender.kind);
    const kind = refund.asStoreCredit ? 'STORE_CREDIT' : wayOf(own, input.refundAs);
    if (!refund.asStoreCredit && kind !== own) elsewhereFen += refund.amountFen;
    return { id: refund.id, amountFen: refund.amountFen, refundsTenderId: refund.refundsTenderId, kind };
  });
  const owes = facts.tenders.some(
    ({ id, kind, ...held }) =>
      kind === 'ON_ACCOUNT' && held.taken_fen - held.refunded_fen > (given.get(id) ?? 0),
  );
  if (elsewhereFen > 0 && owes) throw new DebtComesFirst();
  return { refunds, elsewhereFen };
}

/** Money goes another way where that was asked for; what is somebody's credit or points goes back as that. */
function wayOf(own: TenderKindName, refundAs: TenderKindName | undefined): TenderKindName {
  return refundAs !== undefined && ruleOf(own).isMoney ? refundAs : own;
}

/**
 * Where the goods go: what waited in 待提货 moves within the shop, what had left comes back at the cost it left with, to its
 * selling zone or, damaged, to 残次区.
 */
export function returnPostings(
  plan: ReturnPlan,
  zones: { awaitingPickupId: string; damagedId: string; unzonedId: string },
  at: { ticketId: string; businessDay: PostingDay; occurredAt: Date; personId: string },
): StockPosting[] {
  return plan.lines.flatMap((line) => {
    const base = {
      documentKind: 'TICKET' as const,
      documentId: at.ticketId,
      documentLineId: line.id,
      businessDay: at.businessDay,
      occurredAt: at.occurredAt,
      personId: at.personId,
    };
    return movedBack(line).flatMap((moved) => {
      const zoneId = line.disposition === 'DAMAGED' ? zones.damagedId : (moved.zone_id ?? zones.unzonedId);
      return postingsBack(
        moved,
        { ...base, productId: moved.product_id },
        { zoneId, awaitingId: zones.awaitingPickupId },
      );
    });
  });
}

/** Goods that come back, how many of them, and how many of those had never left. */
interface MovedBack extends MovedBefore {
  product_id: string;
  zone_id: string | null;
  quantityMilli: Milli;
  awaitingMilli: Milli;
}

/** The goods a returned line moves: itself, its part of what the kit was made of, or nothing. */
export function movedBack({ original, quantityMilli, awaitingMilli }: PlannedReturnLine): MovedBack[] {
  if (original.moves === 'NOTHING') return [];
  if (original.moves !== 'PARTS') return [{ ...original, quantityMilli, awaitingMilli }];
  const soldMilli = milli(original.sold);
  return original.parts.map((part) => ({
    ...part,
    quantityMilli: partOfLine(milli(part.quantity), quantityMilli, soldMilli),
    awaitingMilli: partOfLine(milli(part.quantity), awaitingMilli, soldMilli),
  }));
}

/** What a kit was made of as far as it comes back, with its share of what was paid for it. */
export function partsBack(line: PlannedReturnLine) {
  const { original, netFen } = line;
  const parts = original.moves === 'PARTS' ? movedBack(line) : [];
  const worth = original.parts.map(({ net_fen }) => net_fen);
  const shares =
    parts.length === 0 ? [] : shareOut(netFen, worth.some((fen) => fen > 0) ? worth : worth.map(() => 1));
  return parts.map(({ product_id, quantityMilli }, index) => ({
    productId: product_id,
    quantityMilli: -quantityMilli,
    netFen: -(shares[index] ?? 0),
  }));
}

function postingsBack(
  moved: MovedBack,
  base: Omit<StockPosting, 'zoneId' | 'kind' | 'quantityMilli' | 'valueFen'>,
  { zoneId, awaitingId }: { zoneId: string; awaitingId: string },
): StockPosting[] {
  const { quantityMilli, awaitingMilli } = moved;
  const back = quantityMilli - awaitingMilli;
  const postings: StockPosting[] = [];
  if (awaitingMilli > 0) {
    postings.push({ ...base, zoneId: awaitingId, kind: 'ZONE_OUT', quantityMilli: -awaitingMilli });
    postings.push({ ...base, zoneId, kind: 'ZONE_IN', quantityMilli: awaitingMilli });
  }
  if (back > 0)
    postings.push({ ...base, zoneId, kind: 'RETURN', quantityMilli: back, valueFen: costBack(moved, back) });
  return postings;
}

/** Cost that comes back with some of the pieces that left: their share of what they left at, the last ones the rest. */
function costBack(original: MovedBefore, backMilli: Milli): number {
  const outMilli = milli(original.out_quantity);
  const alreadyMilli = milli(original.back_quantity);
  if (outMilli === 0) return 0;
  if (alreadyMilli + backMilli >= outMilli) return original.out_value_fen - original.back_value_fen;
  return mulDiv(original.out_value_fen, backMilli, outMilli);
}

function milli(text: string): Milli {
  return milliFromText(text) ?? 0;
}
