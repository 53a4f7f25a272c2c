import type { Task } from '@/generated/prisma/client';
import { requireOwnAttachment } from '@/server/attachments/queries';
import { command } from '@/server/platform/command';
import { TaskNeedsPhoto, TaskStateWrong } from './errors';
import { cancelTaskInput, doTaskInput, handOnTaskInput, reopenTaskInput, takeTaskInput } from './schema';
import { changeTask, lockTask, requireAtWork, requireTheirs } from './task-internal';
import { TASK_PHOTO } from './task-photo-kind';

/** Done, with a photo where one is wanted. @throws TaskUnknown, TaskOfAnother, TaskStateWrong, TaskNeedsPhoto, NotFound */
export const doTask = command({
  name: 'tasks.do',
  permission: 'tasks.do',
  scope: 'store',
  input: doTaskInput,
  async run(tx, { storeId, taskId, note, photoId, requestId }, ctx) {
    const task = await lockTask(tx, { storeId, taskId });
    requireTheirs(ctx, task);
    requireWaits(task);
    if (task.needsPhoto && !photoId) throw new TaskNeedsPhoto();
    if (photoId) {
      await requireOwnAttachment(tx, ctx, { storeId, id: photoId, kind: TASK_PHOTO });
      await tx.taskPhoto.create({
        data: { storeId, id: photoId, taskId, addedById: ctx.actor.personId, addedAt: ctx.now },
        select: { id: true },
      });
    }
    return changeTask(tx, ctx, task, {
      action: 'tasks.do',
      requestId,
      data: { doneAt: ctx.now, doneById: ctx.actor.personId, doneNote: note, photoId: photoId ?? null },
      after: { photo: photoId !== undefined },
    });
  },
});

/** Whoever takes a task over is its owner from now on. @throws TaskUnknown, TaskStateWrong */
export const takeTask = command({
  name: 'tasks.take',
  permission: 'tasks.do',
  scope: 'store',
  input: takeTaskInput,
  async run(tx, { storeId, taskId, requestId }, ctx) {
    const task = await lockTask(tx, { storeId, taskId });
    requireWaits(task);
    return changeTask(tx, ctx, task, {
      action: 'tasks.take',
      requestId,
      data: { ownerId: ctx.actor.personId },
      after: { before: task.ownerId, person: ctx.actor.personId },
    });
  },
});

/** It goes on to a colleague of the store. @throws TaskUnknown, TaskOfAnother, TaskStateWrong, TaskOwnerNotAtWork */
export const handOnTask = command({
  name: 'tasks.handOn',
  permission: 'tasks.do',
  scope: 'store',
  input: handOnTaskInput,
  async run(tx, { storeId, taskId, toPersonId, requestId }, ctx) {
    const task = await lockTask(tx, { storeId, taskId });
    requireTheirs(ctx, task);
    requireWaits(task);
    await requireAtWork(tx, storeId, toPersonId);
    return changeTask(tx, ctx, task, {
      action: 'tasks.handOn',
      requestId,
      data: { ownerId: toPersonId },
      after: { before: task.ownerId, person: toPersonId },
    });
  },
});

/** It was not done after all: by whoever did it, or who gives tasks. @throws TaskUnknown, TaskOfAnother, TaskStateWrong */
export const reopenTask = command({
  name: 'tasks.reopen',
  permission: 'tasks.do',
  scope: 'store',
  input: reopenTaskInput,
  async run(tx, { storeId, taskId, reason, requestId }, ctx) {
    const task = await lockTask(tx, { storeId, taskId });
    requireTheirs(ctx, task);
    if (!task.doneAt) throw new TaskStateWrong();
    return changeTask(tx, ctx, task, {
      action: 'tasks.reopen',
      requestId,
      data: { doneAt: null, doneById: null, doneNote: '', photoId: null },
      after: { reason },
    });
  },
});

/** Nobody does it any more; a reason says why. @throws TaskUnknown, TaskStateWrong */
export const cancelTask = command({
  name: 'tasks.cancel',
  permission: 'tasks.give',
  scope: 'store',
  input: cancelTaskInput,
  async run(tx, { storeId, taskId, reason, requestId }, ctx) {
    const task = await lockTask(tx, { storeId, taskId });
    requireWaits(task);
    return changeTask(tx, ctx, task, {
      action: 'tasks.cancel',
      requestId,
      data: { cancelledAt: ctx.now, cancelledById: ctx.actor.personId, cancelReason: reason },
      after: { reason },
    });
  },
});

/** @throws TaskStateWrong */
function requireWaits({ doneAt, cancelledAt }: Task): void {
  if (doneAt || cancelledAt) throw new TaskStateWrong();
}
