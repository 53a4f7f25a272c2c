import { z } from 'zod';
import { companyCommand, day, id, requiredText, shortText, storeCommand } from '@/server/platform/schema';
import { WARNINGS } from './planning-facts-rules';
import {
  DAY_KINDS,
  EMPLOYMENT_KINDS,
  LONGEST_SHIFT_MINUTES,
  SHIFT_COLOURS,
  SHIFT_KINDS,
  weekdayOf,
} from './roster-rules';

const monday = day.refine((text) => weekdayOf(text) === 1, 'monday');
const startMinute = z.number().int().min(0).max(1_439);
const endMinute = z
  .number()
  .int()
  .min(1)
  .max(1_440 + LONGEST_SHIFT_MINUTES);
const breakMinutes = z
  .number()
  .int()
  .min(0)
  .max(LONGEST_SHIFT_MINUTES - 1);
const times = { startMinute, endMinute, breakMinutes };

/** Ends after it begins, lasts sixteen hours at most, and longer than its break. */
function isAShift({
  startMinute: start,
  endMinute: end,
  breakMinutes: pause,
}: z.infer<z.ZodObject<typeof times>>) {
  return end > start && end - start <= LONGEST_SHIFT_MINUTES && pause < end - start;
}

/** A shift by the store's clock; its id is new, or that of one of this week. */
const putShift = z
  .object({
    id,
    personId: id,
    day,
    ...times,
    kind: z.enum(SHIFT_KINDS).default('WORK'),
    templateId: id.nullable().default(null),
    zoneId: id.nullable().default(null),
    note: shortText.default(''),
  })
  .refine(isAShift, 'length');

/** Changes of a week's plan, made together; `revision` is what the planner saw. */
export const planShiftsInput = storeCommand.extend({
  monday,
  revision: z.number().int().min(0),
  put: z.array(putShift).max(600).default([]),
  remove: z.array(id).max(600).default([]),
});

export const publishWeekInput = storeCommand.extend({
  monday,
  revision: z.number().int().min(0),
  overrules: z
    .array(z.object({ rule: z.enum(WARNINGS), subject: z.string().min(1).max(80), reason: requiredText }))
    .max(600)
    .default([]),
});

export const acknowledgeWeekInput = storeCommand.extend({ monday, version: z.number().int().min(1) });

/** A template, whose id is new or an old one's. */
export const keepTemplateInput = storeCommand
  .extend({
    templateId: id,
    name: z.string().trim().min(1).max(40),
    code: z.string().trim().min(1).max(4),
    ...times,
    colour: z.enum(SHIFT_COLOURS),
  })
  .refine(isAShift, 'length');
export const retireTemplateInput = storeCommand.extend({ templateId: id });

/** What a store needs in each hour of a kind of day; hours left out need nobody. */
export const setCoverInput = storeCommand.extend({
  dayKind: z.enum(DAY_KINDS),
  hours: z
    .array(z.object({ hour: z.number().int().min(0).max(29), people: z.number().int().min(0).max(99) }))
    .max(30)
    .refine((hours) => new Set(hours.map(({ hour }) => hour)).size === hours.length, 'twice'),
});

export const setRosterSettingsInput = storeCommand.extend({
  dayMinutes: z.number().int().min(60).max(960),
  weekMinutes: z.number().int().min(60).max(5_040),
  overtimeDayMinutes: z.number().int().min(0).max(720),
  overtimeMonthMinutes: z.number().int().min(0).max(9_000),
  restMinutes: z.number().int().min(0).max(1_440),
  daysInARow: z.number().int().min(1).max(31),
  minAtOpening: z.number().int().min(0).max(20),
});

export const setEmploymentInput = companyCommand.extend({
  personId: id,
  bornOn: day.nullable(),
  kind: z.enum(EMPLOYMENT_KINDS),
  weekMinutes: z.number().int().min(0).max(5_040),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
});

export const weekInput = z.object({ storeId: id, monday });
