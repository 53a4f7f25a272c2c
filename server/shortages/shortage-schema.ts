import { z } from 'zod';
import {
  fen,
  id,
  longText,
  moment,
  month,
  quantity,
  requiredText,
  shortText,
  storeCommand,
} from '@/server/platform/schema';

export const SHORTAGE_SOURCES = [
  'STOCKTAKE',
  'RECONCILIATION',
  'TRANSFER',
  'HANDOVER',
  'INCIDENT',
  'HAND',
] as const;
export const SHORTAGE_VERDICTS = ['COMPENSATE', 'WAIVE', 'WRITE_OFF', 'FOUND'] as const;
/** What a case still waits for: a decision, money, or nothing. */
export const CASE_STATES = ['undecided', 'owing', 'closed'] as const;

const someWords = longText.min(1);

/** Goods that are missing, by zone; the case's id is the requestId. */
export const openCaseInput = storeCommand.extend({
  source: z.enum(SHORTAGE_SOURCES),
  /** The stocktake, discrepancy, transfer or handover; left out by hand. */
  sourceId: id.optional(),
  productId: id,
  zones: z
    .array(z.object({ zoneId: id, quantity }))
    .min(1)
    .max(50)
    .refine((zones) => new Set(zones.map(({ zoneId }) => zoneId)).size === zones.length),
  /** When they were missed: whoever answered for the zone then. Left out: as the document says, by hand now. */
  missedAt: moment.optional(),
  note: shortText.default(''),
  /** By hand: whoever opens it was asked, and it is more than the book ever had. */
  confirmedBeyondStock: z.boolean().default(false),
});

const ofShare = storeCommand.extend({ shareId: id });

export const explainInput = ofShare.extend({ text: someWords });
export const objectInput = ofShare.extend({ text: someWords });
export const acknowledgeInput = ofShare;

export const decideShareInput = ofShare.extend({
  verdict: z.enum(SHORTAGE_VERDICTS),
  /** COMPENSATE: part of the share, fen; left out: all of it. */
  compensateFen: fen.min(1).optional(),
  reason: requiredText,
});

export const settleInCashInput = ofShare.extend({ sessionId: id, amountFen: fen.min(1) });

export const addToPayrollInput = ofShare.extend({
  month,
  amountFen: fen.min(1),
  /** The month's wage, fen: only to work out the cap, kept nowhere. */
  wageFen: fen.min(1),
});

/** Goods of a decided share were found. What was paid for them goes back through a drawer or with a month's wage. */
export const reverseShareInput = ofShare.extend({
  quantity,
  reason: requiredText,
  sessionId: id.optional(),
  month: month.optional(),
});

/** The document a case is opened for; what is missing, where and since when is asked of it. */
export const caseSource = z.object({
  source: z.enum(['STOCKTAKE', 'RECONCILIATION', 'TRANSFER', 'HANDOVER']),
  sourceId: id,
  productId: id,
});

/** What the address of a new case says of it when something leads there. */
export const prefill = z.object({
  source: z.enum(['STOCKTAKE', 'RECONCILIATION', 'TRANSFER', 'HANDOVER']).optional(),
  sourceId: id.optional(),
  product: id,
  zone: id.optional(),
  quantity: quantity.optional(),
  /** When the goods were missed, ISO. */
  at: z.iso.datetime().optional(),
});
