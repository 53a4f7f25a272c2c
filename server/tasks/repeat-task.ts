import { dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { storeSettings } from '@/server/stores/store-settings';
import { TaskStateWrong, TaskUnknown } from './errors';
import { makeDue } from './make-due-tasks';
import { endRepeatedInput, giveRepeatedInput } from './schema';
import { requireAtWork } from './task-internal';
import { nextDueDay, type RepeatRule } from './task-rules';

/** A task that comes again, made on each of its days; today's at once. @throws NotFound, TaskOwnerNotAtWork */
export const repeatTask = command({
  name: 'tasks.repeat',
  permission: 'tasks.give',
  scope: 'store',
  input: giveRepeatedInput,
  async run(tx, input, ctx) {
    const { storeId, requestId: id, ownerId, when, from, dueMinute = null } = input;
    const store = await storeSettings(tx, storeId);
    await requireAtWork(tx, storeId, ownerId);
    const rule: RepeatRule = {
      rhythm: when.rhythm,
      weekdays: when.rhythm === 'WEEKLY' ? when.weekdays : [],
      monthDay: when.rhythm === 'MONTHLY' ? when.monthDay : null,
    };
    const row = await tx.taskRepeat.create({
      data: {
        storeId,
        id,
        title: input.title,
        note: input.note,
        needsPhoto: input.needsPhoto,
        ownerId,
        givenById: ctx.actor.personId,
        givenAt: ctx.now,
        rhythm: rule.rhythm,
        weekdays: [...rule.weekdays],
        monthDay: rule.monthDay,
        dueMinute,
        nextOn: dayToDate(nextDueDay(rule, from)),
      },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'tasks.repeat',
      subjectKind: 'taskRepeat',
      subjectId: id,
      after: { title: input.title, person: ownerId, rhythm: rule.rhythm, from },
      requestId: id,
    });
    const made = await makeDue(tx, row, store, ctx.now);
    return { repeatId: id, made };
  },
});

/** It comes no more; what is there stays to be done. @throws TaskUnknown, TaskStateWrong */
export const endRepeated = command({
  name: 'tasks.endRepeated',
  permission: 'tasks.give',
  scope: 'store',
  input: endRepeatedInput,
  async run(tx, { storeId, repeatId, requestId }, ctx) {
    const where = { storeId_id: { storeId, id: repeatId } };
    await tx.$queryRaw`SELECT 1 AS locked FROM task_repeat WHERE store_id = ${storeId}::uuid AND id = ${repeatId}::uuid FOR UPDATE`;
    const row = await tx.taskRepeat.findUnique({ where, select: { title: true, endedAt: true } });
    if (!row) throw new TaskUnknown();
    if (row.endedAt) throw new TaskStateWrong();
    await tx.taskRepeat.update({
      where,
      data: { endedAt: ctx.now, endedById: ctx.actor.personId },
      select: { id: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'tasks.endRepeated',
      subjectKind: 'taskRepeat',
      subjectId: repeatId,
      after: { title: row.title },
      requestId,
    });
    return { repeatId };
  },
});
