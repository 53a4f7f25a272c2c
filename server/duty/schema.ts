import { z } from 'zod';
import { day, id, longText, requiredText, storeCommand } from '@/server/platform/schema';
import { NOTES, SHEETS, SIGNED_BY_BOTH } from './duty-rules';

const MOST_POINTS = 30;
const points = z
  .array(requiredText)
  .min(1)
  .max(MOST_POINTS)
  .transform((list) => [...new Set(list)]);

export const settingsInput = storeCommand
  .extend({ opening: points, closing: points, photoPoints: z.array(requiredText).max(2 * MOST_POINTS) })
  .refine(
    ({ opening, closing, photoPoints }) => photoPoints.every((one) => [...opening, ...closing].includes(one)),
    {
      path: ['photoPoints'],
      message: 'unknown',
    },
  );

export const sheetInput = storeCommand.extend({
  kind: z.enum(SHEETS),
  /** Who signs; their PIN is beside it and never kept. */
  signerId: id,
  points: z
    .array(
      z.object({
        point: requiredText,
        inOrder: z.boolean(),
        text: longText.default(''),
        attachmentId: id.optional(),
      }),
    )
    .min(1)
    .max(MOST_POINTS),
});

const words = longText.refine((text) => text.length > 0, 'required');

export const noteInput = storeCommand.extend({
  kind: z.enum(NOTES).exclude([...SIGNED_BY_BOTH]),
  words,
});

/** Keys or the cash bag, from hand to hand. */
export const handedInput = storeCommand.extend({
  kind: z.enum(SIGNED_BY_BOTH),
  words,
  giverId: id,
  takerId: id,
});

export const settleInput = storeCommand.extend({ noteId: id, words: longText.default('') });

export const ofStore = z.object({ storeId: id });
export const dutyDayInput = ofStore.extend({ day: day.optional() });
