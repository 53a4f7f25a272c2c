import { dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { COMPANY_SCOPE } from '@/server/platform/ids';
import { storeSettings } from '@/server/stores/store-settings';
import { OvertimeTooMuch, PunchOfYourOwn } from './errors';
import { lockAttended } from './judge-person';
import { refuseLockedDay } from './month-internal';
import { mostOvertimeOf } from './most-overtime';
import { requireWritable } from './of-store';
import { approveOvertimeInput, followCompanyInput, setAttendanceRulesInput } from './schema';

const NOT_RULES = { scopeId: true, setById: true, setAt: true } as const;

/** By what punches are judged from now on, in one store or wherever a store has no rules of its own. */
export const setAttendanceRules = command({
  name: 'attendance.setRules',
  permission: 'attendance.keepRules',
  scope: 'company',
  input: setAttendanceRulesInput,
  async run(tx, { requestId, ofStoreId, ...rules }, ctx) {
    if (ofStoreId) await storeSettings(tx, ofStoreId);
    const scopeId = ofStoreId ?? COMPANY_SCOPE;
    const before = await tx.attendancePolicy.findUnique({ where: { scopeId }, omit: NOT_RULES });
    const row = { ...rules, setById: ctx.actor.personId, setAt: ctx.now };
    await tx.attendancePolicy.upsert({
      where: { scopeId },
      create: { scopeId, ...row },
      update: row,
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

/** A store gives up its own rules and goes by the company's again. @throws NotFound where it has none of its own */
export const followCompanyRules = command({
  name: 'attendance.followCompany',
  permission: 'attendance.keepRules',
  scope: 'company',
  input: followCompanyInput,
  async run(tx, { requestId, ofStoreId }, ctx) {
    const where = { scopeId: ofStoreId };
    const before = await tx.attendancePolicy.findUnique({ where, omit: NOT_RULES });
    if (!before) throw new NotFound({ noun: 'attendance_policy' });
    await tx.attendancePolicy.deleteMany({ where });
    await writeAuditEntry(tx, ctx, {
      storeId: ofStoreId,
      action: 'attendance.followCompany',
      subjectKind: 'attendance_policy',
      subjectId: ofStoreId,
      before,
      requestId,
    });
    return { scopeId: ofStoreId };
  },
});

/**
 * How much overtime of a day may count; the latest word of a day holds, and none takes it back.
 * @throws NotFound also for somebody of another store, PunchOfYourOwn, MonthLocked, OvertimeTooMuch
 */
export const approveOvertime = command({
  name: 'attendance.approveOvertime',
  permission: 'attendance.keep',
  scope: 'store',
  input: approveOvertimeInput,
  async run(tx, { requestId, storeId, personId, day, minutes, reason }, ctx) {
    if (personId === ctx.actor.personId) throw new PunchOfYourOwn();
    await requireWritable(tx, { storeId, personId, day }, async () => minutes === 0);
    await lockAttended(tx, personId);
    await refuseLockedDay(tx, storeId, day);
    const most = await mostOvertimeOf(tx, { storeId, personId, day, now: ctx.now });
    if (minutes > most) throw new OvertimeTooMuch({ most });
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
