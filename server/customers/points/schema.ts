import { z } from 'zod';
import { id, requiredText, storeCommand } from '@/server/platform/schema';
import { MOST_POINTS } from './point-rules';

export const correctPointsInput = storeCommand.extend({
  customerId: id,
  /** Up is positive. */
  points: z
    .number()
    .int()
    .min(-MOST_POINTS)
    .max(MOST_POINTS)
    .refine((points) => points !== 0),
  reason: requiredText,
});

export const pointsOfCustomerInput = z.object({ storeId: id, customerId: id });
