import type { Tx } from '@/server/platform/db';
import type { EarnedOn } from './point-rules';
import type { PointsWorth } from './spend-rules';

/** What a sale did to its customer's points, and what of it returns undid. */
export interface PointsOfSale {
  customerId: string;
  /** Null: it earned nothing. */
  earned: (EarnedOn & { takenBack: number }) | null;
  /** What it took of them; null: nothing. `backFen`: what stood for points in returns before. */
  spent: (PointsWorth & { backFen: number }) | null;
}

/** What a sale earned and spent, for whom, and what returns undid of it; null: nothing. Its lines' balances must be locked. */
export async function pointsOfSale(
  tx: Tx,
  storeId: string,
  { ticketId, returnIds }: { ticketId: string; returnIds: readonly string[] },
): Promise<PointsOfSale | null> {
  const rows = await tx.pointEntry.findMany({
    where: {
      storeId,
      OR: [
        { documentId: ticketId, kind: { in: ['EARNED', 'SPENT'] } },
        { documentId: { in: [...returnIds] }, kind: { in: ['TAKEN_BACK', 'GIVEN_BACK'] } },
      ],
    },
    orderBy: { id: 'asc' },
  });
  const earned = rows.find(({ kind }) => kind === 'EARNED');
  const spent = rows.find(({ kind }) => kind === 'SPENT');
  const customerId = (earned ?? spent)?.customerId;
  if (!customerId) return null;
  const sumOf = (wanted: string, of: (row: (typeof rows)[number]) => bigint | null) =>
    rows.reduce((sum, row) => (row.kind === wanted ? sum + Number(of(row) ?? 0n) : sum), 0);
  return {
    customerId,
    earned: earned
      ? {
          points: Number(earned.points),
          baseFen: Number(earned.baseFen ?? 0n),
          rateMilli: earned.rateMilli ?? 0,
          takenBack: -sumOf('TAKEN_BACK', ({ points }) => points),
        }
      : null,
    spent: spent
      ? {
          points: -Number(spent.points),
          fen: Number(spent.baseFen ?? 0n),
          backFen: sumOf('GIVEN_BACK', ({ baseFen }) => baseFen),
        }
      : null,
  };
}
