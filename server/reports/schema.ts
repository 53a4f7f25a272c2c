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

export const REPORT_STATES = ['RUNNING', 'OPEN', 'LATE', 'SUBMITTED', 'RETURNED', 'ACCEPTED'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** Longest period of zone figures, days: they add up entries, not history. */
export const ZONE_FIGURES_DAYS = 92;
