import { z } from 'zod';
import { addDays } from '@/lib/business-day';
import { companyCommand, day, id, requiredText, shortText, storeCommand } from '@/server/platform/schema';
import { LEAVE_KINDS, LEAVE_PARTS, LONGEST_LEAVE_DAYS } from './leave-rules';

const minute = z.number().int().min(0).max(1_440);

const span = z.object({
  kind: z.enum(LEAVE_KINDS),
  fromDay: day,
  toDay: day,
  part: z.enum(LEAVE_PARTS).default('WHOLE'),
  fromMinute: minute.optional(),
  toMinute: minute.optional(),
});
type Span = z.output<typeof span>;

/** Days in order and not too many; half days and hours of one day alone, and hours from one time to a later one. */
const inOrder = <Shape extends z.ZodType<Span>>(shape: Shape) =>
  shape
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

/** One's own time off; its id is the requestId. */
export const askLeaveInput = inOrder(storeCommand.extend({ ...span.shape, note: shortText.default('') }));

/** The same before it is asked for; of a colleague, by who enters it for them. */
export const leavePreviewInput = inOrder(z.object({ storeId: id, ...span.shape, personId: id.optional() }));

/** Time off that a manager gives at once to who rang in; its id is the requestId. */
export const enterLeaveInput = inOrder(
  storeCommand.extend({ ...span.shape, personId: id, note: shortText.default('') }),
);

export const decideLeaveInput = storeCommand.extend({
  leaveId: id,
  approve: z.boolean(),
  note: shortText.default(''),
});
/** `note`: why, of one that was given. */
export const withdrawLeaveInput = storeCommand.extend({ leaveId: id, note: shortText.default('') });

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
