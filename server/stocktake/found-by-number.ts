import { Prisma } from '@/generated/prisma/client';
import { type FoundByNumber, withNumber } from '@/server/platform/found-by-number';

/** A stocktake, found by its number. */
export const STOCKTAKE_BY_NUMBER: FoundByNumber = {
  kind: 'STOCKTAKE',
  permission: 'stocktake.read',
  find: (asked) => Prisma.sql`SELECT store_id, id, number FROM stocktake ${withNumber(asked)}`,
};
