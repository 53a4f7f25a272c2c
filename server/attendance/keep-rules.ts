import { dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { COMPANY_SCOPE } from '@/server/platform/ids';
import { isPersonAtWork } from '@/server/staff/known-people';
import { storeSettings } from '@/server/stores/store-settings';
import { PunchOfYourOwn } from './errors';
import { refuseLockedDay } from './month-internal';
import { approveOvertimeInput, setAttendanceRulesInput } from './schema';

/** By what punches are judged from now on, in one store or wherever a store has no rules of its own. */
export const setAttendanceRules = command({
  name: 'attendance.setRules',
  permission: 'attendance.keepRules',
  scope: 'company',
  input: setAttendanceRulesInput,
  async run(tx, { requestId, ofStoreId, ...rules }, ctx) {
    if (ofStoreId) await storeSettings(tx, ofStoreId);
    const scopeId = ofStoreId ?? COMPANY_SCOPE;
    const before = await tx.attendancePolicy.findUnique({ where: { scopeId }, omit: { scopeId: true } });
    await tx.attendancePolicy.upsert({
      where: { scopeId },
      create: { scopeId, ...rules },
      update: rules,
      select: { scopeId: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId: ofStoreId,
      action: 'attendance.setRules',
      subjectKind: 'attendance_policy',
      subjectId: scopeId,
      ...(before ? { before } : {}),
      after: rules,
      requestId,
    });
    return { scopeId };
  },
});

/** How much overtime of a day may count; the latest word of a day holds. @throws NotFound, PunchOfYourOwn, MonthLocked */
export const approveOvertime = command({
  name: 'attendance.approveOvertime',
  permission: 'attendance.keep',
  scope: 'store',
  input: approveOvertimeInput,
  async run(tx, { requestId, storeId, personId, day, minutes, reason }, ctx) {
    if (personId === ctx.actor.personId) throw new PunchOfYourOwn();
    if (!(await isPersonAtWork(tx, personId))) throw new NotFound({ noun: 'person' });
    await refuseLockedDay(tx, storeId, day);
    await tx.overtimeApproval.create({
      data: {
        storeId,
        id: requestId,
        personId,
        day: dayToDate(day),
        minutes,
        reason,
        approvedAt: ctx.now,
        byId: ctx.actor.personId,
      },
      select: { id: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'attendance.approveOvertime',
      subjectKind: 'person',
      subjectId: personId,
      after: { day, minutes, reason },
      requestId,
    });
    return { minutes };
  },
});
