import type { Discrepancy } from '@/generated/prisma/client';
import type { Tx } from '@/server/platform/db';
import { DiscrepancyIsClosed, DiscrepancyUnknown } from './errors';

/** A discrepancy that is not closed, nobody else changing it until the transaction ends. @throws DiscrepancyUnknown, DiscrepancyIsClosed */
export async function lockDiscrepancy(tx: Tx, storeId: string, discrepancyId: string): Promise<Discrepancy> {
  await tx.$queryRaw`SELECT 1 AS locked FROM discrepancy WHERE store_id = ${storeId}::uuid AND id = ${discrepancyId}::uuid FOR UPDATE`;
  const found = await tx.discrepancy.findUnique({ where: { storeId_id: { storeId, id: discrepancyId } } });
  if (!found) throw new DiscrepancyUnknown();
  if (found.closedAt) throw new DiscrepancyIsClosed();
  return found;
}
