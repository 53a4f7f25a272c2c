import type { Shelf, Zone } from '@/generated/prisma/client';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { ShelfIsClosed, ZoneIsClosed } from './errors';

/** An open zone, locked against other changes. @throws NotFound, ZoneIsClosed */
export async function lockZone(tx: Tx, storeId: string, zoneId: string): Promise<Zone> {
  await tx.$queryRaw`SELECT 1 AS locked FROM zone WHERE store_id = ${storeId}::uuid AND id = ${zoneId}::uuid FOR UPDATE`;
  const zone = await tx.zone.findUnique({ where: { storeId_id: { storeId, id: zoneId } } });
  if (!zone) throw new NotFound({ noun: 'zone' });
  if (zone.closedAt) throw new ZoneIsClosed();
  return zone;
}

/** An open shelf, locked against other changes. @throws NotFound, ShelfIsClosed */
export async function lockShelf(tx: Tx, storeId: string, shelfId: string): Promise<Shelf> {
  await tx.$queryRaw`SELECT 1 AS locked FROM shelf WHERE store_id = ${storeId}::uuid AND id = ${shelfId}::uuid FOR UPDATE`;
  const shelf = await tx.shelf.findUnique({ where: { storeId_id: { storeId, id: shelfId } } });
  if (!shelf) throw new NotFound({ noun: 'shelf' });
  if (shelf.closedAt) throw new ShelfIsClosed();
  return shelf;
}
