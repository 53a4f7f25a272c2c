import { Prisma } from '@/generated/prisma/client';
import type { FoundByNumber } from '@/server/platform/found-by-number';

/** A reconciliation, found by its number. */
export const RECONCILIATION_BY_NUMBER: FoundByNumber = {
  kind: 'RECONCILIATION',
  permission: 'stock.read',
  find: ({ number, storeIds }) =>
    Prisma.sql`SELECT store_id, id, number FROM reconciliation WHERE store_id = ANY(${[...storeIds]}::uuid[]) AND number = ${number}`,
};
