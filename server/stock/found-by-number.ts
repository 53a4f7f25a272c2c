import { Prisma } from '@/generated/prisma/client';
import { type FoundByNumber, withNumber } from '@/server/platform/found-by-number';

/** Documents that move goods inside a store, found by their number; each opens as its entries. */
export const STOCK_BY_NUMBER: readonly FoundByNumber[] = [
  {
    kind: 'ADJUSTMENT',
    permission: 'stock.read',
    find: (asked) => Prisma.sql`SELECT store_id, id, number FROM adjustment ${withNumber(asked)}`,
  },
  {
    kind: 'ZONE_MOVE',
    permission: 'stock.read',
    find: (asked) => Prisma.sql`SELECT store_id, id, number FROM zone_move ${withNumber(asked)}`,
  },
  {
    kind: 'OPENING_STOCK',
    permission: 'stock.read',
    find: (asked) => Prisma.sql`SELECT store_id, id, number FROM opening_stock ${withNumber(asked)}`,
  },
];
