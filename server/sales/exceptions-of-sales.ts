import { Prisma } from '@/generated/prisma/client';
import type { Day } from '@/lib/business-day';
import { GOODS } from '@/server/catalog/lent-goods';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { jsonRows } from '@/server/platform/sql';
import { SOLD_BY } from './sold-by';

/** A store and the business day from which on it is asked about. */
export interface StoreSince {
  storeId: string;
  since: Day;
}

const rowsOf = (asked: readonly StoreSince[]) =>
  jsonRows(
    'w',
    asked.map(({ storeId, since }) => ({ store_id: storeId, since })),
    'store_id uuid, since date',
  );

/** How many breaches of each store nobody answered for yet, of the days asked for. */
export async function countOpenBreaches(
  reader: Reader,
  asked: readonly StoreSince[],
): Promise<Map<string, number>> {
  const rows = await reader.$queryRaw<{ storeId: string; count: number }[]>`
    SELECT b.store_id AS "storeId", count(*)::int AS count FROM ${rowsOf(asked)}
    JOIN breach b ON b.store_id = w.store_id AND b.business_day >= w.since
    WHERE NOT EXISTS (SELECT 1 FROM breach_answer a WHERE a.store_id = b.store_id AND a.breach_id = b.id) GROUP BY 1`;
  return new Map(rows.map(({ storeId, count }) => [storeId, count]));
}

/** The same one by one, with their tickets, the latest first. */
export async function openBreachesSince(reader: Reader, asked: readonly StoreSince[], most: number) {
  const rows = await reader.$queryRaw<
    {
      id: string;
      storeId: string;
      day: Day;
      ticketId: string;
      number: string;
      productName: string;
      spec: string;
      netFen: bigint;
    }[]
  >`
    SELECT b.id, b.store_id AS "storeId", b.business_day::text AS day, b.ticket_id AS "ticketId", t.number, l.product_name AS "productName",
      p.spec, b.net_fen AS "netFen"
    FROM ${rowsOf(asked)} JOIN breach b ON b.store_id = w.store_id AND b.business_day >= w.since
    JOIN ticket t ON t.store_id = b.store_id AND t.id = b.ticket_id
    JOIN ticket_line l ON l.store_id = b.store_id AND l.id = b.line_id JOIN ${GOODS} p ON p.id = l.product_id
    WHERE NOT EXISTS (SELECT 1 FROM breach_answer a WHERE a.store_id = b.store_id AND a.breach_id = b.id)
    ORDER BY b.business_day DESC, t.number DESC, l.line_no LIMIT ${most}`;
  return rows.map(({ netFen, ...row }) => ({ ...row, netFen: fenOf(netFen) }));
}

/** How many receipt numbers of each store are nowhere: by the count each series keeps, without looking at a ticket. */
export async function countMissingNumbers(
  reader: Reader,
  storeIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await reader.$queryRaw<{ storeId: string; count: number }[]>`
    SELECT store_id AS "storeId", sum(last - accounted)::int AS count FROM receipt_series
    WHERE store_id = ANY(${[...storeIds]}::uuid[]) AND accounted < last GROUP BY 1`;
  return new Map(rows.map(({ storeId, count }) => [storeId, count]));
}

/** When each device gave its last receipt number. */
export async function lastReceipts(reader: Reader, storeIds: readonly string[]): Promise<Map<string, Date>> {
  const series = await reader.receiptSeries.findMany({
    where: { storeId: { in: [...storeIds] } },
    select: { deviceId: true, lastAt: true },
  });
  return new Map(series.map(({ deviceId, lastAt }) => [deviceId, lastAt]));
}

/** What one person sold on a business day in a store, returns against sales. */
export async function soldByPerson(reader: Reader, of: { storeId: string; personId: string; day: Day }) {
  const [row] = await reader.$queryRaw<{ tickets: number; netFen: bigint }[]>`
    SELECT count(DISTINCT l.ticket_id)::int AS tickets, coalesce(sum(l.net_fen), 0)::bigint AS "netFen" FROM ${Prisma.raw(SOLD_BY)} l
    WHERE l.store_id = ${of.storeId}::uuid AND l.business_day = ${of.day}::date AND l.person_id = ${of.personId}::uuid`;
  return { tickets: row?.tickets ?? 0, netFen: fenOf(row?.netFen ?? 0n) };
}
