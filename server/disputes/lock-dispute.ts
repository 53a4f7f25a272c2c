import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { personNames } from '@/server/staff/person-names';
import { DisputeDecided } from './errors';

/** A dispute nobody decided yet, locked, with whose line it was. @throws NotFound, DisputeDecided */
export async function lockOpenDispute(tx: Tx, storeId: string, id: string) {
  await tx.$queryRaw`SELECT 1 AS locked FROM sales_dispute WHERE store_id = ${storeId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const dispute = await tx.salesDispute.findUnique({
    where: { storeId_id: { storeId, id } },
    include: { parties: { include: { answer: { select: { answeredAt: true } } } } },
  });
  if (!dispute) throw new NotFound({ noun: 'dispute' });
  if (dispute.decidedById) {
    const names = await personNames(tx, [dispute.decidedById]);
    throw new DisputeDecided({ name: names.get(dispute.decidedById) ?? '' });
  }
  return dispute;
}
