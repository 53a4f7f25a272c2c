import type { z } from 'zod';
import { dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { storeSettings } from '@/server/stores/store-settings';
import { giveTaskInput } from './schema';
import { requireAtWork } from './task-internal';
import { dueMoment } from './task-rules';

/**
 * Somebody of the store is to do something until a day. Rooms above give what follows from their own decisions by `runIn`, and say what
 * it follows from.
 * @throws NotFound, TaskOwnerNotAtWork
 */
export const giveTask = command({
  name: 'tasks.give',
  permission: 'tasks.give',
  scope: 'store',
  input: giveTaskInput,
  run: writeTask,
});

/**
 * The same as a part of a command above, whose own right it is: what somebody decides who gives no tasks otherwise. Its id is the
 * requestId, which the caller makes of its own.
 * @throws NotFound, TaskOwnerNotAtWork
 */
export async function writeTask(tx: Tx, input: z.output<typeof giveTaskInput>, ctx: ActorContext) {
  const { storeId, requestId: id, ownerId, dueDay, dueMinute = null, source } = input;
  const store = await storeSettings(tx, storeId);
  await requireAtWork(tx, storeId, ownerId);
  const dueAt = dueMoment(dueDay, dueMinute, store);
  await tx.task.create({
    data: {
      storeId,
      id,
      title: input.title,
      note: input.note,
      needsPhoto: input.needsPhoto,
      ownerId,
      givenById: ctx.actor.personId,
      givenAt: ctx.now,
      dueDay: dayToDate(dueDay),
      dueMinute,
      dueAt,
      sourceKind: source?.kind ?? null,
      sourceId: source?.id ?? null,
    },
    select: { id: true },
  });
  await writeAuditEntry(tx, ctx, {
    storeId,
    action: 'tasks.give',
    subjectKind: 'task',
    subjectId: id,
    after: { title: input.title, person: ownerId, day: dueDay },
    requestId: id,
  });
  return { taskId: id, dueAt };
}
