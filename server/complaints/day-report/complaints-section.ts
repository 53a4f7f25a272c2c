import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import { dayBounds } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import type { ReportSection, ShownDay } from '@/server/platform/report-section';
import { storeSettings } from '@/server/stores/store-settings';
import { type ComplaintRow, listComplaints, OPEN, overdue } from '../list-complaints';

/** What came in is named one by one up to here; the rest is on the board. */
const NAMED = 20;

/** Complaints are no ledger of the day: a report that was handed in at nine does not hear of one at ten. So nothing of them is kept. */
const schema = z.object({});
export type ComplaintFigures = z.output<typeof schema>;

export interface ComplaintsOfDay {
  /** Logged on the day, the latest first. */
  logged: ComplaintRow[];
  moreLogged: boolean;
  /** Solved and closed on the day. */
  solved: number;
  closed: number;
  /** Open now, and those of them past their time. */
  open: number;
  overdue: number;
}

/** What customers complained of on the day, and what waits, as it stands when it is looked at. */
export const complaintsSection: ReportSection<ComplaintFigures, ComplaintsOfDay> = {
  versions: { 1: { schema, statement: () => Prisma.sql`SELECT '{}'::jsonb AS figures` } },
  current: 1,
  people: () => [],
  details: ofDay,
  withoutSecrets: (figures) => figures,
};

async function ofDay(reader: Reader, { storeId, day }: ShownDay): Promise<ComplaintsOfDay> {
  const { timeZone, dayStartMinute } = await storeSettings(reader, storeId);
  const { from, to } = dayBounds(day, timeZone, dayStartMinute);
  // What is overdue is so at this moment, by the database's clock: a section is asked without one.
  const [clock] = await reader.$queryRaw<{ now: Date }[]>`SELECT now() AS now`;
  if (!clock) throw new Error('one row was asked for');
  const { now } = clock;
  const [logged, [counted]] = await Promise.all([
    listComplaints(reader, { storeIds: [storeId], from: day, to: day }, now, NAMED),
    reader.$queryRaw<{ solved: number; closed: number; open: number; overdue: number }[]>`
      SELECT
        (SELECT count(*)::int FROM complaint WHERE store_id = ${storeId}::uuid AND solved_at >= ${from} AND solved_at < ${to}) AS solved,
        (SELECT count(*)::int FROM complaint WHERE store_id = ${storeId}::uuid AND closed_at >= ${from} AND closed_at < ${to}) AS closed,
        count(*)::int AS open, (count(*) FILTER (WHERE ${overdue(now)}))::int AS overdue
      FROM complaint x WHERE x.store_id = ${storeId}::uuid AND ${OPEN}`,
  ]);
  return {
    logged: logged.rows,
    moreLogged: logged.nextCursor !== null,
    ...(counted ?? { solved: 0, closed: 0, open: 0, overdue: 0 }),
  };
}
