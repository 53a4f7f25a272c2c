import type { Reader } from '@/server/platform/db';
import { STORES } from '@/server/stores/lent-stores';

export interface WaitingTransfer {
  fromStoreId: string;
  id: string;
  number: number;
  fromStoreCode: string;
  fromStore: string;
  toStore: string;
  requestedAt: Date | null;
  dispatchedAt: Date | null;
}

/** Goods that were sent to these stores and were not received: what has to be checked in. */
export function transfersArriving(reader: Reader, storeIds: readonly string[], most: number) {
  return reader.$queryRaw<WaitingTransfer[]>`
    SELECT x.store_id AS "fromStoreId", x.id, x.number, f.code AS "fromStoreCode", f.name AS "fromStore", t.name AS "toStore",
      x.requested_at AS "requestedAt", x.dispatched_at AS "dispatchedAt"
    FROM transfer x JOIN ${STORES} f ON f.id = x.store_id JOIN ${STORES} t ON t.id = x.to_store_id
    WHERE x.to_store_id = ANY(${[...storeIds]}::uuid[]) AND x.received_at IS NULL AND x.cancelled_at IS NULL AND x.dispatched_at IS NOT NULL
    ORDER BY x.dispatched_at, x.id LIMIT ${most}`;
}

/** What other stores asked of these and was not sent yet. */
export function transfersToSend(reader: Reader, storeIds: readonly string[], most: number) {
  return reader.$queryRaw<WaitingTransfer[]>`
    SELECT x.store_id AS "fromStoreId", x.id, x.number, f.code AS "fromStoreCode", f.name AS "fromStore", t.name AS "toStore",
      x.requested_at AS "requestedAt", x.dispatched_at AS "dispatchedAt"
    FROM transfer x JOIN ${STORES} f ON f.id = x.store_id JOIN ${STORES} t ON t.id = x.to_store_id
    WHERE x.store_id = ANY(${[...storeIds]}::uuid[]) AND x.dispatched_at IS NULL AND x.cancelled_at IS NULL
    ORDER BY x.requested_at, x.id LIMIT ${most}`;
}
