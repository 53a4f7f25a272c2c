import { z } from 'zod';
import { id } from '@/server/platform/schema';

/** `company`: what belongs to no store. */
export const listEntriesInput = z.object({
  scope: z.union([id, z.literal('company')]).optional(),
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
