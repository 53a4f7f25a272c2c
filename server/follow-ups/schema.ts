import { z } from 'zod';
import { CUSTOMER_SOURCES } from '@/server/customers/schema';
import {
  companyCommand,
  day,
  fen,
  id,
  requiredText,
  shortText,
  storeCommand,
  storeIds,
} from '@/server/platform/schema';

export const DIRECTIONS = ['OUT', 'IN'] as const;
export const CALL_OUTCOMES = ['REACHED', 'NOT_REACHED', 'CALL_AGAIN'] as const;
export const RULE_AFTER = ['SALE', 'COMPLAINT'] as const;
/** Roles with a quota of calls. */
export const CALLING_ROLES = ['CLERK', 'STORE_MANAGER'] as const;

/** A call: of a follow-up, or by itself. */
export const recordCallInput = storeCommand
  .extend({
    customerId: id,
    followUpId: id.optional(),
    direction: z.enum(DIRECTIONS).default('OUT'),
    outcome: z.enum(CALL_OUTCOMES),
    satisfaction: z.number().int().min(1).max(5).optional(),
    /** Of a call that came in. */
    source: z.enum(CUSTOMER_SOURCES).optional(),
    note: shortText.default(''),
    /** When they asked to be called again. */
    againOn: day.optional(),
    /** They said they would come to the store. */
    visitOn: day.optional(),
  })
  .refine(({ outcome, againOn }) => (outcome === 'CALL_AGAIN') === (againOn !== undefined), {
    path: ['againOn'],
    message: 'required',
  })
  .refine(({ outcome, satisfaction, visitOn }) => outcome === 'REACHED' || (!satisfaction && !visitOn), {
    path: ['outcome'],
    message: 'range',
  })
  .refine(({ direction, outcome }) => direction === 'OUT' || outcome === 'REACHED', {
    path: ['outcome'],
    message: 'range',
  });

export const addFollowUpInput = storeCommand.extend({
  customerId: id,
  dueDay: day,
  /** Left out: whoever asks. */
  personId: id.optional(),
  note: requiredText,
});

export const dropFollowUpInput = storeCommand.extend({ followUpId: id, reason: requiredText });
export const giveFollowUpInput = storeCommand.extend({ followUpId: id, personId: id });
/** Everything that waits for one person; null: what is nobody's. */
export const handOverInput = storeCommand
  .extend({ fromPersonId: id.nullable(), toPersonId: id })
  .refine(({ fromPersonId, toPersonId }) => fromPersonId !== toPersonId, {
    path: ['toPersonId'],
    message: 'same',
  });
export const noteVisitInput = storeCommand.extend({ visitId: id });

export const setRulesInput = companyCommand.extend({
  rules: z
    .array(
      z.object({
        after: z.enum(RULE_AFTER),
        days: z.number().int().min(0).max(365),
        fromFen: fen.default(0),
      }),
    )
    .max(10)
    .refine(
      (rules) => new Set(rules.map(({ after, days }) => `${after}${days}`)).size === rules.length,
      'repeated',
    ),
});

export const setQuotaInput = storeCommand
  .extend({
    role: z.enum(CALLING_ROLES),
    calls: z.number().int().min(0).max(500),
    firstContacts: z.number().int().min(0).max(500),
  })
  .refine(({ calls, firstContacts }) => firstContacts <= calls, {
    path: ['firstContacts'],
    message: 'range',
  });

export const followUpsInput = z.object({
  storeIds,
  /** Left out: everybody's. */
  personId: id.optional(),
  customerId: id.optional(),
});

export const callsInput = z.object({
  storeIds,
  personId: id.optional(),
  customerId: id.optional(),
  day: day.optional(),
  firstOnly: z.boolean().optional(),
});

export const makeFollowUpsInput = storeCommand.extend({ day });
