import { z } from 'zod';
import { companyCommand, id, requiredText, storeCommand } from '@/server/platform/schema';
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

/** What points pay; without a price nothing. */
export const setPointsRuleInput = companyCommand.extend({
  pointsPerYuan: z.number().int().min(1).max(100_000).nullable(),
  leastPoints: z.number().int().min(1).max(MOST_POINTS),
  /** Of a ticket's total, basis points. */
  mostBp: z.number().int().min(1).max(10_000),
});

export const pointsOfCustomerInput = z.object({ storeId: id, customerId: id });
