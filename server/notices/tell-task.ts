import type { DomainEvent } from '@/generated/prisma/client';
import type { ActingContext } from '@/server/platform/context';
import { partId } from '@/server/platform/ids';
import { storeSettings } from '@/server/stores/store-settings';
import { taskToTell } from '@/server/tasks/task-to-tell';
import { raiseNotices } from './raise-notices';
import { settleNotices } from './settle-notices';

/** Somebody was given a task, or got it from a colleague: they are told, unless they gave it themselves. */
export async function tellTask(ctx: ActingContext<'JOB'>, event: DomainEvent): Promise<void> {
  const { scopeId: storeId, subjectId: taskId, actorId } = event;
  const task = await taskToTell(ctx.db, { storeId, taskId });
  if (!task?.waits || task.ownerId === actorId) return;
  const store = await storeSettings(ctx.db, storeId);
  await raiseNotices.execute(ctx, {
    requestId: partId(event.id, 'notice'),
    kind: 'TASK_GIVEN',
    cause: `task:${taskId}:${event.id}`,
    aboutStoreId: storeId,
    facts: { storeCode: store.code, storeName: store.name, title: task.title, taskId, day: task.dueDay },
    personIds: [task.ownerId],
  });
}

/** It is done, cancelled or somebody else's now: nobody has to be told of it any more. */
export async function settleTaskNotices(ctx: ActingContext<'JOB'>, event: DomainEvent): Promise<void> {
  await settleNotices.execute(ctx, {
    requestId: partId(event.id, 'settle'),
    kinds: ['TASK_GIVEN'],
    aboutStoreId: event.scopeId,
    taskId: event.subjectId,
  });
}
