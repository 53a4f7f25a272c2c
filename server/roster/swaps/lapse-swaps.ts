import type { Tx } from '@/server/platform/db';

/** Requests about shifts that were published otherwise meanwhile: what was asked for is no longer there. The week is locked by the caller. */
export async function lapseSwaps(tx: Tx, storeId: string, shiftIds: readonly string[]): Promise<void> {
  const ids = [...new Set(shiftIds)];
  await tx.shiftSwap.updateMany({
    where: {
      storeId,
      state: { in: ['OPEN', 'TAKEN'] },
      OR: [{ shiftId: { in: ids } }, { counterShiftId: { in: ids } }],
    },
    data: { state: 'LAPSED' },
  });
}
