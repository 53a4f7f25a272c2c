import type { z } from 'zod';
import { id } from '@/server/platform/schema';
import { completeReturnInput } from './schema';

/** The last sale of a till, taken back as a whole: what comes back and how it is paid follows from it. */
export const voidSaleInput = completeReturnInput
  .pick({
    storeId: true,
    requestId: true,
    number: true,
    seq: true,
    sessionId: true,
    occurredAt: true,
    reason: true,
    approvalId: true,
  })
  .extend({ ticketId: id });
export type VoidSale = z.output<typeof voidSaleInput>;
