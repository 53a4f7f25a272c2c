import { z } from 'zod';
import { addDays, type Day } from '@/lib/business-day';
import { fen, id, requiredText, shortText, storeCommand } from '@/server/platform/schema';

export const STOCKTAKE_KINDS = ['STORE', 'ZONE', 'CATEGORY', 'SAMPLE', 'PRODUCT'] as const;
export type StocktakeKindName = (typeof STOCKTAKE_KINDS)[number];
export const DECISIONS = ['COUNT', 'ZERO', 'LEAVE'] as const;
export type DecisionName = (typeof DECISIONS)[number];
export const REVIEW_FILTERS = ['all', 'differs', 'beyond', 'uncounted', 'near'] as const;
export const SHRINKAGE_GROUPS = ['zone', 'person', 'category', 'month'] as const;

/** Most counts of one delivery; a phone that was away sends several. */
export const MOST_COUNTS = 500;
/** Most rows of a scanner's file. */
export const MOST_FILE_ROWS = 5_000;

/** Quantity text from zero up: looked and found none is a count too. */
export const countedQuantity = z.string().regex(/^\d{1,7}(\.\d{1,3})?$/);

const ofStocktake = storeCommand.extend({ stocktakeId: id });
const ofSheet = storeCommand.extend({ sheetId: id });

/** A stocktake being planned; its id is the requestId. */
export const planStocktakeInput = storeCommand.extend({
  kind: z.enum(STOCKTAKE_KINDS),
  title: requiredText,
  blind: z.boolean().default(true),
  /** ZONE: which. Others: left out for every zone. */
  zoneIds: z.array(id).max(500).default([]),
  categoryId: id.optional(),
  productIds: z.array(id).max(500).default([]),
  sampleSize: z.number().int().min(1).max(5_000).optional(),
  scheduleId: id.optional(),
  /** Differences above one of these are counted again; none given: every difference. */
  recountQuantity: countedQuantity.optional(),
  recountPercentBp: z.number().int().min(0).max(1_000_000).optional(),
  recountFen: fen.optional(),
});

export const startStocktakeInput = ofStocktake;
export const cancelStocktakeInput = ofStocktake.extend({ reason: requiredText });

/** Another sheet of a zone, for one more counter; its id is the requestId. */
export const addSheetInput = ofStocktake.extend({ zoneId: id, counterId: id.optional() });
export const assignSheetInput = ofSheet.extend({ counterId: id.nullable() });
export const finishSheetInput = ofSheet;

/** One count as a phone made it. */
export const countEvent = z
  .object({
    id,
    productId: id,
    kind: z.enum(['SCAN', 'TYPED', 'UNDO']),
    quantity: countedQuantity,
    undoesId: id.optional(),
    occurredAt: z.date(),
  })
  .refine((event) => (event.kind === 'UNDO') === (event.undoesId !== undefined), 'undo')
  .refine((event) => event.kind !== 'SCAN' || Number(event.quantity) === 1, 'scan')
  .refine((event) => event.kind !== 'UNDO' || Number(event.quantity) === 0, 'undo');

/** Counts delivered by a phone; each takes effect once, by its own id. */
export const recordCountsInput = ofSheet.extend({
  /** What the phone calls itself. */
  phoneKey: z.string().trim().min(1).max(60),
  /** The phone's clock as it sends: what it is off by is taken out of every moment. */
  sentAt: z.date(),
  events: z.array(countEvent).min(1).max(MOST_COUNTS),
});

/** A barcode without a product; its id is the requestId. */
export const noteUnknownInput = ofSheet.extend({
  code: z.string().trim().min(1).max(80),
  quantity: countedQuantity.default('1'),
  note: shortText.default(''),
  photo: z
    .string()
    .max(200_000)
    .regex(/^(|data:image\/(jpeg|png|webp);base64,[A-Za-z0-9+/=]+)$/)
    .default(''),
  occurredAt: z.date(),
});

/** Rows of a scanner's file, read and shown before they are sent. */
export const importCountsInput = ofSheet.extend({
  fileName: shortText,
  rows: z
    .array(z.object({ code: z.string().trim().min(1).max(80), quantity: countedQuantity }))
    .min(1)
    .max(MOST_FILE_ROWS),
  /** Codes nobody knows are noted as unknown instead of refusing the file. */
  noteUnknown: z.boolean().default(false),
});

/** Opens the second round: what differs beyond the limit, and what the manager adds. */
export const startRecountInput = ofStocktake.extend({
  also: z
    .array(z.object({ productId: id, zoneId: id }))
    .max(2_000)
    .default([]),
});

export const decideLinesInput = ofStocktake
  .extend({
    decision: z.enum(DECISIONS),
    reason: shortText.default(''),
    /** Left out: every uncounted line that is not decided yet. */
    lines: z
      .array(z.object({ productId: id, zoneId: id }))
      .min(1)
      .max(2_000)
      .optional(),
  })
  .refine((input) => input.decision !== 'ZERO' || input.reason !== '', {
    path: ['reason'],
    message: 'required',
  });

/** The approval. What it saw is named, so that nobody approves figures that moved meanwhile. */
export const postStocktakeInput = ofStocktake.extend({
  /** Lines with a variance the manager saw. */
  seenVariances: z.number().int().min(0),
  /** Why differences beyond the limit were not counted again; needed only then. */
  skipRecountReason: shortText.default(''),
});

export const settleLateInput = storeCommand;

export const addScheduleInput = storeCommand.extend({
  title: requiredText,
  sampleSize: z.number().int().min(1).max(5_000),
  everyDays: z.number().int().min(1).max(366),
  firstOn: z.iso.date(),
});
export const endScheduleInput = storeCommand.extend({ scheduleId: id });

/** The days shrinkage is of: the year up to the last one where nobody says from when; the wrong way round they are turned. */
export function shrinkagePeriod(
  asked: { from?: Day | undefined; to?: Day | undefined },
  today: Day,
): { from: Day; to: Day } {
  const last = asked.to ?? today;
  const [from = last, to = last] = [asked.from ?? addDays(last, -365), last].sort();
  return { from, to };
}
