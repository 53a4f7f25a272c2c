import { Prisma } from '@/generated/prisma/client';
import { printedNumber, type StockDocument } from '@/server/stock/book/stock-documents';

/** What suppliers deliver and take back, as the ledger names it. */
export const PURCHASING_DOCUMENTS: readonly StockDocument[] = [
  {
    kind: 'RECEIVING',
    number: ({ storeId, documentId }) =>
      printedNumber(
        'RECEIVING',
        Prisma.sql`SELECT number FROM receiving WHERE store_id = ${storeId} AND id = ${documentId}`,
      ),
    supplierNote: ({ storeId, documentId }, productId) => Prisma.sql`
      SELECT sum(quantity) AS quantity, sum(amount_fen) AS amount_fen, sum(freight_fen) AS freight_fen
      FROM receiving_line WHERE store_id = ${storeId} AND receiving_id = ${documentId} AND product_id = ${productId}`,
  },
  {
    kind: 'SUPPLIER_RETURN',
    number: ({ storeId, documentId }) =>
      printedNumber(
        'SUPPLIER_RETURN',
        Prisma.sql`SELECT number FROM supplier_return WHERE store_id = ${storeId} AND id = ${documentId}`,
      ),
  },
];
