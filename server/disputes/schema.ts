import { z } from 'zod';
import { id, longText, ofStores, storeCommand } from '@/server/platform/schema';
import { MOST_SHARING, OUTCOMES } from './dispute-rules';

/** A dispute, whose id is the requestId. */
export const raiseDisputeInput = storeCommand.extend({ lineId: id, words: longText.min(1) });

const ofDispute = storeCommand.extend({ disputeId: id });
/** Whoever does not agree says why. */
export const answerDisputeInput = ofDispute
  .extend({ agrees: z.boolean(), words: longText.default('') })
  .refine(({ agrees, words }) => agrees || words !== '', { path: ['words'] });
export const decideDisputeInput = ofDispute.extend({
  outcome: z.enum(OUTCOMES),
  reason: longText.min(1),
  /** Where it is shared: whose it is from now on, basis points that come to 10000. */
  shares: z
    .array(z.object({ personId: id, shareBp: z.number().int().min(1).max(9_999) }))
    .max(MOST_SHARING)
    .optional(),
});

export const DISPUTE_STATES = ['open', 'decided'] as const;
export const listDisputesInput = ofStores.extend({ state: z.enum(DISPUTE_STATES).optional() });
