import type { Complaint, ComplaintPause, Prisma } from '@/generated/prisma/client';
import type { Pause } from '@/lib/business-time';
import { complaintNumber } from '@/lib/complaint-number';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { personOf } from '@/server/platform/actor';
import type { Acting, ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { whoAndWhen } from '@/server/presence/who-and-when';
import { calendarOf } from '@/server/stores/calendars/calendar-of';
import { type ClockedCase, climbTimes, clocksOf, looksNext } from './case-clock';
import { type ComplaintState, isOpen } from './complaint-rules';
import { ComplaintChanged, ComplaintClosedAlready, ComplaintOfAnother, ComplaintUnknown } from './errors';

/** A case nobody else changes until the transaction ends. */
export interface LockedCase {
  row: Complaint;
  pauses: ComplaintPause[];
  /** Levels it climbed to in this round. */
  climbed: Set<number>;
}

/** @param version as the screen saw it @throws ComplaintUnknown, ComplaintChanged, ComplaintClosedAlready */
export async function lockCase(
  tx: Tx,
  ctx: Acting,
  of: { storeId: string; complaintId: string; version?: number | undefined },
): Promise<LockedCase> {
  const { storeId, complaintId, version } = of;
  await tx.$queryRaw`SELECT 1 AS locked FROM complaint WHERE store_id = ${storeId}::uuid AND id = ${complaintId}::uuid FOR UPDATE`;
  const row = await tx.complaint.findUnique({ where: { storeId_id: { storeId, id: complaintId } } });
  if (!row) throw new ComplaintUnknown();
  if (version !== undefined && version !== row.version) await refuseChanged(tx, ctx, row);
  const ofRound = { storeId, complaintId, round: row.round };
  const [pauses, climbs] = await Promise.all([
    tx.complaintPause.findMany({ where: ofRound, orderBy: { fromAt: 'asc' } }),
    tx.complaintClimb.findMany({ where: ofRound, select: { level: true } }),
  ]);
  return { row, pauses, climbed: new Set(climbs.map(({ level }) => level)) };
}

/** Says who was quicker, and when. @throws ComplaintChanged, ComplaintClosedAlready */
export async function refuseChanged(tx: Tx, ctx: Acting, row: Complaint): Promise<never> {
  const isClosed = row.state === 'CLOSED';
  const last = await tx.complaintStep.findFirst({
    where: { storeId: row.storeId, complaintId: row.id, ...(isClosed ? { kind: 'CLOSED' } : {}) },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { personId: true, at: true },
  });
  const said = await whoAndWhen(tx, ctx, { storeId: row.storeId, ...last });
  throw isClosed ? new ComplaintClosedAlready(said) : new ComplaintChanged(said);
}

/** Its owner works a case, and whoever leads the store's. @throws ComplaintOfAnother */
export function requireWorks(ctx: ActorContext, { row }: LockedCase): void {
  if (row.ownerId === ctx.actor.personId || ctx.may('complaints.lead', row.storeId)) return;
  throw new ComplaintOfAnother();
}

export function stateOf(row: Pick<Complaint, 'state'>): ComplaintState {
  return row.state as ComplaintState;
}

export function clockedOf(
  row: Pick<
    Complaint,
    'severity' | 'startedAt' | 'answerMinutes' | 'solveMinutes' | 'dueSetAt' | 'solveDueAt'
  >,
): ClockedCase {
  const { severity, startedAt, answerMinutes, solveMinutes } = row;
  return {
    severity,
    startedAt,
    answerMinutes,
    solveMinutes,
    dueByHand: row.dueSetAt ? row.solveDueAt : null,
  };
}

export function pausesOf(rows: readonly Pick<ComplaintPause, 'fromAt' | 'toAt'>[]): Pause[] {
  return rows.map(({ fromAt, toAt }) => ({ from: fromAt, to: toAt }));
}

export interface Step {
  kind: string;
  newState?: ComplaintState;
  isTold?: boolean;
  text?: string | undefined;
  facts?: Prisma.InputJsonObject;
}

interface Change {
  action: string;
  requestId?: string;
  patch?: Prisma.ComplaintUncheckedUpdateInput & { state?: ComplaintState };
  /** As the pauses are after it. */
  pauses?: readonly Pick<ComplaintPause, 'fromAt' | 'toAt'>[];
  climbed?: ReadonlySet<number>;
  step: Step;
  /** For the trail: nothing personal, no words. */
  facts?: Prisma.InputJsonObject;
}

/** Writes one change of a case: the row with its times counted anew, the step, and who did it. */
export async function changeCase(
  tx: Tx,
  ctx: Acting,
  locked: LockedCase,
  change: Change,
): Promise<{ complaintId: string; version: number }> {
  const { storeId, id } = locked.row;
  const after = { ...locked.row, ...(change.patch as Partial<Complaint>) };
  const version = locked.row.version + 1;
  await tx.complaint.update({
    where: { storeId_id: { storeId, id } },
    data: {
      ...change.patch,
      ...(await timesOf(tx, after, change.pauses ?? locked.pauses, change.climbed ?? locked.climbed)),
      version,
    },
    select: { id: true },
  });
  await addStep(tx, ctx, locked.row, change.step, after.round);
  await writeAuditEntry(tx, ctx, {
    storeId,
    action: change.action,
    subjectKind: 'complaint',
    subjectId: id,
    after: { number: complaintNumber(locked.row.number), ...change.facts },
    ...(change.requestId ? { requestId: change.requestId } : {}),
  });
  return { complaintId: id, version };
}

/** The due times of a case as it is now, and when the clock looks at it again. */
export async function timesOf(
  tx: Tx,
  row: Pick<
    Complaint,
    | 'storeId'
    | 'state'
    | 'severity'
    | 'startedAt'
    | 'answerMinutes'
    | 'solveMinutes'
    | 'dueSetAt'
    | 'solveDueAt'
    | 'answerDueAt'
  >,
  pauses: readonly Pick<ComplaintPause, 'fromAt' | 'toAt'>[],
  climbed: ReadonlySet<number>,
) {
  // What is solved keeps the times it was solved by.
  if (!isOpen(stateOf(row))) return { looksAt: null };
  const { clock } = await calendarOf(tx, row.storeId);
  const of = clockedOf(row);
  const { answer, solveDueAt } = clocksOf(clock, of, pausesOf(pauses));
  return {
    answerDueAt: answer.at ?? row.answerDueAt,
    solveDueAt,
    looksAt: looksNext(climbTimes(clock, of, pausesOf(pauses)), climbed),
  };
}

export async function addStep(
  tx: Tx,
  ctx: Acting,
  row: Pick<Complaint, 'storeId' | 'id' | 'state' | 'round'>,
  step: Step,
  round = row.round,
): Promise<void> {
  const { kind, newState, isTold = false, text = '', facts = {} } = step;
  await tx.complaintStep.create({
    data: {
      storeId: row.storeId,
      id: newId(),
      complaintId: row.id,
      round,
      kind,
      personId: personOf(ctx)?.personId ?? null,
      at: ctx.now,
      oldState: newState ? row.state : null,
      newState: newState ?? null,
      isTold,
      text,
      facts,
    },
    select: { id: true },
  });
}
