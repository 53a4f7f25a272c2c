import { Prisma } from '@/generated/prisma/client';
import { type FoundByNumber, withNumber } from '@/server/platform/found-by-number';

/** A shortage case, found by its number. */
export const SHORTAGE_BY_NUMBER: FoundByNumber = {
  kind: 'SHORTAGE',
  permission: 'shortages.read',
  find: (asked) => Prisma.sql`SELECT store_id, id, number FROM shortage_case ${withNumber(asked)}`,
};
