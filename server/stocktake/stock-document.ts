import { Prisma } from '@/generated/prisma/client';
import { printedNumber, type StockDocument } from '@/server/stock/book/stock-documents';

/** A stocktake, as the ledger names it. */
export const STOCKTAKE_DOCUMENT: StockDocument = {
  kind: 'STOCKTAKE',
  number: ({ storeId, documentId }) =>
    printedNumber(
      'STOCKTAKE',
      Prisma.sql`SELECT number FROM stocktake WHERE store_id = ${storeId} AND id = ${documentId}`,
    ),
};
