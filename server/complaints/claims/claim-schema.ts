import { z } from 'zod';
import { fen, id, longText, ofStores, quantity, shortText, storeCommand } from '@/server/platform/schema';
import { CLAIM_STATES, GIVINGS } from './claim-rules';

export const MOST_CLAIMED = 50;

/** A claim, whose id is the requestId. */
export const openClaimInput = storeCommand.extend({
  complaintId: id,
  version: z.number().int().positive().optional(),
  supplierId: id,
  lines: z
    .array(z.object({ productId: id, quantity }))
    .min(1)
    .max(MOST_CLAIMED)
    .refine((lines) => new Set(lines.map(({ productId }) => productId)).size === lines.length, 'repeated'),
  /** Left out: other goods or a repair is wanted, and no money. */
  wantedFen: fen.min(1).optional(),
  reference: shortText.default(''),
  words: longText.default(''),
});

const ofClaim = storeCommand.extend({ claimId: id });
/** What the supplier said, before anything is given; the number they gave it. */
export const answerClaimInput = ofClaim.extend({ answer: longText.min(1), reference: shortText.optional() });
export const settleClaimInput = ofClaim.extend({
  gave: z.enum(GIVINGS),
  gaveFen: fen.min(1).optional(),
  answer: longText.default(''),
});
export const refuseClaimInput = ofClaim.extend({ answer: longText.min(1) });

export const listClaimsInput = ofStores.extend({
  state: z.enum(['open', ...CLAIM_STATES]).optional(),
  supplierId: id.optional(),
});
