import { Prisma } from '@/generated/prisma/client';
import { printedNumber, type StockDocument } from './book/stock-documents';

/** Documents of the ledger itself. */
export const OWN_DOCUMENTS: readonly StockDocument[] = [
  {
    kind: 'OPENING_STOCK',
    number: ({ storeId, documentId }) =>
      printedNumber(
        'OPENING_STOCK',
        Prisma.sql`SELECT number FROM opening_stock WHERE store_id = ${storeId} AND id = ${documentId}`,
      ),
  },
  {
    kind: 'ADJUSTMENT',
    number: ({ storeId, documentId }) =>
      printedNumber(
        'ADJUSTMENT',
        Prisma.sql`SELECT number FROM adjustment WHERE store_id = ${storeId} AND id = ${documentId}`,
      ),
  },
  {
    kind: 'ZONE_MOVE',
    number: ({ storeId, documentId }) =>
      printedNumber(
        'ZONE_MOVE',
        Prisma.sql`SELECT number FROM zone_move WHERE store_id = ${storeId} AND id = ${documentId}`,
      ),
  },
];
