import { z } from 'zod';
import { figure } from '@/server/platform/report-section';

/** Why a movement of cash stands apart from the ordinary ones of a drawer's own day. */
export const APART = ['OTHER_DAY', 'OTHER_DRAWER', 'AFTER_CLOSE'] as const;

/** A drawer the day's cash went into, or that was opened on the day. */
const drawer = z.object({
  sessionId: z.string(),
  tillCode: z.string(),
  sessionDay: z.string(),
  /** What this day put into it or took out before it was counted. */
  kinds: z.array(z.object({ kind: z.string(), count: figure, amountFen: figure })),
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
      amountFen: figure,
    }),
  ),
});

export const cashFigures = z.object({
  sessions: z.array(
    z.object({
      sessionId: z.string(),
      tillCode: z.string(),
      zNumber: figure.nullable(),
      openedById: z.string(),
      closedById: z.string().nullable(),
      floatFen: figure,
      expectedFen: figure.nullable(),
      countedFen: figure.nullable(),
      differenceFen: figure.nullable(),
    }),
  ),
  cash: z.array(z.object({ kind: z.string(), count: figure, amountFen: figure })),
  /** None in the first version. */
  drawers: z.array(drawer).default([]),
});
export type CashFigures = z.output<typeof cashFigures>;
