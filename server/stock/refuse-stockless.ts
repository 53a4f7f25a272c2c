import { firstWithoutStock } from '@/server/catalog/product-kinds';
import type { Tx } from '@/server/platform/db';
import { NotStocked } from './errors';

/** @throws NotStocked where one of them is a service */
export async function refuseStockless(tx: Tx, productIds: readonly string[]): Promise<void> {
  const name = await firstWithoutStock(tx, productIds);
  if (name !== null) throw new NotStocked({ name });
}
