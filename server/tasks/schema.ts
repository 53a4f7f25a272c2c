import { z } from 'zod';
import {
  companyCommand,
  day,
  id,
  longText,
  ofStores,
  requiredText,
  storeCommand,
  storeIds,
} from '@/server/platform/schema';
import { TASK_SOURCES, TASK_STATES } from './task-rules';

const minute = z.number().int().min(0).max(1_439);

/** What is to be done, by whoever does it. */
const what = {
  title: requiredText,
  note: longText.default(''),
  needsPhoto: z.boolean().default(false),
  /** Left out: by the end of the day. */
  dueMinute: minute.optional(),
};

/** A task, whose id is the requestId. */
export const giveTaskInput = storeCommand.extend({
  ...what,
  ownerId: id,
  dueDay: day,
  source: z.object({ kind: z.enum(TASK_SOURCES), id }).optional(),
});

export const giveToStoresInput = companyCommand.extend({ ...what, storeIds, dueDay: day });

const rhythm = z.discriminatedUnion('rhythm', [
  z.object({ rhythm: z.literal('DAILY') }),
  z.object({
    rhythm: z.literal('WEEKLY'),
    weekdays: z
      .array(z.number().int().min(1).max(7))
      .min(1)
      .max(7)
      .transform((days) => [...new Set(days)].sort()),
  }),
  z.object({ rhythm: z.literal('MONTHLY'), monthDay: z.number().int().min(1).max(31) }),
]);

/** A task that comes again, from a day on; its id is the requestId. */
export const giveRepeatedInput = storeCommand.extend({ ...what, ownerId: id, from: day, when: rhythm });
export const endRepeatedInput = storeCommand.extend({ repeatId: id });
/** By the clock: the days of one that are due and not made yet. */
export const makeDueInput = storeCommand.extend({ repeatId: id });

const ofTask = storeCommand.extend({ taskId: id });
export const takeTaskInput = ofTask;
export const handOnTaskInput = ofTask.extend({ toPersonId: id });
export const doTaskInput = ofTask.extend({ note: longText.default(''), photoId: id.optional() });
export const reopenTaskInput = ofTask.extend({ reason: requiredText });
export const cancelTaskInput = ofTask.extend({ reason: requiredText });

export const listTasksInput = ofStores.extend({
  state: z.enum(TASK_STATES).optional(),
  ownerId: id.optional(),
  repeatId: id.optional(),
});
