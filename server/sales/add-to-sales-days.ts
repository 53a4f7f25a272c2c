import { Prisma } from '@/generated/prisma/client';
import type { Tx } from '@/server/platform/db';
import { DAY_SUMS, HOUR_SUMS, PRODUCT_SUMS, TAX_SUMS } from './sums-of-day';

/**
 * Keeps what a day took, by its goods, by hour and person, and by rate of tax: for the seal of that day, once, in its transaction. A sealed day gets
 * no more tickets.
 */
export async function addToSalesDays(tx: Tx, storeId: string, day: string): Promise<void> {
  const store = Prisma.sql`${storeId}::uuid`;
  const of = Prisma.sql`${day}::date`;
  await tx.$executeRaw`
    INSERT INTO sales_day (store_id, day, tickets, net_fen, rounding_fen)
    SELECT ${store}, ${of}, s.tickets, s.net_fen, s.rounding_fen FROM (${DAY_SUMS(store, of)}) s WHERE s.tickets > 0`;
  await tx.$executeRaw`
    INSERT INTO sales_day_product (store_id, day, product_id, tag_fen, quantity, net_fen)
    SELECT ${store}, ${of}, s.* FROM (${PRODUCT_SUMS(store, of)}) s ORDER BY s.product_id, s.tag_fen`;
  await tx.$executeRaw`
    INSERT INTO sales_day_hour (store_id, day, hour, person_id, unit, quantity, net_fen)
    SELECT ${store}, ${of}, s.* FROM (${HOUR_SUMS(store, of)}) s ORDER BY s.hour, s.person_id, s.unit`;
  await tx.$executeRaw`
    INSERT INTO sales_day_tax (store_id, day, tax_rate_bp, net_fen, tax_fen)
    SELECT ${store}, ${of}, s.* FROM (${TAX_SUMS(store, of)}) s ORDER BY s.tax_rate_bp`;
}
