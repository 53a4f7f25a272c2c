import { z } from 'zod';
import { day, id, moment, requiredText, shortText, storeCommand } from '@/server/platform/schema';

/** Kinds a store may have many of; of the others each store has exactly one. */
export const FREE_ZONE_KINDS = ['FLOOR', 'STOCKROOM'] as const;

const name = requiredText.max(40);

export const addZoneInput = storeCommand.extend({
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{1,8}$/, 'zoneCode'),
  name,
  kind: z.enum(FREE_ZONE_KINDS),
});

export const renameZoneInput = storeCommand.extend({ zoneId: id, name });
export const closeZoneInput = storeCommand.extend({ zoneId: id });

export const takeOverZoneInput = storeCommand.extend({ zoneId: id, personId: id });

export const assignOwnerInput = storeCommand
  .extend({
    zoneId: id,
    personId: id,
    /** From when; without it from now, taking over from whoever answers for it. */
    startsAt: moment.optional(),
    /** Until when; null: until somebody takes over. */
    endsAt: moment.nullable(),
  })
  .refine(({ startsAt, endsAt }) => !startsAt || !endsAt || endsAt > startsAt, {
    path: ['endsAt'],
    error: 'endsAfterStarts',
  });

/** Ends it now; one that has not begun is taken back. */
export const endAssignmentInput = storeCommand.extend({ assignmentId: id });

const shelfName = shortText.max(40).default('');

/** A new shelf; its id is the requestId. */
export const addShelfInput = storeCommand.extend({
  zoneId: id,
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9-]{1,12}$/, 'shelfCode'),
  name: shelfName,
});
export const editShelfInput = storeCommand.extend({
  shelfId: id,
  name: shelfName,
  position: z.number().int().min(0).max(999),
});
export const closeShelfInput = storeCommand.extend({ shelfId: id });

/** A picture of a zone, or of one of its shelves: an attachment of the person's own. */
export const addPhotoInput = storeCommand.extend({ zoneId: id, shelfId: id.optional(), attachmentId: id });

export const CHECK_RHYTHMS = ['DAILY', 'WEEKLY'] as const;
export type CheckRhythmName = (typeof CHECK_RHYTHMS)[number];

/** What is looked at in every zone; its id is the requestId. */
export const addCheckItemInput = storeCommand.extend({
  rhythm: z.enum(CHECK_RHYTHMS),
  text: requiredText.max(60),
  floorOnly: z.boolean().default(false),
});
export const editCheckItemInput = storeCommand.extend({
  itemId: id,
  text: requiredText.max(60),
  floorOnly: z.boolean(),
  position: z.number().int().min(0).max(999),
});
export const closeCheckItemInput = storeCommand.extend({ itemId: id });

/** One look at one item; a failed one says why. Its id is the requestId. */
export const recordCheckInput = storeCommand
  .extend({
    zoneId: id,
    itemId: id,
    passed: z.boolean(),
    note: shortText.default(''),
    attachmentId: id.optional(),
  })
  .refine(({ passed, note }) => passed || note !== '', { path: ['note'], error: 'required' });

/** Checks of a store, latest first. */
export const listChecksInput = z.object({
  storeId: id,
  zoneId: id.optional(),
  failed: z.boolean().default(false),
  from: day.optional(),
  to: day.optional(),
  before: id.optional(),
});
