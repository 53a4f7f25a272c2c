import { TRPCError } from '@trpc/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addDays, type Day, dayToDate } from '@/lib/business-day';
import { attendedShop } from '@/tests/factories/attended';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { callerOf, metaOf, procedures } from '@/tests/helpers/calls-of-roles';
import { lockMonth } from './attendance/lock-month';
import { db } from './platform/db';
import { DomainError } from './platform/errors';
import { newId } from './platform/ids';
import { mondayOf } from './roster/roster-rules';
import { addCourse } from './training/courses/keep-course';

// Whatever names a person, or something of a person's, is refused where that is another store's, and leaves nothing.

const DAY: Day = '2026-03-03';
const LOCKED: Day = '2026-02-10';
const ROOMS = ['attendance', 'roster', 'training', 'personnel', 'duty', 'meetings', 'incidents'];
/** Lists of one's own stores that somebody's name only narrows. */
const NARROWED = ['incidents.list', 'incidents.totals'];
/** What in an input is somebody, or is somebody's. */
const SOMEBODYS =
  /"(\w*[pP]ersonIds?|signerId|giverId|takerId|subjectId|punchId|proposalId|leaveId|\w*[sS]hiftId|swapId|noteId)":/;

let own: Awaited<ReturnType<typeof attendedShop>>;
let other: Awaited<ReturnType<typeof attendedShop>>;
let manager: Awaited<ReturnType<typeof contextOf>>;
let at: { shift: string; ahead: string; missing: string; punch: string; proposal: string };
let of: Record<'leave' | 'swap' | 'note' | 'dutyNote' | 'course' | 'quarrel', string>;

/** What the stranger has in the other store: a day with a punch, one whose going is missing, and a paper of every kind. */
async function livedElsewhere() {
  const { id: personId } = other.clerk;
  const storeId = other.store.id;
  const shift = await other.toldOf(personId, other.at(540), other.at(1_080));
  await other.tap(other.at(540));
  await other.judged();
  const unproved = await db().punch.create({
    data: {
      ...{ storeId, id: newId(), personId, deviceId: other.device.id, kind: 'CLOCK', proof: 'NONE' },
      ...{ occurredAt: other.at(1_085), receivedAt: other.at(1_085), handedInById: personId, flags: [] },
    },
  });
  const proposal = await db().punchProposal.create({
    data: {
      ...{ storeId, id: newId(), personId, occurredAt: other.at(1_080), month: dayToDate('2026-03-01') },
      ...{ reason: '忘了', proposedAt: other.at(1_200), state: 'ASKED' },
    },
  });
  const later = addDays(DAY, 7);
  const ahead = await other.toldOf(personId, other.at(540, later), other.at(1_080, later), later);
  at = {
    ...{ shift: shift.id, ahead: ahead.id, missing: shift.id, punch: unproved.id, proposal: proposal.id },
  };
  const leave = await db().leave.create({
    data: {
      ...{ id: newId(), personId, storeId, kind: 'PERSONAL', note: '', minutes: 480, state: 'ASKED' },
      ...{ startsAt: other.at(0, addDays(DAY, 20)), endsAt: other.at(1_440, addDays(DAY, 20)) },
      ...{ askedAt: other.at(600), askedById: personId },
    },
  });
  const swap = await db().shiftSwap.create({
    data: {
      ...{ storeId, id: newId(), shiftId: ahead.id, giverId: personId, state: 'OPEN', note: '' },
      ...{ startsAt: ahead.startsAt, endsAt: ahead.endsAt, isPart: false, monday: ahead.monday },
      askedAt: other.at(600),
    },
  });
  const boss = await contextOf(await makePerson(['STORE_MANAGER'], storeId), { now: other.at(700) });
  const { noteId: note } = await callerOf(boss).personnel.note({
    ...{ storeId, requestId: newId(), personId, kind: 'DRESS', words: '没有穿工装', happenedOn: DAY },
  });
  const { noteId: dutyNote } = await callerOf(boss).duty.note({
    ...{ storeId, requestId: newId(), kind: 'HANDOVER', words: '灯坏了' },
  });
  const office = await contextOf(await makePerson(['HEAD_OFFICE'], null), { now: other.at(700) });
  const { courseId: course } = await addCourse.execute(office, {
    ...{ requestId: newId(), title: '送货', text: '先打电话', questions: [], passPercent: 100, dueDays: 7 },
    storeIds: [storeId],
  });
  const { incidentId: quarrel } = await callerOf(manager).incidents.report({
    ...{ storeId: own.store.id, requestId: newId(), kind: 'QUARREL', words: '跟顾客吵起来了' },
    people: [{ personId: own.clerk.id }],
  });
  of = { leave: leave.id, swap: swap.id, note, dutyNote, course, quarrel };
}

beforeAll(async () => {
  own = await attendedShop(DAY);
  other = await attendedShop(DAY);
  const boss = await makePerson(['STORE_MANAGER'], own.store.id);
  manager = await contextOf(boss, { now: own.at(720, addDays(DAY, 1)) });
  await lockMonth.execute(manager, { requestId: newId(), storeId: own.store.id, month: '2026-02' });
  await livedElsewhere();
});

/** Every such procedure with the stranger, and how a manager of the store is refused. */
const TABLE: Record<string, [refused: string, input: () => object]> = {
  'attendance.approveOvertime': [
    'NOT_FOUND',
    () => ({ ...stranger(), day: DAY, minutes: 30, reason: '盘点' }),
  ],
  'attendance.correctDay': ['NOT_FOUND', () => ({ ...stranger(), day: LOCKED, minutes: 60, reason: '补' })],
  'attendance.day': ['NOT_FOUND', () => ({ ...stranger(), day: DAY })],
  'attendance.decidePunch': ['NOT_FOUND', () => ({ punchId: at.punch, accepted: true })],
  'attendance.takeBackPunch': ['NOT_FOUND', () => ({ punchId: at.punch, reason: '撤' })],
  'attendance.decideProposal': ['NOT_FOUND', () => ({ proposalId: at.proposal, confirmed: true })],
  'attendance.leaveUnknown': ['NOT_FOUND', () => ({ subjectId: at.missing, reason: '不知道' })],
  'attendance.punch': ['DEVICE_UNKNOWN', () => ({ ...stranger(), ...tapped() })],
  'attendance.punchByPin': ['DEVICE_UNKNOWN', () => ({ ...stranger(), ...tapped(), pin: '258036' })],
  'attendance.withdraw': ['DEVICE_UNKNOWN', () => ({ punchId: at.punch, afterMs: 1_000 })],
  'roster.plan': [
    'ROSTER_PLAN_REFUSED',
    () => ({
      ...{ monday: mondayOf(addDays(DAY, 7)), revision: 0 },
      put: [
        {
          ...{ id: newId(), personId: other.clerk.id, day: addDays(DAY, 8), startMinute: 540 },
          ...{ endMinute: 1_080, breakMinutes: 60 },
        },
      ],
    }),
  ],
  'roster.enterLeave': ['NOT_FOUND', () => ({ ...stranger(), kind: 'SICK', fromDay: DAY, toDay: DAY })],
  'roster.leavePreview': ['NOT_FOUND', () => ({ ...stranger(), kind: 'SICK', fromDay: DAY, toDay: DAY })],
  'roster.decideLeave': ['LEAVE_UNKNOWN', () => ({ leaveId: of.leave, approve: true })],
  'roster.withdrawLeave': ['LEAVE_UNKNOWN', () => ({ leaveId: of.leave, note: '撤' })],
  'roster.grantLeave': [
    'FORBIDDEN',
    () => ({ ...stranger(), kind: 'ANNUAL', year: 2026, minutes: 480, reason: '年假' }),
  ],
  'roster.setEmployment': [
    'FORBIDDEN',
    () => ({
      ...{ ...stranger(), bornOn: null, kind: 'FULL_TIME', weekMinutes: 2_400, startsOn: null, endsOn: null },
    }),
  ],
  'roster.offerShift': ['SWAP_SHIFT_CHANGED', () => ({ shiftId: at.ahead })],
  'roster.swapChoices': ['EMPTY', () => ({ shiftId: at.ahead })],
  'roster.takeShift': ['SWAP_UNKNOWN', () => ({ swapId: of.swap })],
  'roster.withdrawSwap': ['SWAP_UNKNOWN', () => ({ swapId: of.swap })],
  'roster.approveSwap': ['SWAP_UNKNOWN', () => ({ swapId: of.swap })],
  'roster.undoSwap': ['SWAP_UNKNOWN', () => ({ swapId: of.swap, reason: '撤' })],
  'roster.refuseSwap': ['SWAP_UNKNOWN', () => ({ swapId: of.swap })],
  // Head office's, of whomever.
  'training.addCourse': ['FORBIDDEN', () => ({ personIds: [other.clerk.id] })],
  'training.changeCourse': ['FORBIDDEN', () => ({ personIds: [other.clerk.id] })],
  'training.assign': ['NOT_FOUND', () => ({ courseId: of.course, personIds: [other.clerk.id] })],
  'training.excuse': ['NOT_FOUND', () => ({ ...stranger(), courseId: of.course, reason: '会了' })],
  'training.revokeExcuse': ['NOT_FOUND', () => ({ ...stranger(), courseId: of.course })],
  'training.records': ['NOT_FOUND', () => stranger()],
  'personnel.note': [
    'NOT_FOUND',
    () => ({ ...stranger(), kind: 'DRESS', words: '没有穿工装', happenedOn: DAY }),
  ],
  'personnel.withdraw': ['PERSONNEL_NOTE_UNKNOWN', () => ({ noteId: of.note, reason: '写错了' })],
  'personnel.file': ['NOT_FOUND', () => stranger()],
  'personnel.wages': ['FORBIDDEN', () => ({ ...stranger(), day: DAY })],
  'personnel.setWage': ['FORBIDDEN', () => ({ ...stranger(), kind: 'MONTH', fen: 1, fromDay: DAY })],
  'duty.sign': [
    'DUTY_SIGNER_UNKNOWN',
    () => ({
      ...{ kind: 'OPENING', signerId: other.clerk.id, pin: '258036' },
      points: [{ point: '灯', inOrder: true }],
    }),
  ],
  'duty.handOver': [
    'DUTY_SIGNER_UNKNOWN',
    () => ({
      ...{ kind: 'KEYS', words: '大门', giverId: other.clerk.id, takerId: own.clerk.id },
      ...{ giver: '258036', taker: '258036' },
    }),
  ],
  'meetings.keep': [
    'NOT_FOUND',
    () => ({
      day: DAY,
      kind: 'WEEKLY',
      text: '周会',
      personIds: [own.clerk.id, other.clerk.id],
      decisions: [],
    }),
  ],
  'incidents.report': [
    'NOT_FOUND',
    () => ({ kind: 'BREAKAGE', words: '摔了一套杯子', people: [{ personId: other.clerk.id }] }),
  ],
  'incidents.decide': [
    'NOT_FOUND',
    () => ({ incidentId: of.quarrel, kind: 'QUARREL', subjectId: other.clerk.id, text: '道歉' }),
  ],
  'duty.settle': ['NOT_FOUND', () => ({ noteId: of.dutyNote, words: '' })],
};

const stranger = () => ({ personId: other.clerk.id });
const tapped = () => ({ kind: 'CLOCK', occurredAt: own.at(700, addDays(DAY, 1)), proof: 'SESSION' });

async function answerOf(path: string, input: object): Promise<string> {
  let call: unknown = callerOf(manager);
  for (const name of path.split('.')) call = (call as Record<string, unknown>)[name];
  try {
    const answer = await (call as (input: object) => Promise<unknown>)({
      ...{ storeId: own.store.id, requestId: newId() },
      ...input,
    });
    return Object.values(answer ?? {}).flat().length === 0 ? 'EMPTY' : `answered ${JSON.stringify(answer)}`;
  } catch (error) {
    if (error instanceof TRPCError && error.cause instanceof DomainError) return error.cause.code;
    throw error;
  }
}

/** Everything these rooms keep, as one text. */
async function kept(): Promise<string> {
  const [row] = await db().$queryRaw<{ all: string }[]>`
    SELECT jsonb_build_array((SELECT count(*) FROM audit_entry), (SELECT count(*) FROM overtime_approval),
      (SELECT count(*) FROM attendance_correction), (SELECT count(*) FROM punch), (SELECT count(*) FROM punch_word),
      (SELECT jsonb_agg(state ORDER BY id) FROM punch_proposal), (SELECT count(*) FROM hours_left_unknown),
      (SELECT count(*) FROM shift), (SELECT jsonb_agg(state ORDER BY id) FROM leave), (SELECT count(*) FROM leave_entry),
      (SELECT count(*) FROM employment), (SELECT jsonb_agg(state ORDER BY id) FROM shift_swap),
      (SELECT count(*) FROM training_assignment), (SELECT count(*) FROM training_excuse), (SELECT count(*) FROM personnel_note),
      (SELECT count(*) FROM personnel_note_withdrawal), (SELECT count(*) FROM duty_sheet), (SELECT count(*) FROM duty_note),
      (SELECT count(*) FROM duty_settlement), (SELECT count(*) FROM meeting), (SELECT count(*) FROM meeting_person),
      (SELECT count(*) FROM incident), (SELECT count(*) FROM incident_person), (SELECT count(*) FROM incident_standing))::text AS all`;
  return row?.all ?? '';
}

describe('somebody of another store', () => {
  it('is in this table wherever they, or what is theirs, can be named', () => {
    const naming = procedures
      .filter(([path, procedure]) => {
        if (!ROOMS.includes(path.split('.')[0] ?? '') || metaOf(procedure)?.scope === 'self') return false;
        const inputs = (procedure._def as unknown as { inputs: z.ZodType[] }).inputs;
        return inputs.some((input) =>
          SOMEBODYS.test(JSON.stringify(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }))),
        );
      })
      .map(([path]) => path)
      .filter((path) => !NARROWED.includes(path));
    expect(naming.toSorted()).toEqual(Object.keys(TABLE).toSorted());
  });

  it.each(Object.entries(TABLE))('%s refuses them and leaves nothing', async (path, [refused, input]) => {
    const before = await kept();
    expect(await answerOf(path, input())).toBe(refused);
    expect(await kept()).toBe(before);
  });
});
