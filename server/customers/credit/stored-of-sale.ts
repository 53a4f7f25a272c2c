import type { Tx } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import type { StoredParts } from './credit-rules';

/** What a sale took of stored value, by where it came from, and how much of it came back before, fen. The account must be locked. */
export async function storedOfSale(
  tx: Tx,
  storeId: string,
  { ticketId, returnIds }: { ticketId: string; returnIds: readonly string[] },
): Promise<{ took: StoredParts; backFen: number }> {
  const sums = await tx.creditEntry.groupBy({
    by: ['account', 'kind'],
    where: {
      storeId,
      documentId: { in: [ticketId, ...returnIds] },
      account: { in: ['STORED_VALUE', 'STORED_BONUS'] },
    },
    _sum: { amountFen: true },
    orderBy: [{ account: 'asc' }, { kind: 'asc' }],
  });
  const sumOf = (account: string, kind: string) =>
    Math.abs(fenOf(sums.find((row) => row.account === account && row.kind === kind)?._sum.amountFen ?? 0n));
  return {
    took: { valueFen: sumOf('STORED_VALUE', 'STORED_OUT'), bonusFen: sumOf('STORED_BONUS', 'STORED_OUT') },
    backFen: sumOf('STORED_VALUE', 'STORED_IN') + sumOf('STORED_BONUS', 'STORED_IN'),
  };
}
