import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { storeSettings } from '@/server/stores/store-settings';
import { lockPlanned } from '../roster-internal';
import { shiftText } from '../roster-rules';
import { lapseOver } from '../swaps/lapse-swaps';
import { LeaveNeedsReason, LeaveOfAnother, LeaveStateWrong } from './errors';
import {
  giveBack,
  leaveInTrail,
  lockLeave,
  refuseLocked,
  refuseTwice,
  requireOfStore,
  shiftsAt,
  takeFromBalance,
} from './leave-internal';
import { timesOfLeave } from './leave-preview';
import { decideLeaveInput, enterLeaveInput, withdrawLeaveInput } from './schema';

/**
 * The manager says yes or no. A yes takes of the balance at once; shifts that stand at that time stay where they are until somebody plans
 * them anew, and are told here. Nobody decides their own.
 * @throws LeaveUnknown, LeaveStateWrong, LeaveNotEnough, LeaveOfAnother, MonthLocked
 */
export const decideLeave = command({
  name: 'leave.decide',
  permission: 'roster.plan',
  scope: 'store',
  input: decideLeaveInput,
  async run(tx, { storeId, leaveId, approve, note, requestId }, ctx) {
    const leave = await lockLeave(tx, storeId, leaveId);
    if (leave.personId === ctx.actor.personId) throw new LeaveOfAnother();
    if (leave.state !== 'ASKED') throw new LeaveStateWrong();
    await tx.leave.update({
      where: { id: leaveId },
      data: {
        state: approve ? 'APPROVED' : 'REFUSED',
        decidedAt: ctx.now,
        decidedById: ctx.actor.personId,
        decidedNote: note,
      },
    });
    const given = approve ? await give(tx, ctx, leave, requestId) : { shifts: 0, toCover: '' };
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'leave.decide',
      subjectKind: 'leave',
      subjectId: leaveId,
      after: { ...(await leaveInTrail(tx, leave)), approved: approve, ...toCoverOf(given) },
      requestId,
    });
    return { leaveId, shifts: given.shifts };
  },
});

/**
 * A manager enters time off of somebody who rang in: given at once, and told to them. Nobody enters their own.
 * @throws NotFound, LeaveOfAnother, LeaveTwice, LeaveNotEnough, MonthLocked
 */
export const enterLeave = command({
  name: 'leave.enter',
  permission: 'roster.plan',
  scope: 'store',
  input: enterLeaveInput,
  async run(tx, input, ctx) {
    const { storeId, requestId: id, personId, kind, note } = input;
    if (personId === ctx.actor.personId) throw new LeaveOfAnother();
    await requireOfStore(tx, { storeId, personId });
    await lockPlanned(tx, [personId]);
    const leave = { id, personId, storeId, kind, note, ...(await timesOfLeave(tx, storeId, input)) };
    await refuseTwice(tx, leave);
    const by = { askedById: ctx.actor.personId, decidedById: ctx.actor.personId };
    await tx.leave.create({
      data: { ...leave, ...by, state: 'APPROVED', askedAt: ctx.now, decidedAt: ctx.now },
      select: { id: true },
    });
    const given = await give(tx, ctx, leave, id);
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'leave.enter',
      subjectKind: 'leave',
      subjectId: id,
      after: { ...(await leaveInTrail(tx, leave)), ...(note ? { note } : {}), ...toCoverOf(given) },
      requestId: id,
    });
    return { leaveId: id, minutes: leave.minutes, shifts: given.shifts };
  },
});

/**
 * Taken back by whoever it is of before it was decided; once it was given, by a manager, for a reason that its person is told.
 * @throws LeaveUnknown, LeaveStateWrong, LeaveOfAnother, LeaveNeedsReason, MonthLocked
 */
export const withdrawLeave = command({
  name: 'leave.withdraw',
  permission: 'roster.own',
  scope: 'store',
  input: withdrawLeaveInput,
  async run(tx, { storeId, leaveId, note, requestId }, ctx) {
    const { personId: byId } = ctx.actor;
    const leave = await lockLeave(tx, storeId, leaveId);
    const leads = ctx.may('roster.plan', storeId) && leave.personId !== byId;
    if (leave.personId !== byId && !leads) throw new LeaveOfAnother();
    if (leave.state !== 'ASKED' && !(leads && leave.state === 'APPROVED')) throw new LeaveStateWrong();
    if (leave.state === 'APPROVED') {
      if (note === '') throw new LeaveNeedsReason();
      await refuseLocked(tx, leave);
      await giveBack(tx, leaveId, { requestId, byId, at: ctx.now });
    }
    await tx.leave.update({
      where: { id: leaveId },
      data: { state: 'WITHDRAWN', withdrawnAt: ctx.now, withdrawnById: byId, withdrawnNote: note },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'leave.withdraw',
      subjectKind: 'leave',
      subjectId: leaveId,
      after: { ...(await leaveInTrail(tx, leave)), ...(note ? { reason: note } : {}) },
      requestId,
    });
    return { leaveId };
  },
});

/** What a yes does: takes of the balance, ends what was asked about shifts then, and finds what is to be covered. */
async function give(
  tx: Tx,
  ctx: ActorContext,
  leave: Parameters<typeof takeFromBalance>[1],
  requestId: string,
): Promise<{ shifts: number; toCover: string }> {
  await refuseLocked(tx, leave);
  await takeFromBalance(tx, leave, { requestId, byId: ctx.actor.personId, at: ctx.now });
  const shifts = await shiftsAt(tx, leave);
  await lapseOver(tx, ctx, leave, requestId);
  const { timeZone } = await storeSettings(tx, leave.storeId);
  return { shifts: shifts.length, toCover: shifts.map((shift) => shiftText(shift, timeZone)).join('; ') };
}

const toCoverOf = ({ toCover }: { toCover: string }) => (toCover ? { toCover } : {});
