import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { newId } from '@/server/platform/ids';
import { setQuotaInput, setRulesInput } from './schema';

/** Who is called by itself, all of it; what was made by a rule before stays. */
export const setRules = command({
  name: 'followUps.setRules',
  permission: 'followUps.keepRules',
  scope: 'company',
  input: setRulesInput,
  async run(tx, { requestId, rules }, ctx) {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('follow-up-rules', 1))::text`;
    await tx.followUpRule.updateMany({ where: { closedAt: null }, data: { closedAt: ctx.now } });
    await tx.followUpRule.createMany({
      data: rules.map(({ after, days, fromFen }) => ({
        id: newId(),
        after,
        days,
        fromFen: BigInt(fromFen),
        changedById: ctx.actor.personId,
        changedAt: ctx.now,
      })),
    });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'followUps.setRules',
      subjectKind: 'company',
      subjectId: 'follow-ups',
      after: { rules: rules.map(({ after, days, fromFen }) => `${after} ${days} ${fromFen}`).join('; ') },
      requestId,
    });
    return { rules: rules.length };
  },
});

/** How many calls a role of a store is to make a day. */
export const setQuota = command({
  name: 'followUps.setQuota',
  permission: 'followUps.setQuota',
  scope: 'store',
  input: setQuotaInput,
  async run(tx, { requestId, storeId, role, calls, firstContacts }, ctx) {
    const facts = { calls, firstContacts, changedById: ctx.actor.personId, changedAt: ctx.now };
    await tx.callQuota.upsert({
      where: { storeId_role: { storeId, role } },
      create: { storeId, role, ...facts },
      update: facts,
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'followUps.setQuota',
      subjectKind: 'store',
      subjectId: storeId,
      after: { role, calls, firstContacts },
      requestId,
    });
    return { storeId };
  },
});
