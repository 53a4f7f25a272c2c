import { z } from 'zod';
import {
  companyCommand,
  day,
  id,
  longText,
  moment,
  month,
  requiredText,
  shortText,
  storeCommand,
} from '@/server/platform/schema';
import { OVERTIME_MODES, PHOTOS, PUNCH_KINDS, TAKEN_BACK_MS } from './attendance-rules';

/** What a tablet says of how it knows who it was; a PIN that the server sees comes by itself. */
const SAID_PROOFS = ['SESSION', 'TABLET', 'NONE'] as const;

/** The requestId is made with the punch and stays its own: sent twice it is there once. */
const punched = storeCommand.extend({
  personId: id,
  kind: z.enum(PUNCH_KINDS),
  occurredAt: moment,
  reason: shortText.default(''),
  /** Sent before, as an attachment. */
  photoId: id.optional(),
});
const saysWhy = ({ kind, reason }: { kind: string; reason: string }) =>
  (kind === 'STEP_OUT') === (reason !== '');

export const punchInput = punched.extend({ proof: z.enum(SAID_PROOFS) }).refine(saysWhy, 'reason');
/** As it is kept once the server knows who it was. */
export const recordPunchInput = punched
  .extend({ proof: z.enum([...SAID_PROOFS, 'PIN']) })
  .refine(saysWhy, 'reason');
export const punchByPinInput = punched.refine(saysWhy, 'reason');

const isWithinADay = (from: Date, to: Date) => to > from && to.getTime() - from.getTime() <= 24 * 3_600_000;

/** `afterMs`: how long after the punch, by the tablet. */
export const withdrawPunchInput = storeCommand.extend({
  punchId: id,
  afterMs: z.number().int().min(0).max(TAKEN_BACK_MS),
});

/** Hours nobody will know. */
export const leaveUnknownInput = storeCommand.extend({ subjectId: id, reason: requiredText });

/** A forgotten punch that was confirmed by mistake. */
export const takeBackPunchInput = storeCommand.extend({ punchId: id, reason: requiredText });

export const decidePunchInput = storeCommand
  .extend({ punchId: id, accepted: z.boolean(), reason: shortText.default('') })
  .refine(({ accepted, reason }) => accepted || reason !== '', 'reason');

/** `wentAt` where neither was punched: `occurredAt` is when they came then. */
export const proposePunchInput = storeCommand
  .extend({ occurredAt: moment, wentAt: moment.optional(), reason: requiredText })
  .refine(({ occurredAt, wentAt }) => !wentAt || isWithinADay(occurredAt, wentAt), 'wentAt');
export const decideProposalInput = storeCommand
  .extend({ proposalId: id, confirmed: z.boolean(), reason: shortText.default('') })
  .refine(({ confirmed, reason }) => confirmed || reason !== '', 'reason');

export const approveOvertimeInput = storeCommand.extend({
  personId: id,
  day,
  minutes: z.number().int().min(0).max(960),
  reason: requiredText,
});

export const answerMonthInput = storeCommand
  .extend({ month, agrees: z.boolean(), words: longText.default('') })
  .refine(({ agrees, words }) => agrees || words !== '', 'words');
/** `inSpiteOf`: why it is locked although somebody objects. */
export const lockMonthInput = storeCommand.extend({ month, inSpiteOf: shortText.default('') });
export const correctDayInput = storeCommand.extend({
  personId: id,
  day,
  minutes: z
    .number()
    .int()
    .min(-1_440)
    .max(1_440)
    .refine((minutes) => minutes !== 0, 'zero'),
  reason: requiredText,
});

const rate = z.number().int().min(100).max(1_000);
const rules = {
  earlyLimit: z.number().int().min(0).max(480),
  lateLimit: z.number().int().min(0).max(480),
  graceMinutes: z.number().int().min(0).max(60),
  overtimeMode: z.enum(OVERTIME_MODES),
  overtimeFromMinutes: z.number().int().min(0).max(240),
  stepOutLimit: z.number().int().min(1).max(480),
  proposalsPerMonth: z.number().int().min(0).max(31),
  photos: z.enum(PHOTOS),
  workRate: rate,
  restRate: rate,
  holidayRate: rate,
};
/** Of one store, or of the company where it names none. */
export const setAttendanceRulesInput = companyCommand.extend({ ofStoreId: id.nullable(), ...rules });

/** A store goes by the company's rules again. */
export const followCompanyInput = companyCommand.extend({ ofStoreId: id });

export const monthInput = z.object({ storeId: id, month });
export const judgeInput = storeCommand.extend({ personId: id, around: moment });
export const watchInput = storeCommand.extend({ kind: z.enum(['NOBODY', 'TABLET_NOT_HEARD']).nullable() });
