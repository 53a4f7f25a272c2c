import { addDays, dateToDay } from '@/lib/business-day';
import type { ActorContext } from '@/server/platform/context';
import { countMissingNumbers, countOpenBreaches } from '@/server/sales/exceptions-of-sales';
import { countRejected } from '@/server/sales/rejected-tickets';
import { myCases } from '@/server/shortages/list-cases';
import type { Permission } from '@/server/staff/permissions';
import { countNegative } from '@/server/stock/negative/negative-stock';
import { openStores } from '@/server/stores/queries';
import { BREACH_DAYS } from './exceptions';

/**
 * How many things wait for this person, in every store of theirs: what they may answer, explain or settle, and their own shortages.
 * Each kind is one question over all their stores.
 */
export async function tasksWaiting(ctx: ActorContext): Promise<number> {
  const stores = await openStores(ctx.db);
  const where = (permission: Permission) =>
    stores.map(({ id }) => id).filter((storeId) => ctx.may(permission, storeId));
  const [seesAll, seesOwn] = [where('stock.read'), where('stock.explainNegative')];
  const explained = seesOwn.filter((storeId) => seesAll.includes(storeId));
  const own = seesOwn.filter((storeId) => !seesAll.includes(storeId));
  const since = addDays(dateToDay(ctx.now), -BREACH_DAYS);
  const [breaches, numbers, rejected, negative, ownNegative, shortages] = await Promise.all([
    countOpenBreaches(
      ctx.db,
      where('openItems.answerBreach').map((storeId) => ({ storeId, since })),
    ),
    countMissingNumbers(ctx.db, where('openItems.explainNumber')),
    countRejected(ctx.db, where('openItems.settleRejected')),
    countNegative(ctx.db, explained, ctx.now),
    countNegative(ctx.db, own, ctx.now, { ownerId: ctx.actor.personId }),
    myCases(ctx),
  ]);
  const sum = (counts: Map<string, number>) => [...counts.values()].reduce((all, count) => all + count, 0);
  return (
    sum(breaches) +
    sum(numbers) +
    rejected +
    negative.open +
    ownNegative.open +
    shortages.filter(({ state }) => state === 'undecided').length
  );
}
