import { businessDayOf, dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { partId } from '@/server/platform/ids';
import { allWorkIn } from '@/server/staff/people/people-of-store';
import { storeSettings } from '@/server/stores/store-settings';
import { giveTask } from '@/server/tasks/give-task';
import { MeetingInFuture } from './errors';
import { keepMinutesInput } from './schema';

/**
 * What a meeting said, who was there, and what it decided: each decision a task of its own, all of them or nothing.
 * @throws MeetingInFuture, NotFound, TaskOwnerNotAtWork
 */
export const keepMinutes = command({
  name: 'meetings.keep',
  permission: 'meetings.keep',
  scope: 'store',
  input: keepMinutesInput,
  async run(tx, input, ctx) {
    const { storeId, requestId: id, day, kind, text, personIds, decisions } = input;
    const store = await storeSettings(tx, storeId);
    if (day > businessDayOf(ctx.now, store.timeZone, store.dayStartMinute)) throw new MeetingInFuture();
    if (!(await allWorkIn(tx, [...new Set(personIds)], storeId))) throw new NotFound({ noun: 'person' });
    await tx.meeting.create({
      data: { storeId, id, day: dayToDate(day), kind, text, keptById: ctx.actor.personId, keptAt: ctx.now },
      select: { id: true },
    });
    await tx.meetingPerson.createMany({
      data: personIds.map((personId) => ({ storeId, meetingId: id, personId })),
    });
    for (const [at, decision] of decisions.entries())
      await giveTask.runIn(tx, ctx, {
        ...decision,
        storeId,
        requestId: partId(id, `decision ${at}`),
        source: { kind: 'MEETING', id },
      });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'meetings.keep',
      subjectKind: 'meeting',
      subjectId: id,
      after: { day, kind, count: decisions.length },
      requestId: id,
    });
    return { meetingId: id };
  },
});
