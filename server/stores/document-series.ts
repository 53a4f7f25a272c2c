import type { Tx } from '@/server/platform/db';

/** Documents that are numbered per store without gaps; receipts have the series of their device. A further kind is a word here. */
const DOCUMENT_KINDS = [
  'ADJUSTMENT',
  'CREDIT_REPAYMENT',
  'COMPLAINT',
  'INCIDENT',
  'OPENING_STOCK',
  'PURCHASE_ORDER',
  'RECEIVING',
  'RECONCILIATION',
  'SHORTAGE_CASE',
  'STOCKTAKE',
  'SUPPLIER_CLAIM',
  'SUPPLIER_RETURN',
  'TRANSFER',
  'ZONE_MOVE',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** The next number of a store's documents of a kind; the series is locked until the transaction ends. */
export async function takeDocumentNumber(tx: Tx, storeId: string, kind: DocumentKind): Promise<number> {
  const [series] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO document_series (store_id, kind, last) VALUES (${storeId}::uuid, ${kind}, 1)
    ON CONFLICT (store_id, kind) DO UPDATE SET last = document_series.last + 1 RETURNING last`;
  return series?.last ?? 1;
}

/** Keeps others from opening documents of these kinds in a store until the transaction ends. */
export async function lockDocumentSeries(
  tx: Tx,
  storeId: string,
  ...kinds: readonly DocumentKind[]
): Promise<void> {
  // The rows are made where the store had no document yet: what is not there holds nobody back.
  await tx.$executeRaw`
    INSERT INTO document_series (store_id, kind) SELECT ${storeId}::uuid, k FROM unnest(${[...kinds]}::text[]) k ORDER BY k
    ON CONFLICT DO NOTHING`;
  await tx.$queryRaw`
    SELECT 1 AS locked FROM document_series WHERE store_id = ${storeId}::uuid AND kind = ANY(${[...kinds]}::text[])
    ORDER BY kind FOR UPDATE`;
}
