import type { PaidTender } from '@/client/basket';
import { sumFen } from '@/lib/money';
import { cashRounding, changeFor } from '@/server/sales/rules';
import type { TenderKindName } from '@/server/sales/schema';

/** WeChat and Alipay first: that is how people pay. */
export const PAY_ORDER = [
  'WECHAT',
  'ALIPAY',
  'CASH',
  'CARD',
  'TRANSFER',
] as const satisfies readonly TenderKindName[];

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

/** How far a payment is. Rounding is for pure cash only: with another tender it is gone. */
export function payState(
  netFen: number,
  tenders: readonly PaidTender[],
  wish: { rounding: boolean; limitFen: number },
): PayState {
  const cashOnly = tenders.every(({ kind }) => kind === 'CASH');
  const possibleRoundingFen = cashOnly ? cashRounding(netFen, wish.limitFen) : 0;
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
 * What a press of a tender adds: the typed amount, or all that is left. Only cash may go beyond it. Null when there is nothing to
 * add.
 */
export function amountToAdd(kind: TenderKindName, typedFen: number | null, leftFen: number): number | null {
  const amountFen = typedFen ?? leftFen;
  if (amountFen <= 0 || leftFen <= 0) return null;
  return kind === 'CASH' ? amountFen : Math.min(amountFen, leftFen);
}
