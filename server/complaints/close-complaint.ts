import { command } from '@/server/platform/command';
import { changeCase, lockCase, refuseChanged, requireWorks, stateOf } from './case-internal';
import { mayReopen, TRIES_BEFORE_NOT_REACHED } from './complaint-rules';
import { ComplaintStateWrong, TriedTooLittle } from './errors';
import { closeInput, reopenInput, triedInput } from './schema';
import { caseTimes, severityFrom } from './times-and-limits';

/** The customer was asked for their answer and could not be reached. @throws ComplaintUnknown, ComplaintOfAnother, ComplaintStateWrong */
export const noteTry = command({
  name: 'complaints.try',
  permission: 'complaints.work',
  scope: 'store',
  input: triedInput,
  async run(tx, { text, requestId, ...of }, ctx) {
    const locked = await lockCase(tx, ctx, of);
    requireWorks(ctx, locked);
    if (locked.row.state !== 'SOLVED') throw new ComplaintStateWrong({ state: locked.row.state });
    return changeCase(tx, ctx, locked, {
      action: 'complaints.try',
      requestId,
      step: { kind: 'TRIED', text },
    });
  },
});

/**
 * A case ends with what the customer said of it and was told; without their answer only after three tries.
 * @throws ComplaintUnknown, ComplaintChanged, ComplaintClosedAlready, ComplaintOfAnother, ComplaintStateWrong, TriedTooLittle
 */
export const closeComplaint = command({
  name: 'complaints.close',
  permission: 'complaints.work',
  scope: 'store',
  input: closeInput,
  async run(tx, { verdict, text, requestId, ...of }, ctx) {
    const locked = await lockCase(tx, ctx, of);
    requireWorks(ctx, locked);
    const { row } = locked;
    if (row.state === 'CLOSED') await refuseChanged(tx, ctx, row);
    if (row.state !== 'SOLVED') throw new ComplaintStateWrong({ state: row.state });
    if (verdict === 'NOT_REACHED') {
      const tries = await tx.complaintStep.count({
        where: { storeId: row.storeId, complaintId: row.id, round: row.round, kind: 'TRIED' },
      });
      if (tries < TRIES_BEFORE_NOT_REACHED)
        throw new TriedTooLittle({ tries, needed: TRIES_BEFORE_NOT_REACHED });
    }
    return changeCase(tx, ctx, locked, {
      action: 'complaints.close',
      requestId,
      patch: { state: 'CLOSED', closedAt: ctx.now, verdict },
      step: {
        kind: 'CLOSED',
        newState: 'CLOSED',
        text,
        isTold: verdict !== 'NOT_REACHED',
        facts: { verdict },
      },
      facts: { verdict },
    });
  },
});

/** It begins again: a new round with clocks of its own, the times of the old one kept. @throws ComplaintUnknown, ComplaintChanged, ComplaintStateWrong */
export const reopenComplaint = command({
  name: 'complaints.reopen',
  permission: 'complaints.work',
  scope: 'store',
  input: reopenInput,
  async run(tx, { text, requestId, ...of }, ctx) {
    const locked = await lockCase(tx, ctx, of);
    const { row } = locked;
    if (!mayReopen(stateOf(row))) throw new ComplaintStateWrong({ state: row.state });
    const { storeId, id: complaintId, round } = row;
    await tx.complaintRound.create({
      data: {
        storeId,
        complaintId,
        round,
        startedAt: row.startedAt,
        answerDueAt: row.answerDueAt,
        solveDueAt: row.solveDueAt,
        answeredAt: row.answeredAt,
        solvedAt: row.solvedAt,
        closedAt: row.closedAt,
        verdict: row.verdict,
      },
      select: { round: true },
    });
    const { answerMinutes, solveMinutes } = (await caseTimes(tx))[severityFrom(row.severity)];
    return changeCase(tx, ctx, locked, {
      action: 'complaints.reopen',
      requestId,
      patch: {
        state: 'IN_PROGRESS',
        round: round + 1,
        startedAt: ctx.now,
        answerMinutes,
        solveMinutes,
        answeredAt: null,
        solvedAt: null,
        closedAt: null,
        verdict: null,
        dueSetAt: null,
        dueSetById: null,
      },
      pauses: [],
      climbed: new Set(),
      step: { kind: 'REOPENED', newState: 'IN_PROGRESS', text },
      facts: { round: round + 1 },
    });
  },
});
