import { z } from 'zod';
import { addDays } from '@/lib/business-day';
import {
  day,
  fen,
  id,
  ofStores,
  requiredText,
  shortText,
  signedFen,
  storeCommand,
} from '@/server/platform/schema';
import { MONEY_KINDS, TENDER_KINDS } from '@/server/tills/payment-rules';
import { MOST_TOP_UP_FEN } from '../members/schema';
import { CREDIT_ACCOUNTS, CREDIT_KINDS } from './credit-rules';

/** Most a customer is ever trusted with, fen: a hundred million yuan. */
const MOST_LIMIT_FEN = 10_000_000_000;

export const setLimitInput = storeCommand.extend({
  customerId: id,
  /** Null: nothing on account from now on. */
  limit: z
    .object({ limitFen: fen.max(MOST_LIMIT_FEN), dueDays: z.number().int().min(0).max(3650) })
    .nullable(),
});

/** What money is brought or given back with. */
const moneyTenders = z
  .array(
    z.object({
      kind: z.enum(MONEY_KINDS as [string, ...string[]]),
      amountFen: fen.refine((amount) => amount > 0),
      reference: shortText.optional(),
    }),
  )
  .min(1)
  .max(10);

export const repayInput = storeCommand.extend({
  customerId: id,
  /** The open drawer it is taken at; left out: in the office, by transfer. */
  sessionId: id.optional(),
  tenders: moneyTenders,
  /** Entries it is for, in that order; what is left pays the oldest due. */
  entryIds: z.array(id).max(200).default([]),
  /** More than is owed is kept for what comes. */
  keepsRest: z.boolean().default(false),
  note: shortText.optional(),
});

/** Money paid in to be spent later. */
export const topUpInput = storeCommand.extend({
  customerId: id,
  /** The open drawer it is taken at; left out: in the office, by transfer. */
  sessionId: id.optional(),
  tenders: moneyTenders.refine(
    (tenders) => tenders.reduce((sum, { amountFen }) => sum + amountFen, 0) <= MOST_TOP_UP_FEN,
    'range',
  ),
  /** What the customer was told is put on top. */
  bonusFen: fen.max(MOST_TOP_UP_FEN),
});

/** What is left of it given back. */
export const refundStoredInput = storeCommand.extend({
  customerId: id,
  /** The open drawer its cash goes out of. */
  sessionId: id.optional(),
  tenders: moneyTenders,
  reason: requiredText,
});

export const reverseRepaymentInput = storeCommand.extend({
  repaymentId: id,
  /** The open drawer its cash goes out of. */
  sessionId: id.optional(),
  reason: requiredText,
});

export const correctCreditInput = storeCommand.extend({
  customerId: id,
  account: z.enum(CREDIT_ACCOUNTS),
  /** Up is positive, fen. */
  amountFen: signedFen.refine((amount) => amount !== 0),
  /** By when what is owed more is to be paid; left out: today and the customer's days. */
  dueDay: day.optional(),
  reason: requiredText,
});

export const writeOffInput = storeCommand.extend({
  customerId: id,
  amountFen: fen.refine((amount) => amount > 0),
  entryIds: z.array(id).max(200).default([]),
  reason: requiredText,
});

/** What a tablet keeps, part by part: those after an id. */
export const knownCreditInput = z.object({ storeId: id, after: id.nullable() });

export const matchInput = storeCommand.extend({
  customerId: id,
  /** What the money that was paid ahead is for, in that order; none: the oldest due. */
  entryIds: z.array(id).max(200).default([]),
});

export const CALL_OUTCOMES = ['PROMISED', 'REACHED', 'NOT_REACHED', 'DISPUTED'] as const;

export const remindInput = storeCommand
  .extend({
    customerId: id,
    outcome: z.enum(CALL_OUTCOMES),
    /** What they said they would pay, and by when. */
    promise: z.object({ day, fen: fen.refine((amount) => amount > 0) }).optional(),
    note: shortText.optional(),
  })
  .refine(({ outcome, promise }) => (outcome === 'PROMISED') === (promise !== undefined), {
    path: ['promise'],
    message: 'missing',
  });

/** Who has something overdue with these stores, in the order they are asked. */
export const overdueInput = ofStores;

export const standingInput = z.object({ storeId: id, customerId: id });

/** Who owed what on a day, of the stores' own sales. */
export const ageingInput = ofStores.extend({ day: day.optional(), overdue: z.boolean().optional() });

/** A customer's statement; the stores are those whoever asks may see. */
export const statementInput = z.object({ storeId: id, customerId: id, from: day, to: day });

/** Most days whose entries are listed at once. */
const MOST_DAYS = 366;

/** What was booked on customers' accounts in a period, narrowed to a figure of a day. */
export const entriesInput = ofStores
  .extend({
    from: day,
    to: day,
    account: z.enum(CREDIT_ACCOUNTS).optional(),
    kind: z.enum(CREDIT_KINDS).optional(),
    tender: z.enum(TENDER_KINDS).optional(),
  })
  .refine(({ from, to }) => to < addDays(from, MOST_DAYS), { path: ['from'], message: 'tooLong' });
