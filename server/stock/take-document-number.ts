import type { StockDocumentKind } from '@/generated/prisma/enums';
import type { Tx } from '@/server/platform/db';

/** The next number of a store's stock documents of a kind; the series row is locked until the transaction ends. */
export async function takeDocumentNumber(tx: Tx, storeId: string, kind: StockDocumentKind): Promise<number> {
  const [series] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO document_series (store_id, kind, last) VALUES (${storeId}::uuid, ${kind}::"StockDocumentKind", 1)
    ON CONFLICT (store_id, kind) DO UPDATE SET last = document_series.last + 1 RETURNING last`;
  return series?.last ?? 1;
}

/** Keeps others from opening documents of a kind in a store until the transaction ends. */
export async function lockDocumentSeries(tx: Tx, storeId: string, kind: StockDocumentKind): Promise<void> {
  // The row is made where the store had no document yet: what is not there holds nobody back.
  await tx.$executeRaw`
    INSERT INTO document_series (store_id, kind) VALUES (${storeId}::uuid, ${kind}::"StockDocumentKind") ON CONFLICT DO NOTHING`;
  await tx.$queryRaw`
    SELECT 1 AS locked FROM document_series WHERE store_id = ${storeId}::uuid AND kind = ${kind}::"StockDocumentKind" FOR UPDATE`;
}
