import { z } from 'zod';
import { OWN_PREFIX } from '@/lib/scanned-code';
import {
  companyCommand,
  day,
  fen,
  id,
  requiredText,
  shortText,
  storeCommand,
} from '@/server/platform/schema';

export const STORE_KINDS = ['STORE', 'SHOWROOM'] as const;
export const DRAWER_POLICIES = ['SHARED', 'OWN'] as const;
export const SHORTAGE_VALUATIONS = ['COST', 'LIST'] as const;
export const SHORTAGE_SPLITS = ['BY_QUANTITY', 'EQUALLY'] as const;
export const OPEN_ITEM_POLICIES = ['BLOCK', 'REASON', 'SHOW'] as const;
/** What was counted stays counted: a day that is stopped by its drawer could never be submitted. */
export const CASH_POLICIES = ['REASON', 'SHOW'] as const;
export const PAYMENT_PROVIDERS = ['RECORDED', 'GATEWAY'] as const;
export const RECEIPT_PRINTINGS = ['AUTOMATIC', 'ASK', 'NONE'] as const;
export const RECEIPT_WIDTHS_MM = [80, 58] as const;

const timeZones = new Set(Intl.supportedValuesOf('timeZone'));
export const timeZone = z
  .string()
  .max(60)
  .refine((name) => timeZones.has(name), 'timeZone');

/** Two digits that the labels of a store's scales begin with; '' where it has no such scales. */
const scalePrefix = z
  .string()
  .trim()
  .max(2, 'scalePrefix')
  .refine((prefix) => prefix === '' || OWN_PREFIX.test(prefix), 'scalePrefix');

/** What a store is begun with. */
export const newStore = z.object({
  /** Printed in every receipt number, so it never changes. */
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{1,8}$/, 'storeCode'),
  name: requiredText.max(60),
  kind: z.enum(STORE_KINDS).default('STORE'),
  timeZone: timeZone.default('Asia/Shanghai'),
  /** First business day it answers for; without one, the day it is opened. */
  firstDay: day.optional(),
  address: shortText.default(''),
  phone: z.string().trim().max(40).default(''),
});

export const openStoreInput = companyCommand.extend(newStore.shape);

export const editStoreInput = storeCommand.extend({
  /** Names of what was changed on the screen; all else stays as it is by then, also where another window changed it. Left out: all. */
  touched: z.array(z.string().max(40)).max(80).optional(),
  name: newStore.shape.name,
  kind: z.enum(STORE_KINDS),
  timeZone,
  /** Minutes after midnight, store time. */
  dayStartMinute: z.number().int().min(0).max(720),
  /** Minutes after midnight of the next day. */
  reportDeadlineMinute: z.number().int().min(1).max(1439),
  firstDay: day,
  drawerPolicy: z.enum(DRAWER_POLICIES),
  clerksSeeFloor: z.boolean(),
  selfApproval: z.boolean(),
  roundingLimitFen: fen.max(99),
  cashDifferenceLimitFen: fen.max(100_000_000),
  receiptWidthMm: z.literal(RECEIPT_WIDTHS_MM),
  receiptFooter: shortText,
  address: shortText,
  phone: z.string().trim().max(40),
  reportPreparerId: id.nullable(),
  // Left out: they stay as they are.
  /** When the shop shuts, minutes after midnight; up to where the day starts it is the next calendar day's. */
  closingMinute: z.number().int().min(0).max(1439).optional(),
  askAboveFen: fen.min(100).max(2_000_000_000).optional(),
  /** Business days after the sale's within which goods come back freely. */
  returnWindowDays: z.number().int().min(0).max(3650).optional(),
  /** Most of one sale that somebody of this role pays back without a second pair of eyes, fen. */
  returnLimitClerkFen: fen.max(2_000_000_000).optional(),
  returnLimitManagerFen: fen.max(2_000_000_000).optional(),
  /** Days past its due day after which something unpaid stops sales on account. */
  creditOverdueDays: z.number().int().min(0).max(3650).optional(),
  /** Highest limit a manager of the store sets, fen. */
  creditManagerLimitFen: fen.max(2_000_000_000).optional(),
  creditOffline: z.boolean().optional(),
  /** While nobody answers: whether clerks sell, up to how much each time, and for how many hours. */
  clerksSellOffline: z.boolean().optional(),
  offlineSaleLimitFen: fen.min(100).max(2_000_000_000).optional(),
  offlineHours: z.number().int().min(1).max(8760).optional(),
  receiptPrinting: z.enum(RECEIPT_PRINTINGS).optional(),
  /** Receipts carry a QR code that opens them on the customer's phone. */
  receiptLinkPrinted: z.boolean().optional(),
  scaleWeightPrefix: scalePrefix.optional(),
  scalePricePrefix: scalePrefix.optional(),
  /** The service that is the delivery fee; null: counters have no key for one. */
  deliveryFeeProductId: id.nullable().optional(),
  deliveryFeeLeastFen: fen.max(10_000_000).optional(),
  deliveryFeeMostFen: fen.max(10_000_000).optional(),
  /** Tenders it takes, in its order; none: all. What each is, server/tills says. */
  tenders: z
    .array(z.string().regex(/^[A-Z][A-Z_]{1,39}$/))
    .max(20)
    .optional(),
  /** How WeChat and Alipay are taken. */
  paymentProvider: z.enum(PAYMENT_PROVIDERS).optional(),
  daysOfCover: z.number().int().min(1).max(365).optional(),
  customerServedDays: z.number().int().min(1).max(3650).optional(),
  shortageValuation: z.enum(SHORTAGE_VALUATIONS).optional(),
  shortageSplit: z.enum(SHORTAGE_SPLITS).optional(),
  shortageExplainDays: z.number().int().min(0).max(31).optional(),
  /** Basis points of a month's wage; the wage-payment rules allow a fifth. */
  shortageWageCapBp: z.number().int().min(0).max(2000).optional(),
  /** What an open item of each kind does to a day's report. */
  openNumbers: z.enum(OPEN_ITEM_POLICIES).optional(),
  openBreaches: z.enum(OPEN_ITEM_POLICIES).optional(),
  openRejected: z.enum(OPEN_ITEM_POLICIES).optional(),
  openCash: z.enum(CASH_POLICIES).optional(),
  openNegative: z.enum(OPEN_ITEM_POLICIES).optional(),
  openTemporary: z.enum(OPEN_ITEM_POLICIES).optional(),
  /** Figures of which a day's report is not taken without a paper. */
  vouchersForTenders: z.boolean().optional(),
  vouchersForPaidOuts: z.boolean().optional(),
  vouchersForSupplierNotes: z.boolean().optional(),
  /** Unanswered breaches of one device and day above which it changes no more prices. */
  priceBreachLimit: z.number().int().min(0).max(1_000).optional(),
});
