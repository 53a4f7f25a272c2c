import { Prisma } from '@/generated/prisma/client';

/** `id` and `number` of a store's tickets, as a piece for whoever keeps money and names them. */
export function ticketNumbers(storeId: string): Prisma.Sql {
  return Prisma.sql`SELECT id, number FROM ticket WHERE store_id = ${storeId}::uuid`;
}
