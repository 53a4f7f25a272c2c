import { mulDiv, mulQuantity } from '@/lib/money';
import type { Milli } from '@/lib/quantity';
import { listPriceOf } from '@/server/catalog/queries';
import type { Tx } from '@/server/platform/db';
import { takenOutBy, valueOfGoods } from '@/server/stock/value-of-goods';
import { caseDocuments, type DocumentSource } from './case-documents';

/** What missing pieces are worth by the store's policy, fen: at the moving average (the last cost once none are left), or at list. */
export async function valueOfMissing(
  tx: Tx,
  storeId: string,
  productId: string,
  milli: Milli,
  valuation: 'COST' | 'LIST',
): Promise<number> {
  if (valuation === 'LIST') return mulQuantity(await listPriceOf(tx, productId), milli);
  return valueOfGoods(tx, storeId, productId, milli);
}

/**
 * What missing pieces were posted with by the document that found them, fen: one loss has one amount. A part of them takes its part
 * of it. Null: the document posted no entry of its own for them, or the store values at list.
 */
export async function postedValue(
  tx: Tx,
  of: { storeId: string; source: DocumentSource | 'HAND'; sourceId?: string | undefined; productId: string },
  milli: Milli,
  valuation: 'COST' | 'LIST',
): Promise<number | null> {
  const { storeId, source, sourceId, productId } = of;
  if (valuation === 'LIST' || source === 'HAND' || sourceId === undefined) return null;
  const { posted } = caseDocuments.ask()[source];
  const postedIn = (await posted?.storeId(tx, { storeId, sourceId })) ?? null;
  if (!posted || postedIn === null) return null;
  const out = await takenOutBy(tx, {
    storeId: postedIn,
    documentId: sourceId,
    productId,
    kind: posted.kind,
  });
  return out.milli > 0 ? mulDiv(out.valueFen, milli, out.milli) : null;
}
