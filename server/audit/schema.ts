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
  action: z
    .string()
    .max(60)
    .regex(/^[A-Za-z]+\.[A-Za-z]+$/)
    .optional(),
  /** Instants: the page cuts a day in the store's zone. */
  from: z.date().optional(),
  to: z.date().optional(),
  cursor: z.object({ occurredAt: z.date(), id }).optional(),
});
