import { z } from 'zod';
import { id, moment, requiredText, shortText, storeCommand } from '@/server/platform/schema';

/** A published shift of one's own for somebody else to have; the request's id is the requestId. */
export const offerShiftInput = storeCommand
  .extend({
    shiftId: id,
    /** Whom it is offered to; left out: whoever can take it. */
    toPersonId: id.nullable().default(null),
    /** Their shift one takes instead. */
    counterShiftId: id.nullable().default(null),
    /** A part of it, its beginning or its end; left out: all of it. */
    part: z.object({ startsAt: moment, endsAt: moment }).nullable().default(null),
    note: shortText.default(''),
  })
  .refine(({ counterShiftId, toPersonId, part }) => !counterShiftId || (toPersonId && !part), {
    path: ['counterShiftId'],
    message: 'counter',
  });

export const swapInput = storeCommand.extend({ swapId: id });
export const approveSwapInput = swapInput.extend({
  /** Why what it breaks is right all the same. */
  reason: requiredText.optional(),
});
/** Why a yes was wrong; both sides are told. */
export const undoSwapInput = swapInput.extend({ reason: requiredText });
export const refuseSwapInput = swapInput.extend({ note: shortText.default('') });
