import { z } from 'zod';
import {
  id,
  ofStores,
  quantity,
  quantityOrZero,
  requiredText,
  shortText,
  storeCommand,
} from '@/server/platform/schema';
import { lineOfStock } from '@/server/stock/schema';

/** The receiving store asks another one for goods; the transfer's id is the requestId. */
export const requestTransferInput = storeCommand.extend({
  fromStoreId: id,
  note: shortText.default(''),
  lines: z.array(z.object(lineOfStock)).min(1).max(500),
});

/** Goods leave the sending store: for a request (`transferId`), or of its own accord to `toStoreId`. */
export const dispatchTransferInput = storeCommand.extend({
  transferId: id.optional(),
  toStoreId: id.optional(),
  note: shortText.default(''),
  lines: z
    .array(z.object({ ...lineOfStock, zoneId: id.optional() }))
    .min(1)
    .max(500),
});

/** The receiving check, line by line of what was sent; what is in none of its numbers is short. */
export const receiveTransferInput = storeCommand.extend({
  fromStoreId: id,
  transferId: id,
  lines: z
    .array(
      z.object({
        dispatchLineId: id,
        received: quantityOrZero,
        damaged: quantityOrZero.default('0'),
        zoneId: id.optional(),
      }),
    )
    .min(1)
    .max(500),
});

export const DIFFERENCE_VERDICTS = ['ARRIVED_LATE', 'SENT_BACK', 'LOST'] as const;

/** What became of goods that were short at the receiving check; by either store, where the person may book what comes of it. */
export const decideTransferInput = storeCommand.extend({
  /** The sending store; left out by it. */
  fromStoreId: id.optional(),
  transferId: id,
  dispatchLineId: id,
  verdict: z.enum(DIFFERENCE_VERDICTS),
  quantity,
  reason: requiredText,
});

export const cancelTransferInput = storeCommand.extend({ fromStoreId: id, transferId: id });

/** What of the transfers waits for these stores: to be checked in, or to be sent. */
export const TRANSFER_WAITS = ['arriving', 'toSend'] as const;
export type TransferWait = (typeof TRANSFER_WAITS)[number];
export const transfersInput = ofStores.extend({ waits: z.enum(TRANSFER_WAITS).optional() });
