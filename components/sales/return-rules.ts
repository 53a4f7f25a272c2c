import { sumFen } from '@/lib/money';
import { type Milli, milliFromText, milliToText } from '@/lib/quantity';
import { refundOfPart } from '@/server/sales/rules';

export interface ReturnableLine {
  id: string;
  quantity: string;
  returned: string;
  netFen: number;
  refundedFen: number;
  taxFen: number;
}

export interface RefundableTender {
  id: string;
  kind: string;
  takenFen: number;
  refundedFen: number;
}

export function leftMilli(line: ReturnableLine): Milli {
  return (milliFromText(line.quantity) ?? 0) - (milliFromText(line.returned) ?? 0);
}

/** Money that goes back for some of a line, fen. */
export function refundOf(line: ReturnableLine, returningMilli: Milli): number {
  return refundOfPart(
    {
      soldMilli: milliFromText(line.quantity) ?? 0,
      returnedMilli: milliFromText(line.returned) ?? 0,
      netFen: line.netFen,
      refundedFen: line.refundedFen,
      taxFen: line.taxFen,
    },
    returningMilli,
  ).netFen;
}

export interface RefundPlan {
  lines: { line: ReturnableLine; quantity: string; refundFen: number }[];
  refunds: { tender: RefundableTender; amountFen: number }[];
  netFen: number;
  /** Rounding of the sale that is not paid back. */
  roundingFen: number;
  /** What the customer gets, fen. */
  refundFen: number;
}

/**
 * What goes back for the chosen quantities: to the tenders that paid, in their order, each at most what it still holds. What the
 * sale had left off by rounding is not paid back.
 */
export function planRefund(
  lines: readonly ReturnableLine[],
  tenders: readonly RefundableTender[],
  chosenMilli: ReadonlyMap<string, Milli>,
): RefundPlan {
  const chosen = lines.flatMap((line) => {
    const milli = chosenMilli.get(line.id) ?? 0;
    return milli > 0 ? [{ line, quantity: milliToText(milli), refundFen: refundOf(line, milli) }] : [];
  });
  const netFen = sumFen(chosen.map(({ refundFen }) => refundFen));
  const holdFen = sumFen(tenders.map((tender) => tender.takenFen - tender.refundedFen));
  const roundingFen = Math.max(0, netFen - holdFen);
  let leftFen = netFen - roundingFen;
  const refunds = tenders.flatMap((tender) => {
    const amountFen = Math.min(leftFen, tender.takenFen - tender.refundedFen);
    leftFen -= amountFen;
    return amountFen > 0 ? [{ tender, amountFen }] : [];
  });
  return { lines: chosen, refunds, netFen, roundingFen, refundFen: netFen - roundingFen };
}
