import { type Day, dayToDate } from '@/lib/business-day';
import { countOpen, openPolicies, readKept, readOpenItems } from '@/server/open-items/read-open-items';
import { settledSince } from '@/server/open-items/settled-since';
import { personOf } from '@/server/platform/actor';
import type { Context } from '@/server/platform/context';
import { NotFound } from '@/server/platform/errors';
import { takings } from '@/server/sales/day-report/takings-rules';
import { personNames } from '@/server/staff/person-names';
import { openDayBefore, preparerOfDay } from '@/server/stores/read-days';
import { type StoreSettings, storeSettings } from '@/server/stores/store-settings';
import { openTillsOfDay } from '@/server/tills/queries';
import { compileReport } from './compile-report';
import { sectionsOf } from './kept-figures';
import { type BoardDay, boardDay } from './queries';
import { whyNoReport } from './rules';
import { showSections } from './show-sections';

export interface DayReportView extends Awaited<ReturnType<typeof reportOfDay>> {}

/**
 * A day's report: the version asked for, the last one submitted, or as it compiles now while the day is open.
 * @throws NotFound
 */
export async function reportOfDay(ctx: Context, storeId: string, day: Day, version?: number) {
  const store = await storeSettings(ctx.db, storeId);
  const board = await boardDay(ctx, store, day);
  const [versions, named, seal] = await Promise.all([
    ctx.db.dayReport.findMany({
      where: { storeId, day: dayToDate(day) },
      orderBy: { version: 'asc' },
      include: { decision: true },
    }),
    preparerOfDay(ctx.db, storeId, day),
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
  const kept = sectionsOf(shown ? shown.figures : await compiledNow(ctx, storeId, day));
  const openSessions = (await openTillsOfDay(ctx.db, storeId, day)).length;
  const { sections, unread, people } = await showSections(
    ctx,
    { storeId, day, sealedAt: seal?.sealedAt ?? null, isCounting: !shown && openSessions > 0 },
    kept ?? {},
  );
  const preparerId = named ?? store.reportPreparerId;
  const names = await personNames(ctx.db, [
    ...people,
    ...versions.flatMap((one) => [one.preparedById, one.decision?.decidedById ?? null]),
    preparerId,
    seal?.sealedById ?? null,
  ]);
  return {
    store: { id: store.id, code: store.code, name: store.name, timeZone: store.timeZone },
    ...board,
    isLive: shown === undefined,
    /** Why there is nothing to hand in and nothing to see; null for a day that is or was. */
    none: whyNoReport(store, day, ctx.now),
    shownVersion: shown?.version ?? null,
    notes: shown?.notes ?? '',
    preparerId,
    sections,
    /** Sections that only a later Daybook can read; null: that holds of all of them. */
    unread: kept ? unread : null,
    takingsNowFen: sections.sales ? takings(sections.sales.figures.tickets) : null,
    people: Object.fromEntries(names),
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
    earlierOpen: seal ? null : await openDayBefore(ctx.db, storeId, day, FORGOTTEN_DAYS),
    mayPrepare:
      ctx.may('reports.namePreparer', storeId) ||
      (ctx.may('reports.prepare', storeId) && preparerId === personOf(ctx)?.personId),
    openSessions,
    seal: seal
      ? { number: seal.number, hash: seal.hash, sealedAt: seal.sealedAt, sealedById: seal.sealedById }
      : null,
  };
}

/** As long as its statements may take together, of a store that sells all day. */
const LIVE_FIGURES_MS = 15_000;

/** Of one moment, though each section is a statement of its own. */
function compiledNow({ db }: Context, storeId: string, day: Day) {
  return db.$transaction((tx) => compileReport(tx, storeId, day), {
    isolationLevel: 'RepeatableRead',
    timeout: LIVE_FIGURES_MS,
  });
}

/** How far back a day that was forgotten is looked for: days are sealed in their order, and this one waits for it. */
const FORGOTTEN_DAYS = 60;

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
