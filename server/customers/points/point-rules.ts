import { mulDiv } from '@/lib/money';

export const POINT_KINDS = ['EARNED', 'TAKEN_BACK', 'SPENT', 'GIVEN_BACK', 'OPENING', 'CORRECTION'] as const;
export type PointKind = (typeof POINT_KINDS)[number];

/** Most points of one act: what nobody means who types it. */
export const MOST_POINTS = 100_000_000;

/** A rate is thousandths of a point for a hundred fen. */
const FEN_MILLI = 100_000n;

/** What a ticket earns, whole points, the rest of one dropped. @param rateMilli thousandths of a point for each yuan */
export function pointsOn(baseFen: number, rateMilli: number): number {
  if (baseFen <= 0 || rateMilli <= 0) return 0;
  return Number((BigInt(baseFen) * BigInt(rateMilli)) / FEN_MILLI);
}

/** What a sale earned, and on what. */
export interface EarnedOn {
  points: number;
  baseFen: number;
  rateMilli: number;
}

/** What a sale does to its customer's points. */
export interface PlannedPoints extends EarnedOn {
  customerId: string;
  leftAfter: number;
}

/**
 * What a return takes back: after it there stays what the rest of the sale would have earned by itself. So the parts of a sale add up to what it
 * earned, in whatever order they come back, and a sale that came back whole leaves nothing.
 * @param returnedFen of the sale's total, this return among it
 */
export function pointsBack(
  earned: EarnedOn,
  { totalFen, returnedFen, takenBack }: { totalFen: number; returnedFen: number; takenBack: number },
): number {
  const leftFen = Math.max(0, totalFen - returnedFen);
  const stays = totalFen <= 0 ? 0 : pointsOn(mulDiv(earned.baseFen, leftFen, totalFen), earned.rateMilli);
  return Math.max(0, earned.points - takenBack - stays);
}
