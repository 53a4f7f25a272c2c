import type { Leave } from '@/generated/prisma/client';
import { calendarDay } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { partId } from '@/server/platform/ids';
import { peopleAtWork } from '@/server/staff/people-at-work';
import { storeSettings } from '@/server/stores/store-settings';
import { lockPlanned } from '../roster-internal';
import { shiftText } from '../roster-rules';
import { lapseOver } from '../swaps/lapse-swaps';
import { LeaveNotEnough, LeaveOfAnother, LeaveStateWrong, LeaveTwice, LeaveUnknown } from './errors';
import { leftOf, timesOfLeave } from './leave-preview';
import { BALANCED_KINDS, type LeaveKind } from './leave-rules';
import { askLeaveInput, decideLeaveInput, grantLeaveInput, withdrawLeaveInput } from './schema';

/**
 * Somebody asks for time off; a manager asks for whoever is ill at home. @throws LeaveTwice, LeaveNotEnough, LeaveOfAnother
 */
export const askLeave = command({
  name: 'leave.ask',
  permission: 'roster.own',
  scope: 'store',
  input: askLeaveInput,
  async run(tx, input, ctx) {
    const { storeId, requestId: id, kind, note } = input;
    const personId = input.personId ?? ctx.actor.personId;
    if (personId !== ctx.actor.personId)
      await requireLed(tx, ctx.may('roster.plan', storeId), { storeId, personId });
    await lockPlanned(tx, [personId]);
    const times = await timesOfLeave(tx, storeId, input);
    const taken = await tx.leave.findFirst({
      where: {
        personId,
        state: { in: ['ASKED', 'APPROVED'] },
        startsAt: { lt: times.endsAt },
        endsAt: { gt: times.startsAt },
      },
      select: { id: true },
    });
    if (taken) throw new LeaveTwice();
    await requireEnough(tx, {
      personId,
      kind,
      year: Number(input.fromDay.slice(0, 4)),
      minutes: times.minutes,
    });
    await tx.leave.create({
      data: {
        id,
        personId,
        storeId,
        kind,
        note,
        ...times,
        state: 'ASKED',
        askedAt: ctx.now,
        askedById: ctx.actor.personId,
      },
      select: { id: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'leave.ask',
      subjectKind: 'leave',
      subjectId: id,
      after: {
        ...{ person: personId, kind, day: input.fromDay, lastDay: input.toDay },
        leaveHours: hoursOf(times.minutes),
      },
      requestId: id,
    });
    return { leaveId: id, minutes: times.minutes };
  },
});

/**
 * The manager says yes or no. A yes takes of the balance at once; shifts that stand at that time stay where they are until somebody plans
 * them anew, and are told here. Nobody decides their own.
 * @throws LeaveUnknown, LeaveStateWrong, LeaveNotEnough, LeaveOfAnother
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
    if (approve) await takeFromBalance(tx, leave, { requestId, byId: ctx.actor.personId, at: ctx.now });
    await tx.leave.update({
      where: { id: leaveId },
      data: {
        state: approve ? 'APPROVED' : 'REFUSED',
        decidedAt: ctx.now,
        decidedById: ctx.actor.personId,
        decidedNote: note,
      },
    });
    const { timeZone } = await storeSettings(tx, storeId);
    const shifts = approve ? await shiftsAt(tx, leave) : [];
    if (approve) await lapseOver(tx, ctx, leave, requestId);
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'leave.decide',
      subjectKind: 'leave',
      subjectId: leaveId,
      after: {
        ...leaveInTrail(leave, timeZone),
        approved: approve,
        ...(shifts.length > 0
          ? { toCover: shifts.map((shift) => shiftText(shift, timeZone)).join('; ') }
          : {}),
      },
      requestId,
    });
    return { leaveId, shifts: shifts.length };
  },
});

/** Taken back by whoever it is of before it was decided, by a manager also after. @throws LeaveUnknown, LeaveStateWrong, LeaveOfAnother */
export const withdrawLeave = command({
  name: 'leave.withdraw',
  permission: 'roster.own',
  scope: 'store',
  input: withdrawLeaveInput,
  async run(tx, { storeId, leaveId, requestId }, ctx) {
    const leave = await lockLeave(tx, storeId, leaveId);
    const leads = ctx.may('roster.plan', storeId) && leave.personId !== ctx.actor.personId;
    if (leave.personId !== ctx.actor.personId && !leads) throw new LeaveOfAnother();
    if (leave.state !== 'ASKED' && !(leads && leave.state === 'APPROVED')) throw new LeaveStateWrong();
    const taken = await tx.leaveEntry.findFirst({ where: { leaveId, minutes: { lt: 0 } } });
    if (taken)
      await tx.leaveEntry.create({
        data: {
          ...taken,
          id: partId(requestId, 'given back'),
          minutes: -taken.minutes,
          at: ctx.now,
          byId: ctx.actor.personId,
        },
        select: { id: true },
      });
    await tx.leave.update({ where: { id: leaveId }, data: { state: 'WITHDRAWN' } });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'leave.withdraw',
      subjectKind: 'leave',
      subjectId: leaveId,
      after: leaveInTrail(leave, (await storeSettings(tx, storeId)).timeZone),
      requestId,
    });
    return { leaveId };
  },
});

/** Hours somebody may take in a year, or fewer than was said. */
export const grantLeave = command({
  name: 'leave.grant',
  permission: 'roster.employ',
  scope: 'company',
  input: grantLeaveInput,
  async run(tx, { personId, kind, year, minutes, reason, requestId: id }, ctx) {
    await lockPlanned(tx, [personId]);
    if (minutes < 0) await requireEnough(tx, { personId, kind, year, minutes: -minutes });
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

async function requireLed(tx: Tx, leads: boolean, of: { storeId: string; personId: string }): Promise<void> {
  if (!leads) throw new LeaveOfAnother();
  const [found] = await peopleAtWork(tx, { storeIds: [of.storeId], roles: [], personIds: [] }, 1_000).then(
    (people) => people.filter(({ id }) => id === of.personId),
  );
  if (!found) throw new NotFound({ noun: 'person' });
}

async function lockLeave(tx: Tx, storeId: string, leaveId: string): Promise<Leave> {
  const found = await tx.leave.findFirst({ where: { id: leaveId, storeId }, select: { personId: true } });
  if (!found) throw new LeaveUnknown();
  await lockPlanned(tx, [found.personId]);
  return tx.leave.findUniqueOrThrow({ where: { id: leaveId } });
}

async function requireEnough(
  tx: Tx,
  { personId, kind, year, minutes }: { personId: string; kind: LeaveKind; year: number; minutes: number },
): Promise<void> {
  const left = await leftOf(tx, { personId, kind, year });
  if (left !== null && left < minutes) throw new LeaveNotEnough({ left: Math.round(left / 6) / 10 });
}

async function takeFromBalance(
  tx: Tx,
  leave: Leave,
  by: { requestId: string; byId: string; at: Date },
): Promise<void> {
  const kind = leave.kind as LeaveKind;
  if (!BALANCED_KINDS.includes(kind)) return;
  const { timeZone } = await storeSettings(tx, leave.storeId);
  const year = Number(new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric' }).format(leave.startsAt));
  await requireEnough(tx, { personId: leave.personId, kind, year, minutes: leave.minutes });
  await tx.leaveEntry.create({
    data: {
      id: partId(by.requestId, 'taken'),
      personId: leave.personId,
      kind,
      year,
      minutes: -leave.minutes,
      leaveId: leave.id,
      at: by.at,
      byId: by.byId,
    },
    select: { id: true },
  });
}

/** What the trail says of a leave: whose, which, from which day to which, how long. */
function leaveInTrail({ personId, kind, startsAt, endsAt, minutes }: Leave, timeZone: string) {
  const lastDay = calendarDay(new Date(endsAt.getTime() - 1), timeZone);
  return {
    ...{ person: personId, kind, day: calendarDay(startsAt, timeZone), lastDay },
    leaveHours: hoursOf(minutes),
  };
}

const hoursOf = (minutes: number) => Math.round(minutes / 6) / 10;

/** No leave is longer than there are shifts for. */
const MOST_SHIFTS = 400;

function shiftsAt(tx: Tx, { personId, startsAt, endsAt }: Leave) {
  return tx.shift.findMany({
    where: { personId, startsAt: { lt: endsAt }, endsAt: { gt: startsAt } },
    select: { startsAt: true, endsAt: true },
    orderBy: { startsAt: 'asc' },
    take: MOST_SHIFTS,
  });
}
