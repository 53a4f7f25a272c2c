import type { z } from 'zod';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { setPointsRuleInput } from './schema';

const PERCENT_BP = 100;

/**
 * What points pay from now on. The rule before stays in the book: what was sold by it while a tablet had no line is told from what nobody ever
 * allowed.
 */
export const setPointsRule = command({
  name: 'points.setRule',
  permission: 'members.keepRules',
  scope: 'company',
  input: setPointsRuleInput,
  async run(tx, { requestId, pointsPerYuan, leastPoints, mostBp }, ctx) {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('point-rule', 1))::text`;
    const before = await tx.pointRule.findFirst({ orderBy: { number: 'desc' } });
    const said = { pointsPerYuan, leastPoints, mostBp };
    await tx.pointRule.create({
      data: { id: requestId, number: (before?.number ?? 0) + 1, ...said, setAt: ctx.now },
    });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'points.setRule',
      subjectKind: 'pointRule',
      subjectId: requestId,
      ...(before ? { before: inWords(before) } : {}),
      after: inWords(said),
      requestId,
    });
    return { ruleId: requestId };
  },
});

/** As the trail shows it. */
function inWords({
  pointsPerYuan,
  leastPoints,
  mostBp,
}: Omit<z.output<typeof setPointsRuleInput>, 'requestId'>) {
  return { pointsPerYuan, leastPoints, mostPercent: mostBp / PERCENT_BP };
}
