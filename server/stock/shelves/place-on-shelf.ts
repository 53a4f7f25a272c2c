import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { productsById } from '@/server/catalog/products-by-id';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { ShelfIsClosed } from '@/server/zones/errors';
import { StockLineUnknown } from '../errors';
import { shelfProductsInput } from './shelf-schema';

/** These products stand on this shelf, too: where somebody looks for them. Moves no stock. @throws NotFound, ShelfIsClosed, StockLineUnknown */
export const placeOnShelf = command({
  name: 'stock.placeOnShelf',
  permission: 'zones.arrange',
  scope: 'store',
  input: shelfProductsInput,
  async run(tx, { storeId, requestId, shelfId, productIds }, ctx) {
    const shelf = await holdShelf(tx, storeId, shelfId);
    const known = await productsById(tx, productIds);
    const wrong = productIds.findIndex((id) => !known.has(id));
    if (wrong >= 0) throw new StockLineUnknown({ line: wrong + 1 });
    await tx.$executeRaw`
      INSERT INTO shelf_place (store_id, product_id, shelf_id, placed_by_id, placed_at)
      SELECT ${storeId}::uuid, p.id, ${shelfId}::uuid, ${ctx.actor.personId}::uuid, ${ctx.now}::timestamptz
      FROM unnest(${productIds}::uuid[]) AS p(id) ORDER BY p.id
      ON CONFLICT (store_id, product_id, shelf_id) DO UPDATE
        SET removed_at = NULL, placed_by_id = excluded.placed_by_id, placed_at = excluded.placed_at
        WHERE shelf_place.removed_at IS NOT NULL`;
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'stock.placeOnShelf',
      subjectKind: 'shelf',
      subjectId: shelfId,
      after: { shelf: shelf.code, products: productIds.length, first: productIds.slice(0, 20) },
      requestId,
    });
    return { shelfId, placed: productIds.length };
  },
});

/** They stand there no longer. What was not there stays as it was. @throws NotFound, ShelfIsClosed */
export const takeFromShelf = command({
  name: 'stock.takeFromShelf',
  permission: 'zones.arrange',
  scope: 'store',
  input: shelfProductsInput,
  async run(tx, { storeId, requestId, shelfId, productIds }, ctx) {
    const shelf = await holdShelf(tx, storeId, shelfId);
    const { count } = await tx.shelfPlace.updateMany({
      where: { storeId, shelfId, productId: { in: productIds }, removedAt: null },
      data: { removedAt: ctx.now },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'stock.takeFromShelf',
      subjectKind: 'shelf',
      subjectId: shelfId,
      after: { shelf: shelf.code, products: count, first: productIds.slice(0, 20) },
      requestId,
    });
    return { shelfId, taken: count };
  },
});

/** The shelf stays open until the transaction ends. @throws NotFound, ShelfIsClosed */
async function holdShelf(tx: Tx, storeId: string, shelfId: string) {
  const [shelf] = await tx.$queryRaw<{ code: string; closedAt: Date | null }[]>`
    SELECT code, closed_at AS "closedAt" FROM shelf WHERE store_id = ${storeId}::uuid AND id = ${shelfId}::uuid FOR SHARE`;
  if (!shelf) throw new NotFound({ noun: 'shelf' });
  if (shelf.closedAt) throw new ShelfIsClosed();
  return shelf;
}
