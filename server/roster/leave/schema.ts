import { z } from 'zod';
import { addDays } from '@/lib/business-day';
import { companyCommand, day, id, requiredText, shortText, storeCommand } from '@/server/platform/schema';
import { LEAVE_KINDS, LEAVE_PARTS, LONGEST_LEAVE_DAYS } from './leave-rules';

const minute = z.number().int().min(0).max(1_440);

/** Time off; its id is the requestId. One's own unless a person is named. */
export const askLeaveInput = storeCommand
  .extend({
    personId: id.optional(),
    kind: z.enum(LEAVE_KINDS),
    fromDay: day,
    toDay: day,
    part: z.enum(LEAVE_PARTS).default('WHOLE'),
    fromMinute: minute.optional(),
    toMinute: minute.optional(),
    note: shortText.default(''),
  })
  .refine(({ fromDay, toDay }) => toDay >= fromDay && toDay <= addDays(fromDay, LONGEST_LEAVE_DAYS), {
    path: ['toDay'],
    message: 'range',
  })
  .refine(({ part, fromDay, toDay }) => part === 'WHOLE' || fromDay === toDay, {
    path: ['toDay'],
    message: 'range',
  })
  .refine(
    ({ part, fromMinute, toMinute }) =>
      part !== 'HOURS' || (fromMinute !== undefined && toMinute !== undefined && toMinute > fromMinute),
    { path: ['toMinute'], message: 'range' },
  );

export const decideLeaveInput = storeCommand.extend({
  leaveId: id,
  approve: z.boolean(),
  note: shortText.default(''),
});
export const withdrawLeaveInput = storeCommand.extend({ leaveId: id });

/** Hours of a kind somebody may take in a year; a mistake is corrected by its opposite. */
export const grantLeaveInput = companyCommand.extend({
  personId: id,
  kind: z.enum(['ANNUAL', 'IN_LIEU']),
  year: z.number().int().min(2000).max(2199),
  minutes: z
    .number()
    .int()
    .min(-60_000)
    .max(60_000)
    .refine((minutes) => minutes !== 0, 'zero'),
  reason: requiredText,
});
