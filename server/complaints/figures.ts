import { Prisma } from '@/generated/prisma/client';
import type { Day } from '@/lib/business-day';
import { CATEGORIES, GOODS } from '@/server/catalog/lent-goods';
import type { Reader } from '@/server/platform/db';
import { SUPPLIER_NAMES } from '@/server/purchasing/suppliers/lent-suppliers';
import { personNames } from '@/server/staff/person-names';
import { STORES } from '@/server/stores/lent-stores';
import { ZONES } from '@/server/zones/lent-zones';
import { overdue } from './list-complaints';

export type FigureBy = 'product' | 'supplier' | 'category' | 'person' | 'zone' | 'cause' | 'month';

export interface FigureRow {
  /** What it is of, for the list it opens; null: nothing was named. */
  key: string | null;
  name: string;
  count: number;
  open: number;
  overdue: number;
  unsatisfied: number;
  /** Plain minutes from the beginning of the round, of those answered and of those solved; null: none was. */
  minutesToAnswer: number | null;
  minutesToSolve: number | null;
}

/** Rows of one table of figures. */
const MOST = 100;

/** How many complaints there were in a period and how long they took, by what they were about; the most first. */
export async function complaintFigures(
  reader: Reader,
  asked: { storeIds: readonly string[]; from: Day; to: Day; by: FigureBy },
  now: Date,
): Promise<FigureRow[]> {
  const key = KEY_OF[asked.by];
  const rows = await reader.$queryRaw<(Omit<FigureRow, 'name'> & { name: string | null })[]>`
    SELECT f.key, ${NAME_OF[asked.by]} AS name, f.count, f.open, f.overdue, f.unsatisfied,
      f.to_answer AS "minutesToAnswer", f.to_solve AS "minutesToSolve"
    FROM (
      SELECT ${key} AS key, count(*)::int AS count,
        (count(*) FILTER (WHERE x.solved_at IS NULL))::int AS open,
        (count(*) FILTER (WHERE ${overdue(now)}))::int AS overdue,
        (count(*) FILTER (WHERE x.verdict = 'NOT_SATISFIED'))::int AS unsatisfied,
        round(avg(extract(epoch FROM x.answered_at - x.started_at) / 60))::int AS to_answer,
        round(avg(extract(epoch FROM x.solved_at - x.started_at) / 60))::int AS to_solve
      FROM complaint x JOIN ${STORES} t ON t.id = x.store_id LEFT JOIN ${GOODS} p ON p.id = x.product_id
      WHERE x.store_id = ANY(${[...asked.storeIds]}::uuid[])
        AND x.logged_at >= ${asked.from}::date - interval '1 day' AND x.logged_at < ${asked.to}::date + interval '2 days'
        AND (x.logged_at AT TIME ZONE t.time_zone)::date BETWEEN ${asked.from}::date AND ${asked.to}::date
      GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MOST}) f`;
  const names =
    asked.by === 'person'
      ? await personNames(
          reader,
          rows.flatMap((row) => row.key ?? []),
        )
      : null;
  return rows.map((row) => ({ ...row, name: (names ? names.get(row.key ?? '') : row.name) ?? '' }));
}

const KEY_OF: Record<FigureBy, Prisma.Sql> = {
  product: Prisma.sql`x.product_id::text`,
  supplier: Prisma.sql`x.supplier_id::text`,
  category: Prisma.sql`p.category_id::text`,
  person: Prisma.sql`x.about_person_id::text`,
  zone: Prisma.sql`x.zone_id::text`,
  cause: Prisma.sql`x.cause`,
  month: Prisma.sql`to_char(x.logged_at AT TIME ZONE t.time_zone, 'YYYY-MM')`,
};

const NAME_OF: Record<FigureBy, Prisma.Sql> = {
  product: Prisma.sql`(SELECT g.name FROM ${GOODS} g WHERE g.id::text = f.key)`,
  supplier: Prisma.sql`(SELECT s.name FROM ${SUPPLIER_NAMES} s WHERE s.id::text = f.key)`,
  category: Prisma.sql`(SELECT c.name FROM ${CATEGORIES} c WHERE c.id::text = f.key)`,
  person: Prisma.sql`NULL::text`,
  zone: Prisma.sql`(SELECT z.name FROM ${ZONES} z WHERE z.id::text = f.key LIMIT 1)`,
  cause: Prisma.sql`f.key`,
  month: Prisma.sql`f.key`,
};
