import type { Task } from '@/generated/prisma/client';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import type { Acting, ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { TaskOfAnother, TaskOwnerNotAtWork, TaskUnknown } from './errors';

/** A task nobody else changes until the transaction ends. @throws TaskUnknown */
export async function lockTask(tx: Tx, of: { storeId: string; taskId: string }): Promise<Task> {
  const { storeId, taskId } = of;
  await tx.$queryRaw`SELECT 1 AS locked FROM task WHERE store_id = ${storeId}::uuid AND id = ${taskId}::uuid FOR UPDATE`;
  const row = await tx.task.findUnique({ where: { storeId_id: { storeId, id: taskId } } });
  if (!row) throw new TaskUnknown();
  return row;
}

/** Its owner, and whoever gives tasks in the store. @throws TaskOfAnother */
export function requireTheirs(ctx: ActorContext, task: Pick<Task, 'storeId' | 'ownerId'>): void {
  if (task.ownerId === ctx.actor.personId || ctx.may('tasks.give', task.storeId)) return;
  throw new TaskOfAnother();
}

/** Somebody who does tasks in this store. @throws TaskOwnerNotAtWork */
export async function requireAtWork(tx: Tx, storeId: string, personId: string): Promise<void> {
  if (!(await staffAllowed(tx, 'tasks.do', storeId)).has(personId)) throw new TaskOwnerNotAtWork();
}

type Change = Parameters<Tx['task']['update']>[0]['data'];

/** One change of a task, and who made it. */
export async function changeTask(
  tx: Tx,
  ctx: Acting,
  task: Task,
  change: {
    action: string;
    requestId: string;
    data: Change;
    after?: Record<string, string | boolean | null>;
  },
): Promise<{ taskId: string }> {
  const { storeId, id } = task;
  await tx.task.update({
    where: { storeId_id: { storeId, id } },
    data: change.data,
    select: { id: true },
  });
  await writeAuditEntry(tx, ctx, {
    storeId,
    action: change.action,
    subjectKind: 'task',
    subjectId: id,
    after: { title: task.title, ...change.after },
    requestId: change.requestId,
  });
  return { taskId: id };
}
