import { Prisma } from '@/generated/prisma/client';
import { type FoundByNumber, withNumber } from '@/server/platform/found-by-number';

/** What a customer paid of what they owed, found by its number: it opens the account it went to. */
export const REPAYMENT_BY_NUMBER: FoundByNumber = {
  kind: 'REPAYMENT',
  permission: 'credit.see',
  find: (asked) =>
    Prisma.sql`SELECT store_id, customer_id AS id, number FROM credit_repayment ${withNumber(asked)}`,
};
