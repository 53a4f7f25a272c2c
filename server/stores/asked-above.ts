import type { Prisma } from '@/generated/prisma/client';
import type { Tx } from '@/server/platform/db';
import { port } from '@/server/platform/port';

/** What a store has, each a `SELECT` of one number. @param storeId SQL of the store asked for */
export interface CountedInStore {
  tills(storeId: Prisma.Sql): Prisma.Sql;
  zones(storeId: Prisma.Sql): Prisma.Sql;
  /** Zones nobody answers for at this moment. */
  ownerless(storeId: Prisma.Sql): Prisma.Sql;
}

export const countedInStore = port<CountedInStore>('what is counted in a store');

/** Is there such a person, and still at work? */
export const isAtWork = port<(tx: Tx, personId: string) => Promise<boolean>>('who is still at work');

/** Is it a service that can be sold? */
export const isService = port<(tx: Tx, productId: string) => Promise<boolean>>('which products are services');
