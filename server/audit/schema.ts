import { z } from 'zod';
import { id } from '@/server/platform/schema';

/** Scopes are stores, and `company`: what belongs to none; left out: all the person may read. */
export const listEntriesInput = z.object({
  scopes: z
    .array(z.union([id, z.literal('company')]))
    .min(1)
    .max(501)
    .optional(),
  personId: id.optional(),
  /** One act or those of an area; left out: all. */
  actions: z
    .array(
      z
        .string()
        .max(60)
        .regex(/^[A-Za-z]+\.[A-Za-z]+$/),
    )
    .min(1)
    .max(60)
    .optional(),
  /** Of all acts: without what is done all day. */
  withoutRoutine: z.boolean().optional(),
  /** Instants: the page cuts a day in the store's zone. */
  from: z.date().optional(),
  to: z.date().optional(),
  cursor: z.object({ occurredAt: z.date(), id }).optional(),
});
