import { businessDayOf, type Day, minuteOfDay } from '@/lib/business-day';
import { formatMoney } from '@/lib/format';
import { sumFen } from '@/lib/money';
import { causesRaised } from '@/server/notices/list-notices';
import type { NoticeFacts, NoticeKind } from '@/server/notices/notice-rules';
import { raiseNotices, requestOfCause } from '@/server/notices/raise-notices';
import type { ActingContext, Context } from '@/server/platform/context';
import { reportBoard } from '@/server/reports/queries';
import { peopleHolding } from '@/server/staff/people/people-of-store';
import { openStores } from '@/server/stores/queries';
import { storeExceptions } from '../homes/exceptions';
import { storeTakings } from '../homes/store-takings';

/** Said at nine; after a stop until noon, then it is no morning's any more. */
const FROM_MINUTE = 9 * 60;
const UNTIL_MINUTE = 12 * 60;
/** Days a report may be missing for. */
const LOOKED_BACK_DAYS = 8;
const BETWEEN_NAMES = ' · ';

interface Line {
  kind: NoticeKind;
  facts: NoticeFacts;
}

/**
 * Tells head office every morning how yesterday was, in three lines that each open to their place: what was taken, whose report is not
 * in, and where something does not fit. By the clock of the company's first store; once a day, however often this looks.
 */
export async function tellMorning(ctx: ActingContext<'JOB'>): Promise<void> {
  const stores = await openStores(ctx.db);
  const [first] = stores;
  if (!first) return;
  const minute = minuteOfDay(ctx.now, first.timeZone);
  if (minute < FROM_MINUTE || minute >= UNTIL_MINUTE) return;
  const today = businessDayOf(ctx.now, first.timeZone, first.dayStartMinute);
  const causeOf = (kind: NoticeKind) => `morning:${today}:${kind}`;
  if ((await causesRaised(ctx.db, [causeOf('MORNING_EXCEPTIONS')])).size > 0) return;
  const personIds = (await peopleHolding(ctx.db, 'insight.hearMorning')).map(({ id }) => id);
  if (personIds.length === 0) return;
  const storeIds = stores.map(({ id }) => id);
  for (const { kind, facts } of await morningLines(ctx, storeIds)) {
    await raiseNotices.execute(ctx, {
      requestId: requestOfCause(causeOf(kind), personIds),
      kind,
      cause: causeOf(kind),
      aboutStoreId: null,
      facts,
      personIds,
    });
  }
}

async function morningLines(ctx: ActingContext<'JOB'>, storeIds: readonly string[]): Promise<Line[]> {
  // Whoever is told may see all of it in every store.
  const seeing: Context = { ...ctx, may: () => true };
  const [takings, exceptions, board] = await Promise.all([
    storeTakings(ctx.db, storeIds, ctx.now),
    storeExceptions(seeing, storeIds),
    reportBoard(seeing, LOOKED_BACK_DAYS),
  ]);
  const day: Day = takings[0]?.yesterday ?? '';
  const missing = board.flatMap(({ name, days }) =>
    days.filter(({ state }) => state === 'LATE' || state === 'OPEN').map(() => name),
  );
  const unfit = exceptions.filter(
    ({ cash, breaches, numbers, belowZero }) => cash.count + breaches + numbers + belowZero > 0,
  );
  return [
    { kind: 'MORNING_TAKINGS', facts: { day, ...takingsFacts(takings) } },
    {
      kind: 'MORNING_LATE',
      facts: { day, count: missing.length, reason: [...new Set(missing)].join(BETWEEN_NAMES) },
    },
    {
      kind: 'MORNING_EXCEPTIONS',
      facts: {
        day,
        count: unfit.reduce(
          (sum, { cash, breaches, numbers, belowZero }) => sum + cash.count + breaches + numbers + belowZero,
          0,
        ),
        reason: unfit.map(({ name }) => name).join(BETWEEN_NAMES),
      },
    },
  ];
}

/** Amounts as they are printed, which is the same in every language. */
function takingsFacts(stores: Awaited<ReturnType<typeof storeTakings>>): NoticeFacts {
  const aimed = stores.filter(({ targetFen }) => targetFen !== null);
  const targetFen = sumFen(aimed.map((store) => store.targetFen ?? 0));
  const reached = sumFen(aimed.map(({ monthFen }) => monthFen));
  return {
    amount: formatMoney(sumFen(stores.map(({ yesterdayFen }) => yesterdayFen))),
    before: formatMoney(sumFen(stores.map(({ yesterdayLastWeekFen }) => yesterdayLastWeekFen))),
    target: targetFen === 0 ? 'none' : `${Math.round((reached / targetFen) * 100)}%`,
  };
}
