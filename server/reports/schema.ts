import { z } from 'zod';
import { day, id, longText, requiredText, storeCommand } from '@/server/platform/schema';

export const submitReportInput = storeCommand.extend({
  day,
  notes: longText.default(''),
  /** Why it is submitted although something is open. */
  openReason: z.string().trim().max(500).default(''),
});
export const namePreparerInput = storeCommand.extend({ day, personId: id });
const ofVersion = storeCommand.extend({ day, version: z.number().int().min(1) });
export const acceptReportInput = ofVersion.extend({
  /** Why it is accepted although something is open. */
  reason: z.string().trim().max(500).default(''),
});
export const returnReportInput = ofVersion.extend({ reason: requiredText });

const fen = z.number().int();
const count = z.number().int();

/** Formula of the figures that new reports are made with; a submitted report keeps the one it names (none: 1). */
export const FIGURES_FORMULA = 2;

/** Why a movement of cash stands apart from the ordinary ones of a drawer's own day. */
export const APART = ['OTHER_DAY', 'OTHER_DRAWER', 'AFTER_CLOSE'] as const;

/** A drawer the day's cash went into, or that was opened on the day. */
const drawer = z.object({
  sessionId: z.string(),
  tillCode: z.string(),
  sessionDay: z.string(),
  /** What this day put into it or took out before it was counted. */
  kinds: z.array(z.object({ kind: z.string(), count, amountFen: fen })),
  /**
   * OTHER_DAY: in this day's drawer, booked on another day. OTHER_DRAWER: booked on this day, in another day's drawer (part
   * of `kinds`). AFTER_CLOSE: booked on this day after the drawer was counted.
   */
  apart: z.array(
    z.object({
      movementId: z.string(),
      why: z.enum(APART),
      kind: z.string(),
      day: z.string(),
      ticketId: z.string().nullable(),
      number: z.string().nullable(),
      reason: z.string(),
      amountFen: fen,
    }),
  ),
});

/** What `day_report_figures` answers: amounts in fen, quantities as text, people and documents by id. */
export const dayFigures = z.object({
  formula: count.default(1),
  tickets: z.partialRecord(
    z.enum(['SALE', 'RETURN', 'EXCHANGE', 'VOID']),
    z.object({ count, listFen: fen, discountFen: fen, netFen: fen, taxFen: fen, roundingFen: fen }),
  ),
  tenders: z.array(z.object({ kind: z.string(), count, takenFen: fen, refundedFen: fen })),
  discounts: z.object({
    lineCount: count,
    lineFen: fen,
    basketCount: count,
    basketFen: fen,
    overrideCount: count,
    overrideFen: fen,
  }),
  sessions: z.array(
    z.object({
      sessionId: z.string(),
      tillCode: z.string(),
      zNumber: count.nullable(),
      openedById: z.string(),
      closedById: z.string().nullable(),
      floatFen: fen,
      expectedFen: fen.nullable(),
      countedFen: fen.nullable(),
      differenceFen: fen.nullable(),
    }),
  ),
  cash: z.array(z.object({ kind: z.string(), count, amountFen: fen })),
  approvals: z.array(
    z.object({
      approvalId: z.string(),
      kind: z.string(),
      ticketId: z.string().nullable(),
      number: z.string().nullable(),
      productName: z.string().nullable(),
      oldFen: fen,
      netFen: fen,
      reason: z.string(),
      requestedById: z.string(),
      grantedById: z.string(),
    }),
  ),
  breaches: z.array(
    z.object({
      breachId: z.string(),
      ticketId: z.string(),
      number: z.string(),
      productName: z.string(),
      netFen: fen,
      floorFen: fen.nullable(),
    }),
  ),
  stock: z.array(
    z.object({ kind: z.string(), count, in: z.string(), out: z.string(), valueFen: fen.nullable() }),
  ),
  belowZero: count,
  numbers: z.array(
    z.object({
      prefix: z.string(),
      deviceId: z.string(),
      first: count,
      last: count,
      count,
      missing: z.array(count),
    }),
  ),
  late: z.array(z.object({ ticketId: z.string(), number: z.string(), netFen: fen })),
  drawers: z.array(drawer).default([]),
});
export type DayFigures = z.output<typeof dayFigures>;

export const REPORT_STATES = ['RUNNING', 'OPEN', 'LATE', 'SUBMITTED', 'RETURNED', 'ACCEPTED'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** Longest period of zone figures, days: they add up entries, not history. */
export const ZONE_FIGURES_DAYS = 92;
