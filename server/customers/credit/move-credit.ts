import type { Tx } from '@/server/platform/db';
import { lockAccounts } from './lock-accounts';

/**
 * What one row of a customer owes and has goes over to the row that goes on for them; entries stay where they were booked. Called by what
 * merges two customers, before it says so on the row; the higher limit stays with its days.
 */
export async function moveCredit(tx: Tx, fromId: string, toId: string): Promise<void> {
  const accounts = await lockAccounts(tx, [fromId, toId]);
  const from = accounts.get(fromId);
  const to = accounts.get(toId);
  if (!from || !to || from.customerId === to.customerId) return;
  const limit = (from.limitFen ?? -1) > (to.limitFen ?? -1) ? from : to;
  await tx.creditOpen.updateMany({
    where: { customerId: from.customerId },
    data: { customerId: to.customerId },
  });
  await tx.creditCall.updateMany({
    where: { customerId: from.customerId },
    data: { customerId: to.customerId },
  });
  await tx.creditAccount.update({
    where: { customerId: from.customerId },
    data: {
      receivableFen: 0n,
      storeCreditFen: 0n,
      storedValueFen: 0n,
      storedBonusFen: 0n,
      points: 0n,
      limitFen: null,
      dueDays: null,
      movedToId: to.customerId,
    },
  });
  await tx.creditAccount.update({
    where: { customerId: to.customerId },
    data: {
      receivableFen: BigInt(from.receivableFen + to.receivableFen),
      storeCreditFen: BigInt(from.storeCreditFen + to.storeCreditFen),
      storedValueFen: BigInt(from.storedValueFen + to.storedValueFen),
      storedBonusFen: BigInt(from.storedBonusFen + to.storedBonusFen),
      points: BigInt(from.points + to.points),
      limitFen: limit.limitFen === null ? null : BigInt(limit.limitFen),
      dueDays: limit.dueDays,
    },
  });
  // Rows merged into it earlier go on with it.
  await tx.creditAccount.updateMany({
    where: { movedToId: from.customerId },
    data: { movedToId: to.customerId },
  });
}
