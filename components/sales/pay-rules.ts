import type { PaidTender } from '@/client/basket';
import { sumFen } from '@/lib/money';
import { cashRounding, changeFor } from '@/server/sales/rules';
import { ruleOf, type TenderKindName } from '@/server/tills/payment-rules';

export interface PayState {
  totalFen: number;
  roundingFen: number;
  /** What rounding could leave off now, fen. */
  possibleRoundingFen: number;
  paidFen: number;
  /** Still to be paid, fen, never below zero. */
  leftFen: number;
  /** Null until the tenders cover the total. */
  changeFen: number | null;
}

/** How far a payment is. Rounding is for what may be rounded alone: with another tender it is gone. */
export function payState(
  netFen: number,
  tenders: readonly PaidTender[],
  wish: { rounding: boolean; limitFen: number },
): PayState {
  const mayRound = tenders.every(({ kind }) => ruleOf(kind).rounds);
  const possibleRoundingFen = mayRound ? cashRounding(netFen, wish.limitFen) : 0;
  const roundingFen = wish.rounding ? possibleRoundingFen : 0;
  const totalFen = netFen - roundingFen;
  const paidFen = sumFen(tenders.map(({ amountFen }) => amountFen));
  return {
    totalFen,
    roundingFen,
    possibleRoundingFen,
    paidFen,
    leftFen: Math.max(0, totalFen - paidFen),
    changeFen: roundingFen > 0 && tenders.length === 0 && totalFen > 0 ? null : changeFor(totalFen, tenders),
  };
}

/**
 * What a press of a tender adds: the typed amount, or all that is left. Only what gives change may go beyond it. Null when there is nothing to
 * add.
 * @param mostFen more there is not of it; null: any amount
 */
export function amountToAdd(
  kind: TenderKindName,
  typedFen: number | null,
  leftFen: number,
  mostFen: number | null = null,
): number | null {
  const amountFen = Math.min(typedFen ?? leftFen, mostFen ?? Number.POSITIVE_INFINITY);
  if (amountFen <= 0 || leftFen <= 0) return null;
  return ruleOf(kind).givesChange ? amountFen : Math.min(amountFen, leftFen);
}

/** A payment that leaves nothing to pay and nothing to give back: the sale ends by itself after it. Cash is counted first. */
export function endsSale(kind: TenderKindName, after: PayState): boolean {
  return !ruleOf(kind).givesChange && after.leftFen === 0 && after.changeFen === 0;
}
