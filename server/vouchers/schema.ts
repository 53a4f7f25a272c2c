import { z } from 'zod';
import { day, id, storeCommand } from '@/server/platform/schema';

/** Figures of a day that papers speak for. A further one is a row here, its lines in list-lines.ts and its words. */
export const VOUCHER_KINDS = ['TENDER', 'PAID_OUT', 'SUPPLIER_NOTE'] as const;
export type VoucherKind = (typeof VOUCHER_KINDS)[number];

/** A paper of one figure: an attachment of the person's own. */
export const addVoucherInput = storeCommand.extend({
  day,
  lineKind: z.enum(VOUCHER_KINDS),
  lineKey: z.string().min(1).max(60),
  attachmentId: id,
});
export const removeVoucherInput = storeCommand.extend({ day, voucherId: id });
export const vouchersOfDayInput = z.object({
  storeId: id,
  day,
  version: z.number().int().min(1).optional(),
});
