import type { Reader, Tx } from '@/server/platform/db';
import { fenOf, fenOrNull } from '@/server/platform/numbers';
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

/** What a ticket's customer had of stored value right after it, with its bonus, fen; null: it did nothing to it, or is of before this was kept. */
export async function storedLeftAfter(
  reader: Reader,
  storeId: string,
  ticketId: string,
): Promise<number | null> {
  const entry = await reader.creditEntry.findFirst({
    where: { storeId, documentId: ticketId, account: { in: ['STORED_VALUE', 'STORED_BONUS'] } },
    select: { storedLeftFen: true },
    orderBy: { id: 'asc' },
  });
  return fenOrNull(entry?.storedLeftFen ?? null);
}
