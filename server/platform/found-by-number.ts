import { Prisma } from '@/generated/prisma/client';
import type { NumberedDocument } from '@/lib/document-number';

/** What is found by a number: a document, a shortage case, a complaint, or what a customer paid of what they owed. */
export type FoundKind = NumberedDocument | 'SHORTAGE' | 'COMPLAINT' | 'REPAYMENT';

/** Documents of one kind as they are found by the number printed on them: what each room lends of its own. */
export interface FoundByNumber {
  kind: FoundKind;
  /** Who may open one. */
  permission: string;
  /** `SELECT store_id, id, number` of those with this number that these stores may see: at most one a store, by its unique key. */
  find: (asked: NumberAsked) => Prisma.Sql;
}

export interface NumberAsked {
  number: number;
  storeIds: readonly string[];
}

/** Of a table with a number a store: those with this one in these stores. */
export function withNumber({ number, storeIds }: NumberAsked): Prisma.Sql {
  return Prisma.sql`WHERE store_id = ANY(${[...storeIds]}::uuid[]) AND number = ${number}`;
}
