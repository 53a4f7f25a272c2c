import { Prisma } from '@/generated/prisma/client';
import { numberedInTrail } from '@/server/stock/names-in-trail';

export const PURCHASING_IN_TRAIL = [
  numberedInTrail('PURCHASE_ORDER', 'purchase_order'),
  numberedInTrail('RECEIVING', 'receiving'),
  numberedInTrail('SUPPLIER_RETURN', 'supplier_return'),
];

export const SUPPLIERS_BY_NAME = Prisma.sql`SELECT id, name FROM supplier`;
