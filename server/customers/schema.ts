import { z } from 'zod';
import { day, longText, requiredText, shortText, storeCommand } from '@/server/platform/schema';

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
  birthday: day.optional(),
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
  /** Agreed to, and how they said so. */
  consents: z
    .array(z.object({ purpose: z.enum(CONSENT_PURPOSES), given: requiredText }))
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
