import { Prisma } from '@/generated/prisma/client';
import { type NamedDocument, printedNumber, type StockDocument } from '@/server/stock/book/stock-documents';

/** A transfer, as the ledgers of both stores name it: its number is its sender's, also where it arrives. */
export const TRANSFER_DOCUMENT: StockDocument = {
  kind: 'TRANSFER',
  number: (of) =>
    printedNumber(
      'TRANSFER',
      Prisma.sql`SELECT coalesce(
        (SELECT number FROM transfer WHERE store_id = ${of.storeId} AND id = ${of.documentId}), (${arrived(of, Prisma.sql`f.number`)}))`,
    ),
  fromStoreId: (of) => arrived(of, Prisma.sql`f.store_id`),
};

/** `SELECT` of the transfer `f` a line arrived by. */
const arrived = ({ storeId, lineId }: NamedDocument, what: Prisma.Sql) => Prisma.sql`SELECT ${what}
  FROM transfer_arrival_line a JOIN transfer f ON f.store_id = a.from_store_id AND f.id = a.transfer_id
  WHERE a.store_id = ${storeId} AND a.id = ${lineId}`;
