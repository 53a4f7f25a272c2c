import { lockAccount } from '@/server/customers/credit/lock-accounts';
import { pointsBack } from '@/server/customers/points/point-rules';
import { type PointsOfSale, pointsOfSale } from '@/server/customers/points/points-of-sale';
import type { PointPosting } from '@/server/customers/points/post-point-entry';
import { pointsGivenBack } from '@/server/customers/points/spend-rules';
import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { fenOf } from '@/server/platform/numbers';
import type { PostingDay } from '@/server/platform/posting-day';
import type { ReturnPlan } from './plan-return';

/** What a sale did to its customer's points, and what its returns before took of its goods, fen. */
export interface PointsBefore {
  points: PointsOfSale | null;
  returnedFen: number;
}

/** Its lines' balances must be locked. */
export async function pointsBefore(tx: Tx, storeId: string, ticketId: string): Promise<PointsBefore> {
  const before = await tx.ticket.findMany({
    where: { storeId, originalTicketId: ticketId },
    select: { id: true, netFen: true, roundingFen: true },
    orderBy: { id: 'asc' },
  });
  return {
    points: await pointsOfSale(tx, storeId, { ticketId, returnIds: before.map(({ id }) => id) }),
    returnedFen: before.reduce((sum, { netFen, roundingFen }) => sum - fenOf(netFen - roundingFen), 0),
  };
}

/**
 * What a return gives back of the points its sale was paid with, and takes back of those it earned, whoever they are the points of by now: also
 * what is no longer there, else goods would be bought for the points, the points spent, and the goods brought back. Locks the account.
 * @param pointsFen what of the refund goes back in points, fen
 */
export async function planReturnPoints(
  tx: Tx,
  { before, plan, pointsFen }: { before: PointsBefore; plan: ReturnPlan; pointsFen: number },
  at: { ticketId: string; businessDay: PostingDay; occurredAt: Date; personId: string },
  totalFen: number,
): Promise<PointPosting[]> {
  if (!before.points) return [];
  const { earned, spent } = before.points;
  const given = spent ? pointsGivenBack(spent, spent.backFen, pointsFen) : { points: 0, fen: 0 };
  const returnedFen = before.returnedFen + plan.netFen - plan.roundingFen;
  const taken = earned ? pointsBack(earned, { totalFen, returnedFen, takenBack: earned.takenBack }) : 0;
  if (given.fen === 0 && taken === 0) return [];
  const { customerId, points: has } = await lockAccount(tx, before.points.customerId);
  const { ticketId, ...rest } = at;
  const base = { ...rest, customerId, documentKind: 'TICKET' as const, documentId: ticketId };
  const postings: PointPosting[] = [];
  const { points, fen } = given;
  if (fen > 0)
    postings.push({
      ...base,
      id: newId(),
      kind: 'GIVEN_BACK',
      points,
      leftAfter: has + points,
      on: { baseFen: fen, rateMilli: null },
    });
  if (taken > 0)
    postings.push({
      ...base,
      id: newId(),
      kind: 'TAKEN_BACK',
      points: -taken,
      leftAfter: has + points - taken,
    });
  return postings;
}
