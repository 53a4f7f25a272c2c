import { Prisma } from '@/generated/prisma/client';

/** Days of a store that are not sealed yet, as rows (day): a piece of a larger statement. */
export function unsealedDays(storeId: Prisma.Sql, from: Prisma.Sql, to: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT day FROM business_day WHERE store_id = ${storeId} AND day BETWEEN ${from} AND ${to} AND state <> 'SEALED'`;
}

/** The newest sealed day of a store, one row (day), null without any: a piece of a larger statement. */
export function newestSealedDay(storeId: string): Prisma.Sql {
  return Prisma.sql`SELECT max(day) AS day FROM business_day WHERE store_id = ${storeId}::uuid AND state = 'SEALED'`;
}
