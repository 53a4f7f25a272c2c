import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { lockPlanned } from '../roster-internal';
import { hoursOf, leaveInTrail, refuseTwice, requireEnough } from './leave-internal';
import { holidaysOf, timesOfLeave } from './leave-preview';
import { takenOfYears } from './leave-rules';
import { askLeaveInput, grantLeaveInput } from './schema';

/** Somebody asks for time off. @throws LeaveTwice, LeaveNotEnough */
export const askLeave = command({
  name: 'leave.ask',
  permission: 'roster.own',
  scope: 'store',
  input: askLeaveInput,
  async run(tx, input, ctx) {
    const { storeId, requestId: id, kind, note } = input;
    const { personId } = ctx.actor;
    await lockPlanned(tx, [personId]);
    const times = await timesOfLeave(tx, storeId, input);
    const leave = { id, personId, storeId, kind, note, ...times };
    await refuseTwice(tx, leave);
    await requireEnough(
      tx,
      { personId, kind },
      takenOfYears({ ...input, minutes: times.minutes }, holidaysOf(input)),
    );
    await tx.leave.create({
      data: { ...leave, state: 'ASKED', askedAt: ctx.now, askedById: personId },
      select: { id: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'leave.ask',
      subjectKind: 'leave',
      subjectId: id,
      after: await leaveInTrail(tx, leave),
      requestId: id,
    });
    return { leaveId: id, minutes: times.minutes };
  },
});

/** Hours somebody may take in a year, or fewer than was said. @throws LeaveNotEnough */
export const grantLeave = command({
  name: 'leave.grant',
  permission: 'roster.employ',
  scope: 'company',
  input: grantLeaveInput,
  async run(tx, { personId, kind, year, minutes, reason, requestId: id }, ctx) {
    await lockPlanned(tx, [personId]);
    if (minutes < 0) await requireEnough(tx, { personId, kind }, [{ year, minutes: -minutes }]);
    await tx.leaveEntry.create({
      data: { id, personId, kind, year, minutes, reason, at: ctx.now, byId: ctx.actor.personId },
      select: { id: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'leave.grant',
      subjectKind: 'person',
      subjectId: personId,
      after: { kind, year, leaveHours: hoursOf(minutes), reason },
      requestId: id,
    });
    return { entryId: id };
  },
});
