import { z } from 'zod';
import { id, requiredText, storeCommand } from '@/server/platform/schema';

export const ZONE_KINDS = ['FLOOR', 'STOCKROOM', 'DAMAGED', 'AWAITING_PICKUP', 'UNZONED'] as const;
/** Kinds a store may have many of; of the others each store has exactly one. */
export const FREE_ZONE_KINDS = ['FLOOR', 'STOCKROOM'] as const;

const name = requiredText.max(40, 'tooLong');

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

export const assignOwnerInput = storeCommand
  .extend({
    zoneId: id,
    personId: id,
    /** From when; without it from now, taking over from whoever answers for it. */
    startsAt: z.date().optional(),
    /** Until when; null: until somebody takes over. */
    endsAt: z.date().nullable(),
  })
  .refine(({ startsAt, endsAt }) => !startsAt || !endsAt || endsAt > startsAt, {
    path: ['endsAt'],
    error: 'endsAfterStarts',
  });

/** Ends it now; one that has not begun is taken back. */
export const endAssignmentInput = storeCommand.extend({ assignmentId: id });
