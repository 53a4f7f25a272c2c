import { z } from 'zod';
import { fen, id, quantity, signedFen, storeCommand } from '@/server/platform/schema';

export const PIN = z.string().regex(/^\d{6}$/);

const granter = { granterId: id, reason: z.string().trim().min(1).max(200) };

/** One line, one value, one use. */
export const grantBelowFloorInput = storeCommand.extend({
  ...granter,
  kind: z.literal('BELOW_FLOOR'),
  /** The ticket being rung up. */
  subjectId: id,
  lineId: id,
  productId: id,
  quantity,
  netFen: signedFen.min(0),
  /** The line at list price, fen. */
  oldFen: signedFen.min(0),
});

/** The same where the price is more than whoever sells it may give alone. */
export const grantOverLimitInput = grantBelowFloorInput.extend({ kind: z.literal('OVER_LIMIT') });

/** A cash difference above the store's limit, for one till session. */
export const grantCashDifferenceInput = storeCommand.extend({
  ...granter,
  kind: z.literal('CASH_DIFFERENCE'),
  /** The till session. */
  subjectId: id,
  /** Difference, fen: over is positive. */
  netFen: signedFen,
  oldFen: z.literal(0),
});

/** A return after the store's window or above the person's limit: exactly these goods and this money. */
export const grantReturnInput = storeCommand.extend({
  ...granter,
  kind: z.literal('RETURN'),
  /** The return to come. */
  subjectId: id,
  originalTicketId: id,
  lines: z
    .array(
      z.object({ returnsLineId: id, quantity, disposition: z.enum(['RESTOCK', 'DAMAGED']), refundFen: fen }),
    )
    .min(1)
    .max(200),
  /** What is paid back, fen. */
  netFen: fen,
  oldFen: z.literal(0),
});

/** The same where money goes back another way than it was paid: that way, and so much of it. */
export const grantOtherTenderInput = grantReturnInput.extend({
  kind: z.literal('REFUND_OTHER_TENDER'),
  refundAs: z.string().regex(/^[A-Z_]{1,40}$/),
  elsewhereFen: fen.refine((amount) => amount > 0),
});

/** A sale on account over the customer's limit, or while something is long overdue: this customer, this amount. */
export const grantOnAccountInput = storeCommand.extend({
  ...granter,
  kind: z.literal('ON_ACCOUNT'),
  /** The ticket being rung up. */
  subjectId: id,
  customerId: id,
  /** What goes on account, fen. */
  netFen: fen.refine((amount) => amount > 0),
  oldFen: z.literal(0),
});

/** The last sale of a till taken back as a whole: exactly this one. */
export const grantVoidInput = storeCommand.extend({
  ...granter,
  kind: z.literal('VOID_LAST'),
  /** The void to come. */
  subjectId: id,
  ticketId: id,
  /** What is paid back, fen. */
  netFen: fen,
  oldFen: z.literal(0),
});

export const grantInput = z.discriminatedUnion('kind', [
  grantBelowFloorInput,
  grantOverLimitInput,
  grantCashDifferenceInput,
  grantReturnInput,
  grantOtherTenderInput,
  grantOnAccountInput,
  grantVoidInput,
]);

/** What the counter asks of a phone: what a PIN would be asked for, but by whom and why, which are of the request. */
const OF_THE_REQUEST = { requestId: true, storeId: true, granterId: true, reason: true } as const;
export const askedAct = z.discriminatedUnion('kind', [
  grantBelowFloorInput.omit(OF_THE_REQUEST),
  grantOverLimitInput.omit(OF_THE_REQUEST),
  grantReturnInput.omit(OF_THE_REQUEST),
  grantOtherTenderInput.omit(OF_THE_REQUEST),
  grantOnAccountInput.omit(OF_THE_REQUEST),
  grantVoidInput.omit(OF_THE_REQUEST),
]);
export type AskedAct = z.output<typeof askedAct>;

/** Lines of one sale, or one other act. */
export const askedActs = z
  .array(askedAct)
  .min(1)
  .max(200)
  .refine((acts) => new Set(acts.map(({ subjectId }) => subjectId)).size === 1, 'subject')
  .refine((acts) => acts.length === 1 || acts.every((act) => 'lineId' in act), 'several');

export const askInput = storeCommand.extend({
  reason: z.string().trim().min(1).max(200),
  acts: askedActs,
});
export const withdrawInput = storeCommand.extend({ askedId: id });
export const answerInput = storeCommand.extend({
  askedId: id,
  verdict: z.enum(['APPROVED', 'DECLINED']),
});

const PROVED_KINDS = ['RETURN', 'REFUND_OTHER_TENDER', 'ON_ACCOUNT', 'VOID_LAST'] as const;

/** What gives money or goods back or away on somebody's name wants the password of late; a price does not. */
export function wantsProof(acts: readonly Pick<AskedAct, 'kind'>[]): boolean {
  return acts.some(({ kind }) => PROVED_KINDS.some((one) => one === kind));
}

export type CashDifferenceAct = Omit<z.output<typeof grantCashDifferenceInput>, keyof typeof OF_THE_REQUEST>;
