import type { Prisma } from '@/generated/prisma/client';
import type { Reader } from '@/server/platform/db';
import { port } from '@/server/platform/port';

/** Whom and what the trail names by id alone. */
export interface KnownNames {
  /** `SELECT id, name` of everything an entry may name. */
  all: readonly Prisma.Sql[];
  /** Of people with work in these stores; null: of everybody. */
  people(reader: Reader, storeIds: readonly string[] | null): Promise<{ id: string; name: string }[]>;
  storeIds(reader: Reader): Promise<string[]>;
}

export const knownNames = port<KnownNames>('names behind the ids of the audit trail');
