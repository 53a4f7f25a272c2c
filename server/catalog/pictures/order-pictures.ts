import type { Tx } from '@/server/platform/db';
import { jsonRows } from '@/server/platform/sql';

/** Gives the pictures of a product the places they are named in; the check of unique places waits for the end of the transaction. */
export async function orderPictures(tx: Tx, productId: string, ids: readonly string[]): Promise<void> {
  const rows = ids.map((id, position) => ({ id, position }));
  await tx.$executeRaw`UPDATE product_picture p SET position = r.position FROM ${jsonRows('r', rows, 'id uuid, position int')}
    WHERE p.id = r.id AND p.product_id = ${productId}::uuid`;
}
