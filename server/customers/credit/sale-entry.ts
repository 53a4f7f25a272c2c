import type { Tx } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';

/**
 * What a sale put on its customer's account, and how much of store credit that was not there is still unpaid of it; null where nothing
 * went on account. The account must be locked.
 * @param onAccountFen what the sale took by that tender
 */
export async function saleEntryOf(
  tx: Tx,
  storeId: string,
  { ticketId, onAccountFen }: { ticketId: string; onAccountFen: number },
): Promise<{ entryId: string; shortLeftFen: number } | null> {
  const entry = await tx.creditEntry.findFirst({
    where: { storeId, documentId: ticketId, kind: 'SALE' },
    select: { id: true, amountFen: true },
  });
  if (!entry) return null;
  const open = await tx.creditOpen.findUnique({ where: { entryId: entry.id }, select: { leftFen: true } });
  const shortFen = fenOf(entry.amountFen) - onAccountFen;
  return { entryId: entry.id, shortLeftFen: Math.min(shortFen, fenOf(open?.leftFen ?? 0n)) };
}
