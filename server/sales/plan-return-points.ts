import { lockAccount } from '@/server/customers/credit/lock-accounts';
import { pointsBack } from '@/server/customers/points/point-rules';
import { pointsOfSale } from '@/server/customers/points/points-of-sale';
import type { PointPosting } from '@/server/customers/points/post-point-entry';
import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { fenOf } from '@/server/platform/numbers';
import type { PostingDay } from '@/server/platform/posting-day';
import type { ReturnPlan } from './plan-return';
import type { CompleteReturn } from './schema';

/**
 * What a return takes back of the points its sale earned, whoever they are the points of by now: also what is no longer there, else goods would be
 * bought for the points, the points spent, and the goods brought back. Locks the account.
 */
export async function planReturnPoints(
  tx: Tx,
  storeId: string,
  { input, plan }: { input: CompleteReturn; plan: ReturnPlan },
  at: { businessDay: PostingDay; occurredAt: Date; personId: string },
  totalFen: number,
): Promise<PointPosting[]> {
  const ticketId = input.originalTicketId;
  const before = await tx.ticket.findMany({
    where: { storeId, originalTicketId: ticketId },
    select: { id: true, netFen: true, roundingFen: true },
    orderBy: { id: 'asc' },
  });
  const earned = await pointsOfSale(tx, storeId, { ticketId, returnIds: before.map(({ id }) => id) });
  if (!earned) return [];
  const returnedFen = before.reduce(
    (sum, { netFen, roundingFen }) => sum - fenOf(netFen - roundingFen),
    plan.netFen - plan.roundingFen,
  );
  const points = pointsBack(earned, { totalFen, returnedFen, takenBack: earned.takenBack });
  if (points === 0) return [];
  const account = await lockAccount(tx, earned.customerId);
  return [
    {
      ...at,
      id: newId(),
      customerId: account.customerId,
      kind: 'TAKEN_BACK',
      points: -points,
      leftAfter: account.points - points,
      documentKind: 'TICKET',
      documentId: input.requestId,
    },
  ];
}
