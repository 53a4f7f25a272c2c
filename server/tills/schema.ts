import { z } from 'zod';
import { fen, id, requiredText, shortText, signedFen, storeCommand } from '@/server/platform/schema';
import { SLIP_KINDS } from './payment-rules';
import { DENOMINATIONS_FEN, MAX_DRAWER_FEN } from './rules';

const drawerFen = fen.max(MAX_DRAWER_FEN);

export const openTillInput = storeCommand.extend({ floatFen: drawerFen });

export const CASH_MOVES = ['PAID_IN', 'PAID_OUT', 'DROP'] as const;
export const moveCashInput = storeCommand.extend({
  sessionId: id,
  kind: z.enum(CASH_MOVES),
  /** Positive, fen; the kind says which way. */
  amountFen: drawerFen.min(1),
  reason: requiredText,
});

const denominations = DENOMINATIONS_FEN.map(String);
/** Pieces by denomination in fen: `{ "10000": 3 }`. */
export const pieces = z
  .record(z.string(), z.number().int().min(0).max(100_000))
  .refine((counts) => Object.keys(counts).every((key) => denominations.includes(key)))
  .meta({ maxBytes: 1_000 });

export const countTillInput = storeCommand.extend({
  sessionId: id,
  /** A drawer without cash was counted too: `{ "10000": 0 }`. Nothing at all is no count. */
  denominations: pieces.refine((counts) => Object.keys(counts).length > 0, 'required'),
  /** Slips of the other tenders, fen, below zero when more went back than came: `{ "CARD": 120000 }`; null or left out: not counted. */
  tenderCounts: z.partialRecord(z.enum(SLIP_KINDS), signedFen.nullable()),
});

export const closeTillInput = storeCommand.extend({
  sessionId: id,
  reason: shortText.optional(),
  approvalId: id.optional(),
});

export const addTillInput = storeCommand.extend({ code: z.string().regex(/^\d{2}$/), name: requiredText });
