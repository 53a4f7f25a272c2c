import { Prisma } from '@/generated/prisma/client';
import type { Reader } from '@/server/platform/db';
import { port } from '@/server/platform/port';

/** Ids an entry names, in stores it may be about: both lead into the key of every table by store. */
export interface NamedIn {
  storeIds: readonly string[];
  ids: readonly string[];
}

/** Whom and what the trail names by id alone. */
export interface KnownNames {
  /** `SELECT id, name` of everything of the company an entry may name. */
  all: readonly Prisma.Sql[];
  /** The same of everything of stores: documents by their number, places by their name, approvals by who gave them. */
  ofStores: readonly ((asked: NamedIn) => Prisma.Sql)[];
  /** Of people with work in these stores; null: of everybody. */
  people(reader: Reader, storeIds: readonly string[] | null): Promise<{ id: string; name: string }[]>;
  storeIds(reader: Reader): Promise<string[]>;
}

export const knownNames = port<KnownNames>('names behind the ids of the audit trail');

/** `x` is one of those asked for. */
export function isNamed({ storeIds, ids }: NamedIn): Prisma.Sql {
  return Prisma.sql`x.store_id = ANY(${[...storeIds]}::uuid[]) AND x.id = ANY(${[...ids]}::uuid[])`;
}
