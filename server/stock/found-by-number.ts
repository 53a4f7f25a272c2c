import { Prisma } from '@/generated/prisma/client';
import type { FoundByNumber } from '@/server/platform/found-by-number';

type Asked = Parameters<FoundByNumber['find']>[0];

const at = ({ number, storeIds }: Asked) =>
  Prisma.sql`WHERE store_id = ANY(${[...storeIds]}::uuid[]) AND number = ${number}`;

/** Documents that move goods inside a store, found by their number; each opens as its entries. */
export const STOCK_BY_NUMBER: readonly FoundByNumber[] = [
  {
    kind: 'ADJUSTMENT',
    permission: 'stock.read',
    find: (asked) => Prisma.sql`SELECT store_id, id, number FROM adjustment ${at(asked)}`,
  },
  {
    kind: 'ZONE_MOVE',
    permission: 'stock.read',
    find: (asked) => Prisma.sql`SELECT store_id, id, number FROM zone_move ${at(asked)}`,
  },
  {
    kind: 'OPENING_STOCK',
    permission: 'stock.read',
    find: (asked) => Prisma.sql`SELECT store_id, id, number FROM opening_stock ${at(asked)}`,
  },
];
