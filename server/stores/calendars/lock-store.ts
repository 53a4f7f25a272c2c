import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';

/** One change of a store's calendar at a time. @throws NotFound */
export async function lockStore(tx: Tx, storeId: string): Promise<void> {
  const found = await tx.$queryRaw<
    unknown[]
  >`SELECT 1 FROM store WHERE id = ${storeId}::uuid FOR NO KEY UPDATE`;
  if (found.length === 0) throw new NotFound({ noun: 'store' });
}
