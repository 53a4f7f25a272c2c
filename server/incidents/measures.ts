import type { DomainEvent } from '@/generated/prisma/client';
import { dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActingContext, ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { partId } from '@/server/platform/ids';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { doTask } from '@/server/tasks/do-task';
import { TaskOfAnother, TaskStateWrong } from '@/server/tasks/errors';
import { giveTask } from '@/server/tasks/give-task';
import { MeasureDoneAlready, MeasureOfAnother } from './errors';
import { addStep, lockIncident, requireOpen } from './incident-internal';
import { followTaskInput, measureDoneInput, measureInput } from './schema';

/** Letters of a task's title. */
const MOST_TITLE = 200;

/** Somebody of the store does something about it until a day: a task of theirs. Its id is the requestId. @throws IncidentUnknown, NotFound */
export const setMeasure = command({
  name: 'incidents.setMeasure',
  permission: 'incidents.decide',
  scope: 'store',
  input: measureInput,
  async run(tx, { words, ownerId, dueDay, requestId, ...of }, ctx) {
    const locked = await lockIncident(tx, ctx, of);
    requireOpen(locked);
    const { storeId, incidentId } = of;
    await createMeasure(tx, ctx, { storeId, id: requestId, incidentId, words, ownerId, dueDay });
    return addStep(tx, ctx, locked, {
      action: 'incidents.setMeasure',
      kind: 'MEASURE',
      subjectId: requestId,
      requestId,
      facts: { person: ownerId, due: dueDay },
    });
  },
});

interface NewMeasure {
  storeId: string;
  id: string;
  incidentId?: string;
  findingId?: string;
  words: string;
  ownerId: string;
  dueDay: string;
}

/** A measure and its owner's task. @throws NotFound: its owner has no work here */
export async function createMeasure(tx: Tx, ctx: ActorContext, measure: NewMeasure): Promise<void> {
  if (!(await staffAllowed(tx, 'incidents.report', measure.storeId)).has(measure.ownerId))
    throw new NotFound({ noun: 'person' });
  const { storeId, id, incidentId, words, ownerId, dueDay } = measure;
  const { taskId } = await giveTask.runIn(tx, ctx, {
    storeId,
    requestId: partId(id, 'task'),
    title: words.slice(0, MOST_TITLE),
    note: words.length > MOST_TITLE ? words : '',
    ownerId,
    dueDay,
    ...(incidentId ? { source: { kind: 'INCIDENT' as const, id: incidentId } } : {}),
  });
  await tx.incidentMeasure.create({
    data: {
      ...measure,
      dueDay: dayToDate(dueDay),
      taskId,
      setById: ctx.actor.personId,
      setAt: ctx.now,
    },
    select: { id: true },
  });
}

/** It is done: said by its owner, or by whoever decides. @throws NotFound, MeasureOfAnother, MeasureDoneAlready */
export const doMeasure = command({
  name: 'incidents.doMeasure',
  permission: 'incidents.report',
  scope: 'store',
  input: measureDoneInput,
  async run(tx, { storeId, measureId, text, requestId }, ctx) {
    const where = { storeId_id: { storeId, id: measureId } };
    const named = await tx.incidentMeasure.findUnique({
      where,
      select: { incidentId: true, ownerId: true, taskId: true },
    });
    if (!named) throw new NotFound({ noun: 'measure' });
    if (named.ownerId !== ctx.actor.personId && !ctx.may('incidents.decide', storeId))
      throw new MeasureOfAnother();
    const locked = named.incidentId
      ? await lockIncident(tx, ctx, { storeId, incidentId: named.incidentId })
      : null;
    const done = await tx.incidentMeasure.updateMany({
      where: { storeId, id: measureId, doneAt: null },
      data: { doneAt: ctx.now, doneById: ctx.actor.personId, doneWords: text },
    });
    if (done.count === 0) throw new MeasureDoneAlready();
    await endTask(tx, ctx, { storeId, taskId: named.taskId, requestId, text });
    if (locked)
      await addStep(tx, ctx, locked, {
        action: 'incidents.doMeasure',
        kind: 'MEASURE_DONE',
        text,
        subjectId: measureId,
        requestId,
      });
    else
      await writeAuditEntry(tx, ctx, {
        storeId,
        action: 'incidents.doMeasure',
        subjectKind: 'measure',
        subjectId: measureId,
        requestId,
      });
    return { measureId };
  },
});

/** Its task is done with it, where that still waits and is theirs. */
async function endTask(
  tx: Tx,
  ctx: ActorContext,
  of: { storeId: string; taskId: string; requestId: string; text: string },
): Promise<void> {
  const { storeId, taskId, requestId, text: note } = of;
  try {
    await doTask.runIn(tx, ctx, { storeId, taskId, note, requestId: partId(requestId, 'task') });
  } catch (error) {
    // Done or cancelled meanwhile, or handed on: the measure is done all the same.
    if (!(error instanceof TaskStateWrong || error instanceof TaskOfAnother)) throw error;
  }
}

/** Whoever did the task did the measure. */
export async function followTask(ctx: ActingContext<'JOB'>, event: DomainEvent): Promise<void> {
  const { scopeId: storeId, subjectId: taskId, actorId } = event;
  const found = await ctx.db.incidentMeasure.findUnique({
    where: { storeId_taskId: { storeId, taskId } },
    select: { id: true, doneAt: true },
  });
  if (!found || found.doneAt || !actorId) return;
  const requestId = partId(event.id, 'measure');
  await doMeasureByTask.execute(ctx, { storeId, requestId, measureId: found.id, personId: actorId });
}

const doMeasureByTask = command({
  name: 'incidents.followTask',
  permission: 'incidents.followTask',
  scope: 'store',
  by: ['JOB'],
  input: followTaskInput,
  async run(tx, { storeId, measureId, personId, requestId }, ctx) {
    const done = await tx.incidentMeasure.updateMany({
      where: { storeId, id: measureId, doneAt: null },
      data: { doneAt: ctx.now, doneById: personId },
    });
    if (done.count > 0)
      await writeAuditEntry(tx, ctx, {
        storeId,
        action: 'incidents.followTask',
        subjectKind: 'measure',
        subjectId: measureId,
        after: { person: personId },
        requestId,
      });
    return { measureId };
  },
});
