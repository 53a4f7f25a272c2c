import { Prisma } from '@/generated/prisma/client';
import { fenToText } from '@/lib/money';
import type { DomainError } from '@/server/platform/errors';
import { PointsNotTaken, PointsTooFew, PointsTooMany, PointsWorthDiffers } from './errors';
import { mostOfTicket, type PointsRule, type PointsWorth, pointsFor, spendFault } from './spend-rules';

/** A rule as JSON of a statement brings it. */
export interface PointsRuleFacts {
  id: string;
  points_per_yuan: number | null;
  least_points: number;
  most_bp: number;
  /** When another took its place; null: it holds. */
  ended_at: string | null;
}

/** The rules some sales name, and the one that holds, as a piece of a larger statement: columns of `PointsRuleFacts`. */
export function pointsRulesNamed(ruleIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`SELECT r.id, r.points_per_yuan, r.least_points, r.most_bp,
      (SELECT n.set_at FROM point_rule n WHERE n.number = r.number + 1) AS ended_at
    FROM point_rule r WHERE r.id = ANY(${[...ruleIds]}::uuid[]) OR r.number = (SELECT max(number) FROM point_rule)`;
}

/** What a sale is paid with of points. */
export interface PointsAsked extends PointsWorth {
  perYuan: number;
  /** Its rule was over when it was made, and its tablet had not heard. */
  isOld: boolean;
}

/**
 * What a sale's points come to by the rule its tablet had. Every tablet that has that rule knows what it allows: anything else is refused. That
 * another took its place meanwhile is no such thing: the goods are gone, and it is marked.
 */
export function pointsAsked(
  tenders: readonly { amountFen: number; points?: { ruleId: string; spent: number } | undefined }[],
  { totalFen, occurredAt }: { totalFen: number; occurredAt: Date },
  rules: readonly PointsRuleFacts[],
): PointsAsked | null | DomainError {
  if (tenders.length === 0) return null;
  const named = tenders[0]?.points?.ruleId;
  const known = rules.find((rule) => (named ? rule.id === named : rule.ended_at === null));
  const isOneRule = tenders.every(({ points }) => points?.ruleId === named);
  if (!known?.points_per_yuan || !isOneRule) return new PointsNotTaken();
  const rule: PointsRule = {
    id: known.id,
    pointsPerYuan: known.points_per_yuan,
    leastPoints: known.least_points,
    mostBp: known.most_bp,
  };
  const fen = tenders.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const points = tenders.reduce(
    (sum, tender) => sum + (tender.points?.spent ?? pointsFor(tender.amountFen, rule.pointsPerYuan).points),
    0,
  );
  const fault = spendFault(rule, { points, fen }, totalFen);
  if (fault === 'worth')
    return new PointsWorthDiffers({ points, amount: fenToText(fen), perYuan: rule.pointsPerYuan });
  if (fault === 'least') return new PointsTooFew({ least: rule.leastPoints });
  if (fault === 'most') return new PointsTooMany({ most: fenToText(mostOfTicket(rule, totalFen).fen) });
  const isOld = known.ended_at !== null && new Date(known.ended_at) <= occurredAt;
  return { points, fen, perYuan: rule.pointsPerYuan, isOld };
}
