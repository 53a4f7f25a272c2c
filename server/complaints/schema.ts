import { z } from 'zod';
import {
  companyCommand,
  day,
  fen,
  id,
  longText,
  moment,
  ofStores,
  quantity,
  requiredText,
  shortText,
  storeCommand,
} from '@/server/platform/schema';
import { ABOUTS, CAUSES, CHANNELS, OUTCOMES, STATES, VERDICTS, WANTS } from './complaint-rules';

export const MOST_PHOTOS = 9;
const said = longText.min(1);
const severity = z.number().int().min(1).max(4);

/** A complaint, whose id is the requestId. */
export const logComplaintInput = storeCommand.extend({
  customerId: id.optional(),
  callerName: z.string().trim().max(100).default(''),
  /** As typed: whoever calls may have a number no telephone of ours knows. */
  callerNumber: z.string().trim().max(40).default(''),
  channel: z.enum(CHANNELS),
  about: z.enum(ABOUTS),
  ticketId: id.optional(),
  ticketLineId: id.optional(),
  productId: id.optional(),
  aboutPersonId: id.optional(),
  zoneId: id.optional(),
  serial: z.string().trim().max(60).default(''),
  words: said,
  severity,
  wants: z.enum(WANTS),
  letterDate: day.optional(),
  /** Left out: whoever logs it. */
  ownerId: id.optional(),
  photoIds: z.array(id).max(MOST_PHOTOS).default([]),
});

const ofCase = storeCommand.extend({
  complaintId: id,
  /** As the screen saw it; left out where nothing depends on it. */
  version: z.number().int().positive().optional(),
});

export const tellInput = ofCase.extend({ text: said });
export const noteInput = ofCase.extend({ text: said });
export const moveInput = ofCase.extend({
  to: z.enum(STATES).exclude(['NEW', 'ACKNOWLEDGED', 'CLOSED']),
  text: longText.default(''),
});
export const handOverInput = ofCase.extend({ toPersonId: id, text: longText.default('') });
export const takeInput = ofCase;
export const gradeInput = ofCase.extend({ severity, text: requiredText });
export const causeInput = ofCase.extend({ cause: z.enum(CAUSES), supplierId: id.optional() });
export const setDueInput = ofCase.extend({ dueAt: moment.nullable(), text: requiredText });
export const addPhotoInput = ofCase.extend({ attachmentId: id });
export const decideInput = ofCase.extend({
  kind: z.enum(OUTCOMES),
  text: longText.default(''),
  amountFen: fen.min(1).optional(),
  productId: id.optional(),
  quantity: quantity.optional(),
  /** Of a repair: who does it, and until when. */
  technicianId: id.optional(),
  dueDay: day.optional(),
});
const ofOutcome = storeCommand.extend({ complaintId: id, outcomeId: id });
export const approveInput = ofOutcome;
export const callOffInput = ofOutcome.extend({ reason: requiredText });
export const giveCashInput = ofOutcome.extend({ sessionId: id });
export const giveGoodsInput = ofOutcome.extend({ zoneId: id.optional() });
export const linkTicketInput = ofOutcome.extend({ number: z.string().trim().min(3).max(40) });
/** What is to be repaired changes hands; the PINs of both are checked before and kept nowhere. */
export const handOverRepairInput = ofOutcome.extend({
  giverId: id,
  takerId: id,
  /** How often it changed hands before, as the screen saw it. */
  handovers: z.number().int().min(0).max(99),
  words: longText.default(''),
});
export const triedInput = ofCase.extend({ text: longText.default('') });
export const closeInput = ofCase.extend({ verdict: z.enum(VERDICTS), text: said });
export const reopenInput = ofCase.extend({ text: said });
/** By the clock: of one case, for one level of one round. */
export const climbInput = storeCommand.extend({ complaintId: id });
export const setTimesInput = companyCommand.extend({
  severity,
  answerMinutes: z.number().int().min(1).max(525_600),
  solveMinutes: z.number().int().min(1).max(525_600),
});
export const setLimitInput = companyCommand.extend({
  role: z.enum(['CLERK', 'STORE_MANAGER', 'HEAD_OFFICE']),
  amountFen: fen,
});
export const addWarrantyInput = companyCommand.extend({
  categoryId: id.optional(),
  basis: z.enum(['LAW', 'CHAIN']),
  validFrom: day,
  returnDays: z.number().int().min(0).max(3660),
  exchangeDays: z.number().int().min(0).max(3660),
  repairMonths: z.number().int().min(0).max(240),
  repairsToExchange: z.number().int().min(0).max(20),
  source: shortText.default(''),
  sourceCheckedOn: day.optional(),
});

export const BOARD_STATES = ['open', 'overdue', ...STATES] as const;
export const listComplaintsInput = ofStores.extend({
  state: z.enum(BOARD_STATES).optional(),
  severity: severity.optional(),
  ownerId: id.optional(),
  customerId: id.optional(),
  productId: id.optional(),
  supplierId: id.optional(),
  categoryId: id.optional(),
  aboutPersonId: id.optional(),
  zoneId: id.optional(),
  cause: z.enum(CAUSES).optional(),
  /** Days they were logged on, by the store's clock, both included. */
  from: day.optional(),
  to: day.optional(),
});
export const figuresInput = ofStores.omit({ cursor: true }).extend({
  from: day,
  to: day,
  by: z.enum(['product', 'supplier', 'category', 'person', 'zone', 'cause', 'month']),
});
