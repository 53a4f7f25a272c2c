import type { Acting } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { changeTask, lockTask } from './task-internal';

/**
 * A task was done by what a room above saw happen, by whoever did it; one that is over already stays as it is.
 * @throws TaskUnknown
 */
export async function taskWasDone(
  tx: Tx,
  ctx: Acting,
  by: { storeId: string; taskId: string; personId: string; note: string; requestId: string },
): Promise<void> {
  const { storeId, taskId, personId, note, requestId } = by;
  const task = await lockTask(tx, { storeId, taskId });
  if (task.doneAt || task.cancelledAt || task.needsPhoto) return;
  await changeTask(tx, ctx, task, {
    action: 'tasks.do',
    requestId,
    data: { doneAt: ctx.now, doneById: personId, doneNote: note },
    after: { photo: false, person: personId },
  });
}
