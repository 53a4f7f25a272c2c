import { Prisma } from '@/generated/prisma/client';
import type { NumberedDocument } from '@/lib/document-number';
import { isNamed, type NamedIn } from '@/server/audit/known-names';
import { printedNumber } from './book/stock-documents';

/** Documents of a table by their number, as the audit trail says them. @param table its name in the database */
export function numberedInTrail(kind: NumberedDocument, table: string): (asked: NamedIn) => Prisma.Sql {
  return (asked) => Prisma.sql`SELECT x.id, (${printedNumber(kind, Prisma.sql`SELECT x.number`)}) AS name
    FROM ${Prisma.raw(table)} x WHERE ${isNamed(asked)}`;
}

export const STOCK_IN_TRAIL = [
  numberedInTrail('ADJUSTMENT', 'adjustment'),
  numberedInTrail('OPENING_STOCK', 'opening_stock'),
  numberedInTrail('ZONE_MOVE', 'zone_move'),
];
