import {
  addDays,
  businessDayOf,
  type Day,
  dateToDay,
  daysBetween,
  dayToDate,
  deadlineOf,
} from '@/lib/business-day';
import { countOpen, openPolicies, readKept, readOpenItems } from '@/server/open-items/read-open-items';
import { settledSince } from '@/server/open-items/settled-since';
import { personOf } from '@/server/platform/actor';
import type { Context } from '@/server/platform/context';
import type { Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { fenOf } from '@/server/platform/numbers';
import { jsonRows } from '@/server/platform/sql';
import { personNames } from '@/server/staff/person-names';
import { type StoreSettings, storeSettings } from '@/server/stores/store-settings';
import { compileReport, withoutSecrets } from './compile-report';
import {
  differenceReasons,
  drawerCounts,
  specsOfLines,
  whatBecameOfNumbers,
  withReturnTickets,
} from './report-details';
import { reportState, takings } from './rules';
import { dayFigures, type ReportState } from './schema';

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
  /** Takings of the last version, fen; null before there is one. */
  takingsFen: number | null;
  /** Items that were open when the day was accepted. */
  acceptedOpen: number;
}

/** Head office's board: stores x days, latest day first. Only stores the actor may read reports of. */
export async function reportBoard(ctx: Context, days: number) {
  const stores = await ctx.db.store.findMany({ where: { closedAt: null }, orderBy: { code: 'asc' } });
  const visible = stores.filter((store) => ctx.may('reports.read', store.id));
  const shown = Math.min(days, BOARD_DAYS);
  const spans = visible.map((store) => {
    const today = businessDayOf(ctx.now, store.timeZone, store.dayStartMinute);
    const from = [addDays(today, 1 - shown), dateToDay(store.firstDay)].toSorted().at(-1) ?? today;
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
  const owed = yesterday >= dateToDay(store.firstDay);
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
      (SELECT sum((k.value->>'netFen')::bigint - (k.value->>'roundingFen')::bigint) FROM jsonb_each(r.figures->'tickets') k)::text AS "takingsFen",
      CASE WHEN d.verdict = 'ACCEPTED' THEN coalesce((SELECT sum((o->>'count')::int) FROM jsonb_array_elements(d.open_items) o), 0) ELSE 0 END::int
        AS "acceptedOpen"
    FROM ${jsonRows('w', wanted, 'store_id uuid, "from" date, "to" date')}
    JOIN business_day b ON b.store_id = w.store_id AND b.day BETWEEN w."from" AND w."to"
    LEFT JOIN LATERAL (SELECT * FROM day_report v WHERE v.store_id = b.store_id AND v.day = b.day ORDER BY v.version DESC LIMIT 1) r ON true
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
        takingsFen: row?.version == null ? null : fenOf(row.takingsFen ?? 0),
        acceptedOpen: row?.acceptedOpen ?? 0,
      };
    });
}

export interface DayReportView extends Awaited<ReturnType<typeof reportOfDay>> {}

/**
 * A day's report: the version asked for, the last one submitted, or as it compiles now while the day is open.
 * @throws NotFound
 */
export async function reportOfDay(ctx: Context, storeId: string, day: Day, version?: number) {
  const store = await storeSettings(ctx.db, storeId);
  const board = await boardDay(ctx, store, day);
  const [versions, row, seal] = await Promise.all([
    ctx.db.dayReport.findMany({
      where: { storeId, day: dayToDate(day) },
      orderBy: { version: 'asc' },
      include: { decision: true },
    }),
    ctx.db.businessDay.findUnique({ where: { storeId_day: { storeId, day: dayToDate(day) } } }),
    ctx.db.seal.findUnique({ where: { storeId_day: { storeId, day: dayToDate(day) } } }),
  ]);
  const open = board.state !== 'SUBMITTED' && board.state !== 'ACCEPTED';
  const shown =
    version === undefined
      ? open
        ? undefined
        : versions.at(-1)
      : versions.find((one) => one.version === version);
  if (version !== undefined && !shown) throw new NotFound({ noun: 'dayReport' });
  const figures = shown ? dayFigures.parse(shown.figures) : await compileReport(ctx.db, storeId, day);
  const preparerId = row?.preparerId ?? store.reportPreparerId;
  const names = await personNames(ctx.db, [
    ...figures.sessions.flatMap((session) => [session.openedById, session.closedById]),
    ...figures.approvals.flatMap((approval) => [approval.requestedById, approval.grantedById]),
    ...versions.flatMap((one) => [one.preparedById, one.decision?.decidedById ?? null]),
    preparerId,
    seal?.sealedById ?? null,
  ]);
  return {
    store: { id: store.id, code: store.code, name: store.name, timeZone: store.timeZone },
    ...board,
    isLive: shown === undefined,
    shownVersion: shown?.version ?? null,
    notes: shown?.notes ?? '',
    preparerId,
    figures: withoutSecrets(await withReturnTickets(ctx.db, storeId, figures), {
      costs: ctx.may('costs.see', storeId),
      floor: ctx.may('prices.seeFloor', storeId),
      openDrawers: ctx.may('tills.approveDifference', storeId),
    }),
    takingsNowFen: takings(figures.tickets),
    people: Object.fromEntries(names),
    missing: await whatBecameOfNumbers(ctx.db, storeId, figures.numbers, seal?.sealedAt ?? null),
    versions: versions.map((one) => ({
      version: one.version,
      preparedById: one.preparedById,
      submittedAt: one.submittedAt,
      notes: one.notes,
      openReason: one.openReason ?? '',
      openCount: countOpen(readKept(one.openItems)),
      verdict: one.decision?.verdict ?? null,
      reason: one.decision?.reason ?? '',
      decidedById: one.decision?.decidedById ?? null,
      decidedAt: one.decision?.decidedAt ?? null,
    })),
    open: await openOfDay(ctx, store, day, { board, shown, sealedAt: seal?.sealedAt ?? null }),
    specs: await specsOfLines(ctx.db, storeId, figures),
    reasons: await differenceReasons(ctx.db, storeId, figures),
    counts: await drawerCounts(ctx.db, storeId, figures),
    earlierOpen: seal ? null : await earlierOpenDay(ctx, storeId, day),
    mayPrepare:
      ctx.may('reports.namePreparer', storeId) ||
      (ctx.may('reports.prepare', storeId) && preparerId === personOf(ctx)?.personId),
    openSessions: await ctx.db.tillSession.count({
      where: { storeId, businessDay: dayToDate(day), closedAt: null },
    }),
    seal: seal
      ? { number: seal.number, hash: seal.hash, sealedAt: seal.sealedAt, sealedById: seal.sealedById }
      : null,
  };
}

/** How far back a day that was forgotten is looked for. */
const FORGOTTEN_DAYS = 60;

/** The earliest day before this one that was not submitted yet: days are sealed in their order, and this one waits for it. */
async function earlierOpenDay({ db }: Context, storeId: string, day: Day): Promise<Day | null> {
  const earlier = await db.businessDay.findFirst({
    where: {
      storeId,
      state: 'OPEN',
      day: { lt: dayToDate(day), gte: dayToDate(addDays(day, -FORGOTTEN_DAYS)) },
    },
    orderBy: { day: 'asc' },
    select: { day: true },
  });
  return earlier ? dateToDay(earlier.day) : null;
}

/**
 * What is open of a day: as it stands while nobody accepted it, what its acceptance kept once it is sealed, with how each
 * of those ended since.
 */
async function openOfDay(
  ctx: Context,
  store: StoreSettings,
  day: Day,
  of: {
    board: BoardDay;
    shown: { decision: { openItems: unknown } | null } | undefined;
    sealedAt: Date | null;
  },
) {
  const policies = openPolicies(store);
  const sealed = of.board.state === 'ACCEPTED';
  const items = sealed
    ? readKept(of.shown?.decision?.openItems)
    : await readOpenItems(ctx.db, store, day, ctx.now);
  return {
    groups: items.map((group) => ({ ...group, policy: policies[group.kind] })),
    count: countOpen(items),
    settled: sealed
      ? await settledSince(ctx.db, { storeId: store.id, day, sealedAt: of.sealedAt }, items)
      : {},
  };
}
