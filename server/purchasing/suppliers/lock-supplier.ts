import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';

/** The supplier, nobody else changing it until the transaction ends. @throws NotFound */
export async function lockSupplier(tx: Tx, supplierId: string) {
  await tx.$queryRaw`SELECT 1 AS locked FROM supplier WHERE id = ${supplierId}::uuid FOR UPDATE`;
  const supplier = await tx.supplier.findUnique({ where: { id: supplierId } });
  if (!supplier) throw new NotFound({ noun: 'supplier' });
  return supplier;
}

/** A supplier one still deals with. @throws NotFound */
export async function requireSupplier(tx: Tx, supplierId: string): Promise<void> {
  const found = await tx.supplier.findUnique({
    where: { id: supplierId, closedAt: null },
    select: { id: true },
  });
  if (!found) throw new NotFound({ noun: 'supplier' });
}
