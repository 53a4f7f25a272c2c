import { dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { addScheduleInput, endScheduleInput } from './schema';

/** A cycle count that comes round; its id is the requestId. */
export const addSchedule = command({
  name: 'stocktake.addSchedule',
  permission: 'stocktake.plan',
  scope: 'store',
  input: addScheduleInput,
  async run(tx, input, ctx) {
    const { storeId, requestId: scheduleId, title, sampleSize, everyDays, firstOn } = input;
    await tx.stocktakeSchedule.create({
      data: {
        storeId,
        id: scheduleId,
        title,
        sampleSize,
        everyDays,
        nextOn: dayToDate(firstOn),
        createdById: ctx.actor.personId,
        createdAt: ctx.now,
      },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'stocktake.addSchedule',
      subjectKind: 'stocktakeSchedule',
      subjectId: scheduleId,
      after: { title, sampleSize, everyDays, firstOn },
      requestId: input.requestId,
    });
    return { scheduleId };
  },
});

/** Ends a cycle count; what it planned stays. @throws NotFound */
export const endSchedule = command({
  name: 'stocktake.endSchedule',
  permission: 'stocktake.plan',
  scope: 'store',
  input: endScheduleInput,
  async run(tx, input, ctx) {
    const { storeId, scheduleId } = input;
    const { count } = await tx.stocktakeSchedule.updateMany({
      where: { storeId, id: scheduleId, endedAt: null },
      data: { endedAt: ctx.now, endedById: ctx.actor.personId },
    });
    if (count === 0) throw new NotFound({ noun: 'schedule' });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'stocktake.endSchedule',
      subjectKind: 'stocktakeSchedule',
      subjectId: scheduleId,
      requestId: input.requestId,
    });
    return { scheduleId };
  },
});
