import { Prisma } from '@/generated/prisma/client';
import type { StockDocumentKind } from '@/generated/prisma/enums';
import { DOCUMENT_PREFIXES, type NumberedDocument } from '@/lib/document-number';
import { port } from '@/server/platform/port';

/** Where a row of the ledger names its document, as SQL. */
export interface NamedDocument {
  storeId: Prisma.Sql;
  documentId: Prisma.Sql;
  /** What of it posted the entry. */
  lineId: Prisma.Sql;
}

/** A kind of document entries come from, as its room tells of it: pieces of SQL, so that a list of entries stays one question. */
export interface StockDocument {
  kind: StockDocumentKind;
  /** `SELECT` of its number, as people read it. */
  number(of: NamedDocument): Prisma.Sql;
  /** `SELECT` of the id it is opened by, where that is another document's. */
  openedBy?(of: NamedDocument): Prisma.Sql;
  /** `SELECT` of the store that sent, where it is of two. */
  fromStoreId?(of: NamedDocument): Prisma.Sql;
  /** `SELECT quantity, amount_fen, freight_fen` of a product on the supplier's note, where there is one. */
  supplierNote?(of: NamedDocument, productId: Prisma.Sql): Prisma.Sql;
}

/** Documents of the rooms above, and the ledger's own. */
export const stockDocuments = port<readonly StockDocument[]>('documents that stock entries come from');

/** `SELECT` of a number as it is printed. @param number `SELECT` of the whole number */
export function printedNumber(kind: NumberedDocument, number: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT ${Prisma.raw(`'${DOCUMENT_PREFIXES[kind]}-'`)} || lpad((${number})::text, 6, '0')`;
}

/** What the kind of a row's document says about it; null where it says nothing. */
export function saidByKind(
  kind: Prisma.Sql,
  piece: (document: StockDocument) => Prisma.Sql | undefined,
): Prisma.Sql {
  const said = stockDocuments.ask().flatMap((document) => {
    const sql = piece(document);
    return sql ? [Prisma.sql`WHEN ${Prisma.raw(`'${document.kind}'`)} THEN (${sql})`] : [];
  });
  return Prisma.sql`CASE ${kind} ${Prisma.join(said, ' ')} END`;
}
