import { z } from 'zod';
import { day, id, ofStores, requiredText, storeCommand } from '@/server/platform/schema';

export const MEETING_KINDS = ['DAILY', 'WEEKLY'] as const;

/** Minutes, whose id is the requestId; what was decided becomes a task each. */
export const keepMinutesInput = storeCommand.extend({
  day,
  kind: z.enum(MEETING_KINDS),
  text: z.string().trim().min(1).max(8000),
  personIds: z
    .array(id)
    .max(200)
    .transform((ids) => [...new Set(ids)]),
  decisions: z
    .array(z.object({ title: requiredText, ownerId: id, dueDay: day }))
    .max(30)
    .default([]),
});
export const listMeetingsInput = ofStores.extend({ kind: z.enum(MEETING_KINDS).optional() });
