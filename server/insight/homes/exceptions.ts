import { addDays, businessDayOf, type Day } from '@/lib/business-day';
import type { Context } from '@/server/platform/context';
import type { Reader } from '@/server/platform/db';
import { type BoardDay, reportBoard } from '@/server/reports/queries';
import {
  countMissingNumbers,
  countOpenBreaches,
  openBreachesSince,
  type StoreSince,
} from '@/server/sales/exceptions-of-sales';
import { missingNumbers } from '@/server/sales/missing-numbers';
import { countNegativeByStore } from '@/server/stock/negative/negative-stock';
import { storesOf } from '@/server/stores/queries';
import { cashDifferences } from '@/server/tills/cash-differences';
import { nudgedLately } from '../nudges/nudged-lately';

/** Business days back that drawers are looked at, today included. */
export const CASH_DAYS = 7;
/** The same of breaches. */
export const BREACH_DAYS = 31;
/** Days of the reports' board that may be late. */
export const LATE_DAYS = 8;
const MOST = 200;

/** What of one store does not fit. */
export interface StoreExceptions {
  storeId: string;
  code: string;
  name: string;
  /** Drawers over or short of the last days, and what they come to, fen: over and short apart. */
  cash: { count: number; overFen: number; shortFen: number };
  breaches: number;
  numbers: number;
  belowZero: number;
  /** Days whose report is late, the oldest first. */
  late: Day[];
  timeZone: string;
  /** When head office last reminded the store of the oldest, within the hour in which it may not again. */
  nudgedAt: Date | null;
}

/** What does not fit, store by store: each kind one question over all of them. */
export async function storeExceptions(ctx: Context, storeIds: readonly string[]): Promise<StoreExceptions[]> {
  const stores = (await storesOf(ctx.db, storeIds)).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const [cash, breaches, numbers, belowZero, board, nudges] = await Promise.all([
    cashDifferences(ctx.db, await since(ctx.db, storeIds, ctx.now, CASH_DAYS), 1_000),
    countOpenBreaches(ctx.db, await since(ctx.db, storeIds, ctx.now, BREACH_DAYS)),
    countMissingNumbers(ctx.db, storeIds),
    countNegativeByStore(ctx.db, storeIds),
    reportBoard(ctx, LATE_DAYS),
    nudgedLately(ctx.db, storeIds, ctx.now),
  ]);
  return stores.map(({ id, code, name, timeZone }) => {
    const differences = cash
      .filter(({ storeId }) => storeId === id)
      .map(({ differenceFen }) => differenceFen);
    const sum = (of: number[]) => of.reduce((all, fen) => all + fen, 0);
    const late = board.find((store) => store.id === id)?.days.filter((one) => isOverdue(one, ctx.now)) ?? [];
    return {
      ...{ storeId: id, code, name, timeZone },
      cash: {
        count: differences.length,
        overFen: sum(differences.filter((fen) => fen > 0)),
        shortFen: sum(differences.filter((fen) => fen < 0)),
      },
      breaches: breaches.get(id) ?? 0,
      numbers: numbers.get(id) ?? 0,
      belowZero: belowZero.get(id) ?? 0,
      late: late.map(({ day }) => day).toSorted(),
      nudgedAt: nudges.get(id) ?? null,
    };
  });
}

/** Not in though its deadline is over, or in and given back: then it waits for the store again. */
function isOverdue({ state, deadlineAt }: BoardDay, now: Date): boolean {
  return state === 'LATE' || (state === 'RETURNED' && now > deadlineAt);
}

/** The same one by one, each with what it is about: drawers, tickets, numbers. */
export async function exceptionsOneByOne(ctx: Context, storeIds: readonly string[]) {
  const [cash, breaches, ...numbers] = await Promise.all([
    cashDifferences(ctx.db, await since(ctx.db, storeIds, ctx.now, CASH_DAYS), MOST),
    openBreachesSince(ctx.db, await since(ctx.db, storeIds, ctx.now, BREACH_DAYS), MOST),
    ...storeIds.map(async (storeId) =>
      (await missingNumbers(ctx.db, storeId, { limit: MOST })).map((row) => ({ storeId, ...row })),
    ),
  ]);
  return { cash, breaches, numbers: numbers.flat().slice(0, MOST) };
}

export type OneByOne = Awaited<ReturnType<typeof exceptionsOneByOne>>;

async function since(
  reader: Reader,
  storeIds: readonly string[],
  now: Date,
  days: number,
): Promise<StoreSince[]> {
  return (await storesOf(reader, storeIds)).map((store) => ({
    storeId: store.id,
    since: addDays(businessDayOf(now, store.timeZone, store.dayStartMinute), 1 - days),
  }));
}
