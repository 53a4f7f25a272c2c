import { Prisma } from '@/generated/prisma/client';
import type { KnownNames } from '@/server/audit/known-names';
import type { Tx } from '@/server/platform/db';

/** `SELECT id, name` of people, and of the devices they work at. */
export const PEOPLE_BY_NAME = Prisma.sql`SELECT id, name FROM person`;
export const DEVICES_BY_NAME = Prisma.sql`SELECT id, name FROM device`;

/** Those with a role in one of the stores, or in all; null: everybody. */
export const peopleWithWorkIn: KnownNames['people'] = (reader, storeIds) =>
  reader.person.findMany({
    where: storeIds
      ? { grants: { some: { OR: [{ storeId: null }, { storeId: { in: [...storeIds] } }] } } }
      : {},
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
    take: 2_000,
  });

/** There is such a person, and they still work here. */
export async function isPersonAtWork(tx: Tx, personId: string): Promise<boolean> {
  const person = await tx.person.findUnique({ where: { id: personId }, select: { deactivatedAt: true } });
  return person !== null && person.deactivatedAt === null;
}
