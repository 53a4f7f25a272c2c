import type { Reader } from '@/server/platform/db';
import type { PointsRule } from './spend-rules';

/** What points pay at every counter as it stands now; null: nothing. */
export async function pointsRule(reader: Reader): Promise<PointsRule | null> {
  const rule = await reader.pointRule.findFirst({ orderBy: { number: 'desc' } });
  if (!rule?.pointsPerYuan) return null;
  const { id, pointsPerYuan, leastPoints, mostBp } = rule;
  return { id, pointsPerYuan, leastPoints, mostBp };
}
