import { type ActLimits, judgeLines, type LimitedAct, type LineVerdict } from '@/server/limits/limit-rules';
import { fixedPriceOf } from '@/server/sales/rules';
import { type Basket, priceOf } from './basket';
import { approvalHolds } from './line-approval';

/** What somebody's limits say of a basket as it stands, line by line. */
export function limitVerdicts(basket: Basket, limits: ActLimits): LineVerdict[] {
  const priced = priceOf(basket);
  return judgeLines(
    basket.lines.map((line, at) => {
      const { grossFen = 0, lineDiscountFen = 0, basketDiscountFen = 0 } = priced.lines[at] ?? {};
      return {
        quantityMilli: line.quantityMilli,
        unitPriceFen: line.unitPriceFen,
        listPriceFen: line.product.listPriceFen,
        overrideReason: line.overrideReason,
        lineDiscountFen,
        promotedFen: line.promotions ? lineDiscountFen : 0,
        basketDiscountFen,
        isFixed: fixedPriceOf(line.discount, grossFen) !== null,
      };
    }),
    limits,
  );
}

export interface LimitQuestions {
  /** What whoever sells may not do, whoever allows it. */
  denied: LimitedAct[];
  /** Lines somebody has to allow, and did not yet. */
  lineIds: string[];
}

/** What stands in the way of selling a basket at its prices, by the limits of whoever sells it; null: nobody has any. */
export function limitQuestions(basket: Basket, limits: ActLimits | null, nowMs: number): LimitQuestions {
  if (limits === null) return { denied: [], lineIds: [] };
  const priced = priceOf(basket);
  const verdicts = limitVerdicts(basket, limits);
  return {
    denied: [...new Set(verdicts.flatMap(({ state, acts }) => (state === 'DENIED' ? acts : [])))],
    lineIds: basket.lines.flatMap((line, at) => {
      const netFen = priced.lines[at]?.netFen ?? 0;
      const wanted = verdicts[at]?.state === 'NEEDS_APPROVAL' && !approvalHolds(line, netFen, nowMs);
      return wanted ? line.id : [];
    }),
  };
}

/** The strictest of what limits say of a basket; null: nothing stands in the way. */
export function strictestVerdict(basket: Basket, limits: ActLimits | null): LineVerdict | null {
  if (limits === null) return null;
  const verdicts = limitVerdicts(basket, limits);
  return (
    verdicts.find(({ state }) => state === 'DENIED') ??
    verdicts.find(({ state }) => state === 'NEEDS_APPROVAL') ??
    null
  );
}
