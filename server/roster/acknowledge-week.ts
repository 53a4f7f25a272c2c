import { dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NothingToAcknowledge } from './errors';
import { acknowledgeWeekInput } from './schema';

/**
 * Somebody has seen their shifts of a week as they are. Only what changed for them asks for it; a version that says nothing new to
 * them is confirmed by the one before. @throws NothingToAcknowledge
 */
export const acknowledgeWeek = command({
  name: 'roster.acknowledge',
  permission: 'roster.own',
  scope: 'store',
  input: acknowledgeWeekInput,
  async run(tx, { storeId, monday, version, requestId }, ctx) {
    const { personId } = ctx.actor;
    const of = { storeId, monday: dayToDate(monday), personId };
    const told = await tx.rosterChange.findFirst({
      where: { ...of, version: { lte: version } },
      orderBy: { version: 'desc' },
      select: { version: true },
    });
    if (!told) throw new NothingToAcknowledge();
    const { count } = await tx.rosterAcknowledgement.createMany({
      data: [{ ...of, version: told.version, at: ctx.now }],
      skipDuplicates: true,
    });
    if (count > 0)
      await writeAuditEntry(tx, ctx, {
        storeId,
        action: 'roster.acknowledge',
        subjectKind: 'roster_week',
        subjectId: storeId,
        after: { week: monday, version: told.version },
        requestId,
      });
    return { version: told.version };
  },
});
