import { Prisma } from '@/generated/prisma/client';
import type { FoundByNumber } from '@/server/platform/found-by-number';

/** A shortage case, found by its number. */
export const SHORTAGE_BY_NUMBER: FoundByNumber = {
  kind: 'SHORTAGE',
  permission: 'shortages.read',
  find: ({ number, storeIds }) =>
    Prisma.sql`SELECT store_id, id, number FROM shortage_case WHERE store_id = ANY(${[...storeIds]}::uuid[]) AND number = ${number}`,
};
