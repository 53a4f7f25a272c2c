import type { Tx } from '@/server/platform/db';
import { port } from '@/server/platform/port';

/** Which of these ids are zones of a store, closed ones too, by id; they stay so until the transaction ends. */
export const zonesOfStore =
  port<(tx: Tx, storeId: string, zoneIds: readonly string[]) => Promise<ReadonlyMap<string, string>>>(
    'the zones of a store',
  );
