import { Prisma } from '@/generated/prisma/client';
import { type FoundByNumber, withNumber } from '@/server/platform/found-by-number';

/** What was ordered of suppliers, came from them and went back, found by its number. */
export const PURCHASING_BY_NUMBER: readonly FoundByNumber[] = [
  {
    kind: 'PURCHASE_ORDER',
    permission: 'stock.read',
    find: (asked) => Prisma.sql`SELECT store_id, id, number FROM purchase_order ${withNumber(asked)}`,
  },
  {
    kind: 'RECEIVING',
    permission: 'stock.read',
    find: (asked) => Prisma.sql`SELECT store_id, id, number FROM receiving ${withNumber(asked)}`,
  },
  {
    kind: 'SUPPLIER_RETURN',
    permission: 'stock.read',
    find: (asked) => Prisma.sql`SELECT store_id, id, number FROM supplier_return ${withNumber(asked)}`,
  },
];
