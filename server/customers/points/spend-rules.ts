import { mulDiv } from '@/lib/money';

/** What points pay at a counter, as head office said it. */
export interface PointsRule {
  id: string;
  /** Points that pay one yuan. */
  pointsPerYuan: number;
  /** Fewest at a time. */
  leastPoints: number;
  /** Most of a ticket's total that they pay, basis points. */
  mostBp: number;
}

/** Points, and what they pay, fen. */
export interface PointsWorth {
  points: number;
  fen: number;
}

const YUAN_FEN = 100;
const WHOLE_BP = 10_000;
const NOTHING: PointsWorth = { points: 0, fen: 0 };

/** The fewest points that pay whole fen, and how many: points are spent in such steps, so that nothing is ever rounded. */
export function smallestStep(pointsPerYuan: number): PointsWorth {
  const common = greatestCommon(pointsPerYuan, YUAN_FEN);
  return { points: pointsPerYuan / common, fen: YUAN_FEN / common };
}

/** What can be paid of an amount, in whole steps. */
export function pointsFor(fen: number, pointsPerYuan: number): PointsWorth {
  const step = smallestStep(pointsPerYuan);
  return times(step, Math.floor(fen / step.fen));
}

/** What so many points pay, in whole steps. */
export function worthOf(points: number, pointsPerYuan: number): PointsWorth {
  const step = smallestStep(pointsPerYuan);
  return times(step, Math.floor(points / step.points));
}

/** The most a rule lets a ticket take, whoever pays. */
export function mostOfTicket(rule: PointsRule, totalFen: number): PointsWorth {
  if (totalFen <= 0) return NOTHING;
  return pointsFor(Number((BigInt(totalFen) * BigInt(rule.mostBp)) / BigInt(WHOLE_BP)), rule.pointsPerYuan);
}

/** The most a ticket takes of what a customer has. */
export function mostSpent(
  rule: PointsRule,
  { totalFen, has }: { totalFen: number; has: number },
): PointsWorth {
  const [most, theirs] = [mostOfTicket(rule, totalFen), worthOf(has, rule.pointsPerYuan)];
  return most.fen < theirs.fen ? most : theirs;
}

/** What of a ticket's points its rule does not allow: not what they come to, too few at a time, or too much of the ticket. */
export type SpendFault = 'worth' | 'least' | 'most';

/** @returns null: the rule allows it */
export function spendFault(rule: PointsRule, spent: PointsWorth, totalFen: number): SpendFault | null {
  if (spent.points * YUAN_FEN !== spent.fen * rule.pointsPerYuan) return 'worth';
  if (spent.points < rule.leastPoints) return 'least';
  return spent.fen > mostOfTicket(rule, totalFen).fen ? 'most' : null;
}

/** What a sale takes of points that are there, and what is missing, fen: never a point that is not there. */
export function spentOf(
  has: number,
  asked: PointsWorth,
  pointsPerYuan: number,
): PointsWorth & { shortFen: number } {
  const taken = has >= asked.points ? asked : worthOf(Math.max(0, has), pointsPerYuan);
  return { ...taken, shortFen: asked.fen - taken.fen };
}

/**
 * What goes back of the points a sale took: in the proportion it took them, so that its parts add up to it, to the last point.
 * @param backFen what stood for points in the returns before
 */
export function pointsGivenBack(took: PointsWorth, backFen: number, amountFen: number): PointsWorth {
  const fen = Math.min(amountFen, took.fen - backFen);
  if (fen <= 0) return NOTHING;
  const pointsAt = (paidFen: number) => Number((BigInt(paidFen) * BigInt(took.points)) / BigInt(took.fen));
  return { points: pointsAt(backFen + fen) - pointsAt(backFen), fen };
}

/** What of so many points' worth is missing where some of them are, fen: as a tablet figures what it sold. */
export function shortOf(has: number, sold: PointsWorth): number {
  const missing = Math.max(0, sold.points - Math.max(0, has));
  return sold.points === 0 ? 0 : mulDiv(sold.fen, missing, sold.points);
}

function times(step: PointsWorth, count: number): PointsWorth {
  return count <= 0 ? NOTHING : { points: step.points * count, fen: step.fen * count };
}

function greatestCommon(one: number, other: number): number {
  return other === 0 ? one : greatestCommon(other, one % other);
}
