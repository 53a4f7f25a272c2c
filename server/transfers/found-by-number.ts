import { Prisma } from '@/generated/prisma/client';
import type { FoundByNumber } from '@/server/platform/found-by-number';
import { STORES } from '@/server/stores/lent-stores';

/** A transfer, found by its sender's number; both ends see it. Each store's number is one look into its unique key. */
export const TRANSFER_BY_NUMBER: FoundByNumber = {
  kind: 'TRANSFER',
  permission: 'stock.read',
  find: ({ number, storeIds }) => Prisma.sql`SELECT f.store_id, f.id, f.number
    FROM ${STORES} s JOIN transfer f ON f.store_id = s.id AND f.number = ${number}
    WHERE f.store_id = ANY(${[...storeIds]}::uuid[]) OR f.to_store_id = ANY(${[...storeIds]}::uuid[])`,
};
