import type { PaidTender } from '@/client/basket';
import { type PointsRule, pointsFor, spendFault } from '@/server/customers/points/spend-rules';

/** What an amount takes of points, in whole steps; null: fewer than are taken at a time. */
export function pointsTender(
  { id: ruleId, pointsPerYuan, leastPoints }: PointsRule,
  amountFen: number,
): Pick<PaidTender, 'amountFen' | 'points'> | null {
  const { points: spent, fen } = pointsFor(amountFen, pointsPerYuan);
  return spent < leastPoints ? null : { amountFen: fen, points: { ruleId, spent } };
}

/** Points that were taken for more goods than there are now, or by a rule that is over: the server would refuse them. */
export function pointsThatGo(
  tenders: readonly PaidTender[],
  rule: PointsRule | null,
  totalFen: number,
): PaidTender | null {
  const taken = tenders.find(({ kind }) => kind === 'POINTS');
  if (!taken) return null;
  const { points, amountFen: fen } = taken;
  const holds =
    rule !== null &&
    points?.ruleId === rule.id &&
    spendFault(rule, { points: points.spent, fen }, totalFen) === null;
  return holds ? null : taken;
}
