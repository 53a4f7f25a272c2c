import { z } from 'zod';
import {
  companyCommand,
  day,
  id,
  listCursor,
  longText,
  moment,
  requiredText,
  shortText,
  storeCommand,
  storeIds,
} from '@/server/platform/schema';

/** Where a customer was met first. */
export const CUSTOMER_SOURCES = [
  'WALK_IN',
  'PHONE',
  'WECHAT',
  'ONLINE',
  'REFERRAL',
  'DESIGNER',
  'EVENT',
  'IMPORT',
  'OTHER',
] as const;

/** What a customer may agree to. */
export const CONSENT_PURPOSES = ['FOLLOW_UP', 'MARKETING', 'MEMBERSHIP'] as const;

export const MOST_NUMBERS = 10;
export const MOST_ADDRESSES = 10;
export const MOST_TAGS = 20;

const customerNumber = z.object({
  /** As typed; kept as E.164. */
  number: z.string().trim().min(1).max(40),
  label: z.string().trim().max(30).optional(),
});

const customerAddress = z.object({
  label: z.string().trim().max(30).optional(),
  address: requiredText,
});

/** Customers are older than the shop's books. */
const FIRST_BIRTHDAY = '1900-01-01';
const LAST_BIRTHDAY = '2199-12-31';
const birthday = z.iso.date().refine((text) => text >= FIRST_BIRTHDAY && text <= LAST_BIRTHDAY, 'range');

/** What is known of a customer, all of it at once. */
export const customerFacts = z.object({
  name: z.string().trim().min(1).max(100),
  numbers: z.array(customerNumber).max(MOST_NUMBERS).default([]),
  addresses: z.array(customerAddress).max(MOST_ADDRESSES).default([]),
  tags: z
    .array(z.string().trim().min(1).max(30))
    .max(MOST_TAGS)
    .default([])
    .transform((tags) => [...new Set(tags)]),
  source: z.enum(CUSTOMER_SOURCES).default('WALK_IN'),
  birthday: birthday.optional(),
  invoiceTitle: shortText.optional(),
  taxNumber: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[0-9A-Z]{15,20}$/)
    .optional(),
  note: longText.optional(),
});
export type CustomerFacts = z.output<typeof customerFacts>;

/** A new customer, whose id is the requestId, met in a store. */
export const addCustomerInput = storeCommand.extend({
  ...customerFacts.shape,
  /** Whoever adds them serves them from now on. */
  serve: z.boolean().default(false),
  /** Agreed to, and how they said so. */
  consents: z
    .array(z.object({ purpose: z.enum(CONSENT_PURPOSES), given: requiredText, givenOn: day.optional() }))
    .max(CONSENT_PURPOSES.length)
    .default([]),
});

/** Most customers found at once: more is for typing on. */
export const MOST_FOUND = 50;
export const findCustomersInput = z.object({
  /** Digits at either end of a number, a name from any character, pinyin, initials, a member code. */
  term: z.string().trim().max(100),
  take: z.number().int().min(1).max(MOST_FOUND).default(20),
});

/** Why somebody looks at numbers of a customer they do not serve. */
export const REVEAL_REASONS = ['CALL_BACK', 'DELIVERY', 'COMPLAINT', 'CHECK', 'OTHER'] as const;

export const customerCommand = storeCommand.extend({ customerId: id });

/** The full numbers and addresses of a customer somebody else serves, for a reason. */
export const revealCustomerInput = customerCommand
  .extend({
    reason: z.enum(REVEAL_REASONS),
    /** In words; another reason wants them. */
    words: shortText.default(''),
  })
  .refine(({ reason, words }) => reason !== 'OTHER' || words !== '', { path: ['words'], error: 'required' });

export const revealedInput = z.object({ revealId: id });

/** Who looked at numbers in these stores, between two days. */
export const listRevealsInput = z.object({ storeIds, from: day, to: day, cursor: listCursor });

/** How somebody came to serve a customer, or ceased to. */
export const SERVING_KINDS = ['TAKEN', 'EXTENDED', 'GIVEN', 'ASSIGNED', 'ENDED', 'MERGED'] as const;

export const decideTakeoverInput = storeCommand.extend({ takeoverId: id, given: z.boolean() });

/** Most customers moved at once. */
export const MOST_MOVED = 500;
export const assignCustomersInput = storeCommand.extend({
  customerIds: z
    .array(id)
    .min(1)
    .max(MOST_MOVED)
    .transform((ids) => [...new Set(ids)].sort()),
  /** Who serves them from now on; null: nobody. */
  toPersonId: id.nullable(),
});

export const giveConsentInput = customerCommand.extend({
  purpose: z.enum(CONSENT_PURPOSES),
  given: requiredText,
  /** Left out: today. */
  givenOn: day.optional(),
});
export const withdrawConsentInput = customerCommand.extend({ purpose: z.enum(CONSENT_PURPOSES) });

const kept = z.object({ id });

/** What is known of a customer, all of it: numbers and addresses by their id where they stay, which needs no sight of them. */
export const editCustomerInput = customerCommand.extend({
  ...customerFacts.shape,
  numbers: z.array(z.union([kept, customerNumber])).max(MOST_NUMBERS),
  addresses: z.array(z.union([kept, customerAddress])).max(MOST_ADDRESSES),
  /** `updatedAt` of what the form began from. */
  seen: moment,
});

export const customerInput = z.object({ customerId: id });

/** What a form has so far of somebody who may be known already. */
export const similarCustomersInput = z.object({
  name: z.string().trim().max(100).default(''),
  number: z.string().trim().max(40).default(''),
  /** The customer the form is about. */
  exceptId: id.optional(),
});

export const CUSTOMER_MARKS = ['NO_CONSENT', 'BIRTHDAY', 'UNSERVED'] as const;

export const listCustomersInput = z.object({
  tag: z.string().trim().max(30).optional(),
  source: z.enum(CUSTOMER_SOURCES).optional(),
  servedById: id.optional(),
  /** The store that knew them first. */
  storeId: id.optional(),
  mark: z.enum(CUSTOMER_MARKS).optional(),
  cursor: listCursor,
});

/** A tablet's copy of the customers its store knows, from where it is; null: from the beginning. */
export const copyOfStoreInput = z.object({
  storeId: id,
  cursor: z.object({ afterId: id.nullable(), asOf: moment }).nullable(),
});

/** Two rows of one person: `keptId` goes on, `mergedId` leads to it. */
export const mergeCustomersInput = storeCommand.extend({ keptId: id, mergedId: id });

export const eraseCustomerInput = companyCommand.extend({
  customerId: id,
  /** Their member code, typed: nobody erases by a slip. */
  confirm: z.string().trim().toUpperCase().max(20),
});

/** The list as it is narrowed, in a file, and what for. */
export const exportCustomersInput = companyCommand.extend({
  purpose: requiredText,
  filter: listCustomersInput.omit({ cursor: true }),
});
