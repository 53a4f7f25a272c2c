import type { Tx } from '@/server/platform/db';
import { port } from '@/server/platform/port';

/** How many products keep a place from being closed. */
export interface StandsInZone {
  /** With stock in the zone, over or under, sold from it, or with a place on one of its shelves. */
  inZone(tx: Tx, of: { storeId: string; zoneId: string; shelfIds: readonly string[] }): Promise<number>;
  onShelf(tx: Tx, of: { storeId: string; shelfId: string }): Promise<number>;
}

export const standsInZone = port<StandsInZone>('what stands in a zone');
