import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { COMPANY_SCOPE } from '@/server/platform/ids';
import { setTopUpRulesInput } from './schema';
import { topUpRules } from './top-up-rules';

/** What is put on top of money paid in, all steps at once. Who is at a counter with an older word is told before the money is taken. */
export const setTopUpRules = command({
  name: 'members.setTopUpRules',
  permission: 'members.keepRules',
  scope: 'company',
  input: setTopUpRulesInput,
  async run(tx, { requestId, steps }, ctx) {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('top-up-rules', 1))::text`;
    const before = await topUpRules(tx);
    await tx.topUpRule.deleteMany({});
    await tx.topUpRule.createMany({
      data: steps.map(({ fromFen, bonusFen }) => ({ fromFen: BigInt(fromFen), bonusFen: BigInt(bonusFen) })),
    });
    const said = (of: typeof before) => of.map(({ fromFen, bonusFen }) => `${fromFen}+${bonusFen}`).join(' ');
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'members.setTopUpRules',
      subjectKind: 'topUpRules',
      subjectId: COMPANY_SCOPE,
      before: { steps: said(before) },
      after: { steps: said(steps) },
      requestId,
    });
    return { steps: steps.length };
  },
});
