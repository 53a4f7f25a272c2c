import { z } from 'zod';
import { id, quantityOrZero, requiredText, shortText, storeCommand } from '@/server/platform/schema';

/** Most products one handover counts. */
export const MOST_COUNTED = 100;
/** How many of the most valuable are proposed at first. */
export const PROPOSED = 10;

/** What is signed; the handover's id is the requestId. The PINs are checked before and kept nowhere. */
export const recordPickupInput = storeCommand.extend({
  zoneId: id,
  /** Who answered for it when the screen was read; null: nobody. */
  ownerId: id.nullable(),
  /** Who signs for giving it: the owner, or a manager where there is none who can. */
  giverId: id,
  toPersonId: id,
  note: shortText.default(''),
  lines: z
    .array(z.object({ productId: id, counted: quantityOrZero, countedAt: z.date() }))
    .max(MOST_COUNTED)
    .refine((lines) => new Set(lines.map(({ productId }) => productId)).size === lines.length, 'repeated'),
});

const pin = z.string().regex(/^\d{6}$/);
/** Of whoever gives and whoever takes. */
export const bothPins = z.object({ giver: pin, taker: pin });
export const signatures = bothPins.extend({
  /** The phone's clock as it sends: what it is off by is taken out of every moment. */
  sentAt: z.date(),
});

export const answerDifferenceInput = storeCommand.extend({ countId: id, reason: requiredText });
