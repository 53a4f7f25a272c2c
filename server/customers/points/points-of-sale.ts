import type { Tx } from '@/server/platform/db';
import type { EarnedOn } from './point-rules';

/** What a sale earned, for whom, and how much of it returns took back; null: nothing. Its lines' balances must be locked. */
export async function pointsOfSale(
  tx: Tx,
  storeId: string,
  { ticketId, returnIds }: { ticketId: string; returnIds: readonly string[] },
): Promise<(EarnedOn & { customerId: string; takenBack: number }) | null> {
  const rows = await tx.pointEntry.findMany({
    where: {
      storeId,
      OR: [
        { documentId: ticketId, kind: 'EARNED' },
        { documentId: { in: [...returnIds] }, kind: 'TAKEN_BACK' },
      ],
    },
    orderBy: { id: 'asc' },
  });
  const earned = rows.find(({ kind }) => kind === 'EARNED');
  if (!earned) return null;
  return {
    customerId: earned.customerId,
    points: Number(earned.points),
    baseFen: Number(earned.baseFen ?? 0n),
    rateMilli: earned.rateMilli ?? 0,
    takenBack: rows.reduce(
      (sum, { kind, points }) => (kind === 'TAKEN_BACK' ? sum - Number(points) : sum),
      0,
    ),
  };
}
