import { Prisma } from '@/generated/prisma/client';
import { type FoundByNumber, withNumber } from '@/server/platform/found-by-number';

/** A complaint, found by its number. */
export const COMPLAINT_BY_NUMBER: FoundByNumber = {
  kind: 'COMPLAINT',
  permission: 'complaints.read',
  find: (asked) => Prisma.sql`SELECT store_id, id, number FROM complaint ${withNumber(asked)}`,
};
