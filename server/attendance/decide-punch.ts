import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { PunchDecided, PunchOfYourOwn } from './errors';
import { judgePerson, lockAttended } from './judge-person';
import { refuseLocked } from './month-internal';
import { decidePunchInput } from './schema';

/** A punch that nothing proved was that person, or was not; then it counts no more. @throws NotFound, PunchDecided, PunchOfYourOwn, MonthLocked */
export const decidePunch = command({
  name: 'attendance.decidePunch',
  permission: 'attendance.keep',
  scope: 'store',
  input: decidePunchInput,
  async run(tx, { requestId, storeId, punchId, accepted, reason }, ctx) {
    const punch = await tx.punch.findUnique({ where: { storeId_id: { storeId, id: punchId } } });
    if (!punch) throw new NotFound({ noun: 'punch' });
    const { personId, occurredAt } = punch;
    if (personId === ctx.actor.personId) throw new PunchOfYourOwn();
    await lockAttended(tx, personId);
    const decided = await tx.punchWord.findUnique({ where: { storeId_punchId: { storeId, punchId } } });
    if (punch.proof !== 'NONE' || decided) throw new PunchDecided();
    await refuseLocked(tx, storeId, occurredAt);
    await tx.punchWord.create({
      data: { storeId, punchId, accepted, reason, byId: ctx.actor.personId, at: ctx.now },
      select: { at: true },
    });
    await judgePerson(tx, { personId, around: occurredAt, now: ctx.now });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'attendance.decidePunch',
      subjectKind: 'person',
      subjectId: personId,
      after: { at: occurredAt.toISOString(), accepted, ...(reason ? { reason } : {}) },
      requestId,
    });
    return { accepted };
  },
});
