import { Prisma } from '@/generated/prisma/client';
import type { FoundByNumber } from '@/server/platform/found-by-number';

type Asked = Parameters<FoundByNumber['find']>[0];

const at = ({ number, storeIds }: Asked) =>
  Prisma.sql`WHERE store_id = ANY(${[...storeIds]}::uuid[]) AND number = ${number}`;

/** What was ordered of suppliers, came from them and went back, found by its number. */
export const PURCHASING_BY_NUMBER: readonly FoundByNumber[] = [
  {
    kind: 'PURCHASE_ORDER',
    permission: 'stock.read',
    find: (asked) => Prisma.sql`SELECT store_id, id, number FROM purchase_order ${at(asked)}`,
  },
  {
    kind: 'RECEIVING',
    permission: 'stock.read',
    find: (asked) => Prisma.sql`SELECT store_id, id, number FROM receiving ${at(asked)}`,
  },
  {
    kind: 'SUPPLIER_RETURN',
    permission: 'stock.read',
    find: (asked) => Prisma.sql`SELECT store_id, id, number FROM supplier_return ${at(asked)}`,
  },
];
