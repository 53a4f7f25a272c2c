import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { PunchDecided, PunchOfYourOwn } from './errors';
import { judgePerson, lockAttended } from './judge-person';
import { refuseLocked } from './month-internal';
import { takeBackPunchInput } from './schema';

/**
 * Takes a forgotten punch back that was confirmed by mistake: it stays, with the word why it counts no more, and its person is told. Before
 * the month is locked; after that the sheet is corrected.
 * @throws NotFound, PunchDecided, PunchOfYourOwn, MonthLocked
 */
export const takeBackPunch = command({
  name: 'attendance.takeBackPunch',
  permission: 'attendance.keep',
  scope: 'store',
  input: takeBackPunchInput,
  async run(tx, { requestId, storeId, punchId, reason }, ctx) {
    const punch = await tx.punch.findUnique({ where: { storeId_id: { storeId, id: punchId } } });
    if (punch?.proof !== 'MANAGER') throw new NotFound({ noun: 'punch' });
    const { personId, occurredAt } = punch;
    if (personId === ctx.actor.personId) throw new PunchOfYourOwn();
    await lockAttended(tx, personId);
    const said = await tx.punchWord.findUnique({ where: { storeId_punchId: { storeId, punchId } } });
    if (said) throw new PunchDecided();
    await refuseLocked(tx, storeId, occurredAt);
    await tx.punchWord.create({
      data: { storeId, punchId, accepted: false, reason, byId: ctx.actor.personId, at: ctx.now },
      select: { at: true },
    });
    await judgePerson(tx, { personId, around: occurredAt, now: ctx.now });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'attendance.takeBackPunch',
      subjectKind: 'punch',
      subjectId: punchId,
      after: { person: personId, at: occurredAt.toISOString(), reason },
      requestId,
    });
    return { punchId };
  },
});
