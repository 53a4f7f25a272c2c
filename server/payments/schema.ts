import { z } from 'zod';
import { fen, id, ofStores, requiredText, storeCommand } from '@/server/platform/schema';

export const CHARGED_KINDS = ['WECHAT', 'ALIPAY'] as const;
export const CHARGE_STATES = ['ASKED', 'PAID', 'REFUSED', 'CANCELLED'] as const;

/** A payment, whose id is the requestId and that of the tender to be. */
export const beginChargeInput = storeCommand.extend({
  basketId: id,
  kind: z.enum(CHARGED_KINDS),
  amountFen: fen.min(1),
});
/** With the customer's payment code, which is handed on and nowhere kept. */
export const chargeInput = beginChargeInput.extend({ code: z.string().regex(/^\d{16,24}$/) });
export const ofCharge = z.object({ storeId: id, chargeId: id });
export const cancelChargeInput = storeCommand.extend({
  chargeId: id,
  basketId: id,
  kind: z.enum(CHARGED_KINDS),
  amountFen: fen.min(1),
});
export const explainChargeInput = storeCommand.extend({ chargeId: id, explanation: requiredText });
export const listChargesInput = ofStores.extend({
  /** Nobody knows yet, or money without a ticket. */
  state: z.enum([...CHARGE_STATES, 'UNMATCHED']).optional(),
});
