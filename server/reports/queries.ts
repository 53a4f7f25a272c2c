import { Prisma } from '@/generated/prisma/client';
import { addDays, businessDayOf, type Day, daysBetween, deadlineOf } from '@/lib/business-day';
import type { Context } from '@/server/platform/context';
import type { Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { fenOf } from '@/server/platform/numbers';
import { jsonRows } from '@/server/platform/sql';
import { BUSINESS_DAYS } from '@/server/stores/lent-stores';
import { openStoreSettings } from '@/server/stores/queries';
import { type StoreSettings, storeSettings } from '@/server/stores/store-settings';
import { keptSectionSql } from './kept-figures';
import { owedSince } from './owed-since';
import { reportState } from './rules';
import type { ReportState } from './schema';

/** Most days the board shows. */
const BOARD_DAYS = 31;

export interface BoardDay {
  day: Day;
  state: ReportState;
  deadlineAt: Date;
  submittedAt: Date | null;
  /** Came in after its deadline. */
  wasLate: boolean;
  version: number | null;
  /** Takings of the last version, fen; null before there is one, and of one that only a later Daybook can read. */
  takingsFen: number | null;
  /** Items that were open when the day was accepted. */
  acceptedOpen: number;
}

/** Head office's board: stores x days, latest day first. Only stores the actor may read reports of. */
export async function reportBoard(ctx: Context, days: number) {
  const stores = await openStoreSettings(ctx.db);
  const visible = stores.filter((store) => ctx.may('reports.read', store.id));
  const shown = Math.min(days, BOARD_DAYS);
  const since = await owedSince(ctx.db, visible);
  const spans = visible.map((store) => {
    const today = businessDayOf(ctx.now, store.timeZone, store.dayStartMinute);
    // Today is always shown: it may be the first.
    const [, from = today] = [addDays(today, 1 - shown), since.get(store.id) ?? today].toSorted();
    return { store, from, to: today };
  });
  const facts = await readBoardFacts(ctx.db, spans);
  return spans.map(({ store, from, to }) => ({
    id: store.id,
    code: store.code,
    name: store.name,
    kind: store.kind,
    today: to,
    days: boardDays(ctx.now, store, from, to, facts),
  }));
}

/** One store's day on the board. */
export async function boardDay(ctx: Context, store: StoreSettings, day: Day): Promise<BoardDay> {
  const facts = await readBoardFacts(ctx.db, [{ store, from: day, to: day }]);
  const [row] = boardDays(ctx.now, store, day, day, facts);
  if (!row) throw new NotFound({ noun: 'dayReport' });
  return row;
}

/** The store's day now, and yesterday's report; null where the store opened today and owes none. @throws NotFound */
export async function yesterdaysReport(
  ctx: Context,
  storeId: string,
): Promise<{ today: Day; report: BoardDay | null }> {
  const store = await storeSettings(ctx.db, storeId);
  const today = businessDayOf(ctx.now, store.timeZone, store.dayStartMinute);
  const yesterday = addDays(today, -1);
  const since = (await owedSince(ctx.db, [store])).get(storeId);
  const owed = since !== undefined && yesterday >= since;
  return { today, report: owed ? await boardDay(ctx, store, yesterday) : null };
}

interface BoardFacts {
  storeId: string;
  day: Day;
  state: 'OPEN' | 'CLOSED' | 'SEALED';
  version: number | null;
  firstAt: Date | null;
  lastAt: Date | null;
  verdict: 'ACCEPTED' | 'RETURNED' | null;
  takingsFen: string | null;
  acceptedOpen: number;
}

/** Days and last reports of many stores in one question; of the figures only what the board shows. */
async function readBoardFacts(
  reader: Reader,
  spans: readonly { store: Pick<StoreSettings, 'id'>; from: Day; to: Day }[],
): Promise<BoardFacts[]> {
  if (spans.length === 0) return [];
  const wanted = spans.map(({ store, from, to }) => ({ store_id: store.id, from, to }));
  return reader.$queryRaw<BoardFacts[]>`
    SELECT b.store_id AS "storeId", b.day::text AS day, b.state::text AS state, r.version, f.submitted_at AS "firstAt",
      r.submitted_at AS "lastAt", d.verdict::text AS verdict,
      CASE WHEN s.tickets IS NOT NULL THEN
        (SELECT coalesce(sum((k.value->>'netFen')::bigint - (k.value->>'roundingFen')::bigint), 0) FROM jsonb_each(s.tickets) k) END::text AS "takingsFen",
      CASE WHEN d.verdict = 'ACCEPTED' THEN coalesce((SELECT sum((o->>'count')::int) FROM jsonb_array_elements(d.open_items) o), 0) ELSE 0 END::int
        AS "acceptedOpen"
    FROM ${jsonRows('w', wanted, 'store_id uuid, "from" date, "to" date')}
    JOIN ${BUSINESS_DAYS} b ON b.store_id = w.store_id AND b.day BETWEEN w."from" AND w."to"
    LEFT JOIN LATERAL (SELECT * FROM day_report v WHERE v.store_id = b.store_id AND v.day = b.day ORDER BY v.version DESC LIMIT 1) r ON true
    LEFT JOIN LATERAL (SELECT ${keptSectionSql(Prisma.sql`r.figures`, 'sales')}->'tickets' AS tickets) s ON true
    LEFT JOIN day_report f ON f.store_id = b.store_id AND f.day = b.day AND f.version = 1
    LEFT JOIN day_report_decision d ON d.store_id = r.store_id AND d.day = r.day AND d.version = r.version`;
}

function boardDays(
  now: Date,
  store: StoreSettings,
  from: Day,
  to: Day,
  facts: readonly BoardFacts[],
): BoardDay[] {
  const today = businessDayOf(now, store.timeZone, store.dayStartMinute);
  const own = new Map(facts.filter((row) => row.storeId === store.id).map((row) => [row.day, row]));
  return daysBetween(from, to)
    .toReversed()
    .map((day) => {
      const row = own.get(day);
      const deadlineAt = deadlineOf(day, store.timeZone, store.reportDeadlineMinute);
      const state = {
        isToday: day >= today,
        state: row?.state ?? null,
        returned: row?.verdict === 'RETURNED',
        deadlineAt,
      };
      return {
        day,
        state: reportState(state, now),
        deadlineAt,
        submittedAt: row?.lastAt ?? null,
        wasLate: row?.firstAt != null && row.firstAt > deadlineAt,
        version: row?.version ?? null,
        takingsFen: row?.takingsFen == null ? null : fenOf(row.takingsFen),
        acceptedOpen: row?.acceptedOpen ?? 0,
      };
    });
}
