import { Prisma } from '@/generated/prisma/client';
import type { Day } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { jsonRows } from '@/server/platform/sql';
import { hourSalesOfDays, takingsOfDays } from './sums-of-day';

/** A store's business days, both included. */
export interface StoreDays {
  storeId: string;
  since: Day;
  until: Day;
}

export interface DayTakings {
  storeId: string;
  day: Day;
  tickets: number;
  /** After returns and rounding, fen. */
  takingsFen: number;
}

/** The named rows `scope` of these days, for `takingsOfDays` and its like. */
export function scopeOf(asked: readonly StoreDays[]): Prisma.Sql {
  const rows = asked.map(({ storeId, since, until }) => ({ id: storeId, since, until }));
  return Prisma.sql`scope AS MATERIALIZED (SELECT * FROM ${jsonRows('x', rows, 'id uuid, since date, until date')})`;
}

/** What stores took on each of these days; a day without tickets is left out. */
export async function takingsByDay(reader: Reader, asked: readonly StoreDays[]): Promise<DayTakings[]> {
  if (asked.length === 0) return [];
  const rows = await reader.$queryRaw<{ storeId: string; day: Day; tickets: number; fen: bigint }[]>`
    WITH ${scopeOf(asked)}
    SELECT d.store_id AS "storeId", d.day::text AS day, d.tickets, d.net_fen - d.rounding_fen AS fen
    FROM (${takingsOfDays(Prisma.sql`scope`)}) d WHERE d.tickets > 0 ORDER BY 1, 2`;
  return rows.map(({ fen, ...row }) => ({ ...row, takingsFen: fenOf(fen) }));
}

/** What a store sold on each of these days by hour of its clock, returns taken off; hours without sales are left out. */
export async function hourlySales(
  reader: Reader,
  asked: StoreDays,
): Promise<{ day: Day; hour: number; fen: number }[]> {
  const rows = await reader.$queryRaw<{ day: Day; hour: number; fen: bigint }[]>`
    WITH ${scopeOf([asked])}
    SELECT d.day::text AS day, d.hour, sum(d.net_fen)::bigint AS fen
    FROM (${hourSalesOfDays(Prisma.sql`scope`)}) d GROUP BY 1, 2 ORDER BY 1, 2`;
  return rows.map(({ fen, ...row }) => ({ ...row, fen: fenOf(fen) }));
}
