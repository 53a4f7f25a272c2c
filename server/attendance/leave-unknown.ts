import { dateToDay } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { NothingUnknown, PunchOfYourOwn } from './errors';
import { lockAttended } from './judge-person';
import { refuseLockedDay } from './month-internal';
import { leaveUnknownInput } from './schema';

/**
 * A manager says that nobody will know how long somebody was there on a day: payroll counts no hours of it, and the month can be confirmed and
 * locked. Should a punch come all the same, the hours are what it says.
 * @throws NotFound, PunchOfYourOwn, NothingUnknown, MonthLocked
 */
export const leaveUnknown = command({
  name: 'attendance.leaveUnknown',
  permission: 'attendance.keep',
  scope: 'store',
  input: leaveUnknownInput,
  async run(tx, { requestId, storeId, subjectId, reason }, ctx) {
    const known = { storeId, subjectId, supersededBy: null };
    const { personId } =
      (await tx.attendanceVerdict.findFirst({ where: known, select: { personId: true } })) ?? {};
    if (!personId) throw new NotFound({ noun: 'attendance_verdict' });
    if (personId === ctx.actor.personId) throw new PunchOfYourOwn();
    await lockAttended(tx, personId);
    const { state, day } = await tx.attendanceVerdict.findFirstOrThrow({ where: known });
    const where = { storeId_subjectId: { storeId, subjectId } };
    const before = await tx.hoursLeftUnknown.findUnique({ where, select: { at: true } });
    if (!state.startsWith('MISSING') || before) throw new NothingUnknown();
    await refuseLockedDay(tx, storeId, dateToDay(day));
    await tx.hoursLeftUnknown.create({
      data: { storeId, subjectId, personId, day, reason, byId: ctx.actor.personId, at: ctx.now },
      select: { at: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'attendance.leaveUnknown',
      subjectKind: 'person',
      subjectId: personId,
      after: { day: dateToDay(day), reason },
      requestId,
    });
    return { day: dateToDay(day) };
  },
});
