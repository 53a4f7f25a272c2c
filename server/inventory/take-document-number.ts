import type { StockDocumentKind } from '@/generated/prisma/enums';
import type { Tx } from '@/server/platform/db';
import { nextNumber } from './internal';

/** For documents of modules above that stand in a store's series: the next number, its row locked until the transaction ends. */
export function takeDocumentNumber(tx: Tx, storeId: string, kind: StockDocumentKind): Promise<number> {
  return nextNumber(tx, storeId, kind);
}
