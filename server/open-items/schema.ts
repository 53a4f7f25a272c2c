import { z } from 'zod';
import { fen, id, quantity, requiredText, shortText, storeCommand } from '@/server/platform/schema';
import { MOST_ROUNDING_FEN, tender } from '@/server/sales/schema';

/** Kinds of what a day may leave open, in the order they hurt. */
export const OPEN_KINDS = ['NUMBERS', 'BREACHES', 'REJECTED', 'CASH', 'NEGATIVE', 'TEMPORARY'] as const;
export type OpenKind = (typeof OPEN_KINDS)[number];

const openItem = z.object({
  /** NUMBERS: device/sequence. BREACHES: breach. REJECTED: rejected ticket. CASH: till session, and what of it (`drawerItem` in rules). NEGATIVE: product/zone. TEMPORARY: line. */
  id: z.string(),
  label: z.string(),
  ticketId: z.string().nullable(),
  /** Fen; null where it is no money. */
  amountFen: z.number().int().nullable(),
});

/** What is open of a store's day, as it is kept with the report and with its acceptance. */
export const openItems = z.array(
  z.object({ kind: z.enum(OPEN_KINDS), count: z.number().int(), items: z.array(openItem) }),
);
export type OpenItems = z.output<typeof openItems>;
export type OpenItem = z.output<typeof openItem>;

export const explainNumberInput = storeCommand.extend({
  deviceId: id,
  seq: z.number().int().min(1),
  reason: z.string().trim().min(1).max(200),
});
export const answerBreachInput = storeCommand.extend({
  breachId: id,
  answer: z.string().trim().min(1).max(500),
});

/** What a temporary item was: goods that are there, goods made of it now, or none; then somebody says why. */
export const settleTemporaryInput = storeCommand
  .extend({
    lineId: id,
    was: z.discriminatedUnion('what', [
      z.object({ what: z.literal('KNOWN'), productId: id }),
      z.object({ what: z.literal('NEW'), barcode: z.string().trim().min(1).max(60), name: requiredText }),
      z.object({ what: z.literal('NONE') }),
    ]),
    words: shortText.default(''),
  })
  .refine(({ was, words }) => was.what !== 'NONE' || words !== '', { path: ['words'], message: 'required' });

export const REJECTED_CASH = ['NOT_TAKEN', 'KEPT', 'GIVEN_BACK'] as const;

/** A rejected ticket as it really was: goods, what each line was charged, and how it was paid. */
export const bookRejectedInput = storeCommand.extend({
  rejectedId: id,
  /** Drawer the money went into; left out: the one the ticket names. */
  sessionId: id.optional(),
  lines: z
    .array(z.object({ id, productId: id, quantity, netFen: fen }))
    .min(1)
    .max(200),
  tenders: z.array(tender).max(10),
  roundingFen: z.number().int().min(0).max(MOST_ROUNDING_FEN).default(0),
  reason: z.string().trim().min(1).max(200),
});

/** A rejected ticket that never becomes a sale, and what became of the cash it took. */
export const voidRejectedInput = storeCommand
  .extend({
    rejectedId: id,
    reason: z.string().trim().min(1).max(200),
    cash: z.enum(REJECTED_CASH),
    cashFen: fen,
    /** Drawer that keeps it or gave it back; left out where a count took it in already. */
    sessionId: id.optional(),
  })
  .refine((input) => (input.cash === 'NOT_TAKEN') === (input.cashFen === 0), {
    path: ['cashFen'],
    message: 'required',
  });
