import { z } from 'zod';
import { serialNumber } from '@/lib/serial-number';
import { MOST_POINTS } from '@/server/customers/points/point-rules';
import {
  day,
  fen,
  id,
  keptObject,
  longText,
  ofStores,
  quantity,
  requestId,
  requiredText,
  shortText,
  storeCommand,
  storeIds,
} from '@/server/platform/schema';
import { TENDER_KINDS } from '@/server/tills/payment-rules';
import { TICKET_MARKS } from './mark-rules';
import { MOST_SHARERS } from './rules';

/** As the database's enum. */
export const TICKET_KINDS = ['SALE', 'RETURN', 'VOID'] as const;

/** What people remember of a receipt besides its number. */
export const ticketsFoundBy = {
  hour: z.coerce.number().int().min(0).max(23).optional(),
  fromFen: z.coerce.number().int().min(0).max(100_000_000_000).optional(),
  toFen: z.coerce.number().int().min(0).max(100_000_000_000).optional(),
  goods: z.string().max(100).optional(),
  /** Name, number or code of who bought. */
  customer: z.string().max(100).optional(),
  mark: z.enum(TICKET_MARKS).optional(),
};

/** Which tickets of which stores. */
export const ticketsInput = ofStores.extend({
  from: day.optional(),
  to: day.optional(),
  kind: z.enum(TICKET_KINDS).optional(),
  number: z.string().max(40).optional(),
  sessionId: id.optional(),
  tender: z.enum(TENDER_KINDS).optional(),
  customerId: id.optional(),
  ...ticketsFoundBy,
});

export const purchasesInput = z.object({
  storeIds,
  customerId: id,
  take: z.number().int().min(1).max(50).default(5),
});

/** Most sales a tablet hands in at once. */
export const MOST_OF_A_DELIVERY = 20;
/** All of it, basis points. */
export const WHOLE_BP = 10_000;
/** No sale of two hundred lines is longer, bytes. */
const MOST_OF_A_SALE = 200_000;
/** Most 抹零 there ever is, fen; a store may allow less. */
export const MOST_ROUNDING_FEN = 99;
export const PICKUP_TIMES = ['NOW', 'LATER'] as const;
export const DISPOSITIONS = ['RESTOCK', 'DAMAGED'] as const;

/** Several who sold a line together, who did most of it first: basis points, all of it together. */
export const sharedBy = z
  .array(z.object({ personId: id, shareBp: z.number().int().min(1).max(9_999) }))
  .min(2)
  .max(MOST_SHARERS)
  .refine((shares) => shares.reduce((sum, { shareBp }) => sum + shareBp, 0) === WHOLE_BP, 'shares')
  .refine((shares) => new Set(shares.map(({ personId }) => personId)).size === shares.length, 'repeated');

/** Numbers of pieces, as they are kept. */
const serials = z
  .array(z.string().max(60).transform(serialNumber).pipe(z.string()))
  .max(200)
  .refine((all) => new Set(all).size === all.length, 'repeated');

/** Most promotions of one line. */
const MOST_PROMOTIONS_OF_LINE = 20;

const promotionsGiven = z
  .array(z.object({ versionId: id, fen: fen.refine((amount) => amount > 0) }))
  .min(1)
  .max(MOST_PROMOTIONS_OF_LINE)
  .refine((all) => new Set(all.map(({ versionId }) => versionId)).size === all.length, 'repeated');

const saleLine = z.object({
  id,
  productId: id,
  quantity,
  /** List price the tablet knew, fen per unit. */
  listPriceFen: fen,
  unitPriceFen: fen,
  overrideReason: shortText.optional(),
  lineDiscountFen: fen,
  /** Where promotions gave it: which versions, and how much each, in their order. */
  promotions: promotionsGiven.optional(),
  /** Its discount led to a price somebody named: the basket's discount leaves the line alone. */
  fixedPrice: z.boolean().optional(),
  basketDiscountFen: fen,
  netFen: fen,
  taxRateBp: z.number().int().min(0).max(10_000),
  taxFen: fen,
  approvalId: id.optional(),
  handover: z.enum(PICKUP_TIMES).default('NOW'),
  /** Who sold it; the cashier when left out. Kept as given: somebody who is not of the store is flagged. */
  salespersonId: id.optional(),
  /** Several who sold it together, who did most of it first; left out: the salesperson alone. */
  sharedBy: sharedBy.optional(),
  note: shortText.optional(),
  /** Numbers of its pieces, where the product has them. */
  serials: serials.optional(),
  /** What a temporary item is called; only its line has one. */
  temporaryName: requiredText.optional(),
});

export const tender = z.object({
  id,
  kind: z.enum(TENDER_KINDS),
  /** Money handed over, fen; cash before change. */
  amountFen: fen.refine((amount) => amount > 0),
  reference: shortText.optional(),
  /** Of points: how many, and the rule the counter had; left out: by the rule that holds. */
  points: z.object({ ruleId: id, spent: z.number().int().min(1).max(MOST_POINTS) }).optional(),
});

/** A finished sale as the tablet hands it over. Its id is the requestId; amounts are what the receipt says. */
export const sale = z.object({
  id: requestId,
  /** Receipt number and its place in the device's series. */
  number: z.string().min(1).max(40),
  seq: z.number().int().min(1).max(999_999_999),
  sessionId: id,
  /**
   * Who rang it up; the signed-in person when left out. Another name stands where the device's outbox brings a sale that
   * waited; otherwise it is flagged (see people-of-sales.ts).
   */
  personId: id.optional(),
  occurredAt: z.date(),
  /** When its promotions were decided: payment began then. Left out: when it was made. */
  promotedAt: z.date().optional(),
  lines: z.array(saleLine).min(1).max(200),
  tenders: z.array(tender).max(10),
  basketDiscountFen: fen,
  /** 抹零, fen. */
  roundingFen: z.number().int().min(0).max(MOST_ROUNDING_FEN),
  changeFen: fen,
  netFen: fen,
  taxFen: fen,
  /** netFen - roundingFen: what the customer paid. */
  totalFen: fen,
  note: longText.optional(),
  /** Whom it was sold to. */
  customerId: id.optional(),
  /** Somebody's word for what goes on account of it over the limit, or past something overdue. */
  creditApprovalId: id.optional(),
});
export type Sale = z.output<typeof sale>;
export type SaleInput = z.input<typeof sale>;
export type SaleLine = Sale['lines'][number];

export const completeSaleInput = sale.extend({ storeId: id });
export const completeSalesInput = z.object({
  storeId: id,
  sales: z.array(sale).min(1).max(MOST_OF_A_DELIVERY),
});
/** As it crosses the wire: each sale is read by itself, so that one that makes no sense never stops the others. */
export const deliveredSalesInput = z.object({
  storeId: id,
  // Read by `sale` right away, which has its ends; nothing of it is kept before.
  sales: z
    .array(z.unknown().meta({ maxBytes: MOST_OF_A_SALE }))
    .min(1)
    .max(MOST_OF_A_DELIVERY),
});

/** What the server answers to a sale, first and repeated alike. */
export interface SaleResult {
  ticketId: string;
  number: string;
  /** Day it was booked on. */
  businessDay: string;
  netFen: number;
  totalFen: number;
  /** ON_ACCOUNT_OVER_LIMIT, ON_ACCOUNT_OVERDUE, STORE_CREDIT_SHORT, STORED_VALUE_SHORT, POINTS_SHORT, POINTS_RULE_OLD, CUSTOMER_UNKNOWN, LATE_DAY, CLOCK, AFTER_CLOSE, NUMBER_EXPLAINED, CASHIER_NOT_ENTITLED, CASHIER_NOT_SIGNED_IN. */
  flags: string[];
  lines: { id: string; flags: string[]; breach: boolean }[];
}

const returnLine = z.object({
  id,
  /** Line of the original sale. */
  returnsLineId: id,
  quantity,
  disposition: z.enum(DISPOSITIONS),
  /** Refund of the line as shown to the customer, fen, positive. */
  refundFen: fen,
  /** Which pieces come back, where they have numbers and not all of them do. */
  serials: serials.optional(),
});

/** A finished return against a receipt. */
export const completeReturnInput = z.object({
  storeId: id,
  /** Also the ticket's id. */
  requestId,
  number: z.string().min(1).max(40),
  seq: z.number().int().min(1).max(999_999_999),
  sessionId: id,
  occurredAt: z.date(),
  originalTicketId: id,
  reason: z.string().trim().min(1).max(200),
  lines: z.array(returnLine).min(1).max(200),
  /** Refunds, each to a tender of the sale; together what is refunded, fen. */
  refunds: z
    .array(
      z.object({
        id,
        refundsTenderId: id,
        amountFen: fen.refine((amount) => amount > 0),
        /** Kept for the customer instead of paid out. */
        asStoreCredit: z.boolean().optional(),
      }),
    )
    .max(10),
  /** Money goes back this way, whatever it was paid by; left out: to the tenders that paid. Credit and points go back to themselves. */
  refundAs: z.enum(TENDER_KINDS).optional(),
  /** Whose store credit it becomes; left out: who bought. */
  customerId: id.optional(),
  note: longText.optional(),
  /** Where the store's window is over or the person's limit too low. */
  approvalId: id.optional(),
});
export type CompleteReturn = z.output<typeof completeReturnInput>;

/**
 * An exchange: goods come back against their receipt and others go, each a document with its own number. What came back is paid back to the
 * tenders of its sale as ever, and what of it pays for the new goods is taken by the same tenders again.
 */
export const completeExchangeInput = storeCommand.extend({
  /** Its requestId is its ticket's id. */
  returned: completeReturnInput.omit({ storeId: true, refundAs: true }),
  sale,
});
export type CompleteExchange = z.input<typeof completeExchangeInput>;

export const holdSaleInput = storeCommand.extend({
  label: shortText,
  totalFen: fen,
  /** The counter's own basket, kept as it is. */
  basket: keptObject,
});
/** Most tiles of a first page. */
export const MOST_TILES = 60;
export const arrangeTilesInput = storeCommand.extend({
  /** In their order; none: the best sellers. */
  productIds: z
    .array(id)
    .max(MOST_TILES)
    .refine((ids) => new Set(ids).size === ids.length),
});
export const heldSaleInput = storeCommand.extend({ heldSaleId: id });

/** A refusal names a handful of things. */
const MOST_PARAMS = 20;

export const keepRejectedInput = z.object({
  storeId: id,
  requestId,
  number: z.string().min(1).max(40),
  seq: z.number().int().min(1).max(999_999_999),
  payload: keptObject,
  errorCode: z.string().min(1).max(60),
  /** What the refusal named: the field and the problem, the number expected. An earlier tablet says nothing. */
  params: z
    .record(z.string().max(40), z.union([z.string().max(200), z.number(), z.boolean(), z.null()]))
    .refine((params) => Object.keys(params).length <= MOST_PARAMS)
    .meta({ maxBytes: 20_000 })
    .optional(),
});
export const recordPickupInput = storeCommand.extend({ lineId: id, quantity });
export const undoPickupInput = storeCommand.extend({ pickupId: id });
export const priceCheckInput = z.object({
  storeId: id,
  lines: z
    .array(z.object({ lineId: id, productId: id, quantity, netFen: fen }))
    .min(1)
    .max(200),
});

/** How something that was open came to its end: when, by whom, in what words. */
export interface Ended {
  id: string;
  at: Date;
  personId: string | null;
  word: string;
}
