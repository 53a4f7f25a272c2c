import { Prisma } from '@/generated/prisma/client';
import { type FoundByNumber, withNumber } from '@/server/platform/found-by-number';

/** A reconciliation, found by its number. */
export const RECONCILIATION_BY_NUMBER: FoundByNumber = {
  kind: 'RECONCILIATION',
  permission: 'stock.read',
  find: (asked) => Prisma.sql`SELECT store_id, id, number FROM reconciliation ${withNumber(asked)}`,
};
