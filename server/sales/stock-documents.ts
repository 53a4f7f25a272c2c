import { Prisma } from '@/generated/prisma/client';
import type { StockDocument } from '@/server/stock/book/stock-documents';

/** Tickets and what is picked up of them, as the ledger names them. A pickup is read on its ticket. */
export const SALES_DOCUMENTS: readonly StockDocument[] = [
  {
    kind: 'TICKET',
    number: ({ storeId, documentId }) =>
      Prisma.sql`SELECT number FROM ticket WHERE store_id = ${storeId} AND id = ${documentId}`,
  },
  {
    kind: 'PICKUP',
    number: ({ storeId, documentId }) => Prisma.sql`SELECT t.number FROM pickup k
      JOIN ticket t ON t.store_id = k.store_id AND t.id = k.ticket_id WHERE k.store_id = ${storeId} AND k.id = ${documentId}`,
    openedBy: ({ storeId, documentId }) =>
      Prisma.sql`SELECT ticket_id FROM pickup WHERE store_id = ${storeId} AND id = ${documentId}`,
  },
];
