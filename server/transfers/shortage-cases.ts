import type { Reader } from '@/server/platform/db';
import type { CaseDocument, MissingRow } from '@/server/shortages/case-documents';

/** What was sent and never came. The sender's zone is where the goods were taken from; the receiver never had them on a shelf. */
export const TRANSFER_CASES: CaseDocument = {
  missing: (reader, { storeId, sourceId, productId }) => reader.$queryRaw<MissingRow[]>`
    SELECT CASE WHEN t.store_id = ${storeId}::uuid THEN l.zone_id END AS "zoneId",
      CASE WHEN t.store_id = ${storeId}::uuid THEN t.dispatched_at ELSE t.received_at END AS at,
      sum(b.sent_quantity - b.arrived_quantity) AS missing
    FROM transfer t JOIN transfer_dispatch_line l ON l.store_id = t.store_id AND l.transfer_id = t.id
    JOIN transfer_balance b ON b.store_id = l.store_id AND b.dispatch_line_id = l.id
    WHERE t.id = ${sourceId}::uuid AND (t.store_id = ${storeId}::uuid OR t.to_store_id = ${storeId}::uuid)
      AND t.received_at IS NOT NULL AND l.product_id = ${productId}::uuid AND b.arrived_quantity < b.sent_quantity
    GROUP BY 1, 2`,
  async place(reader, of) {
    const fromStoreId = await senderOf(reader, of);
    return fromStoreId === null ? null : { kind: 'TRANSFER', fromStoreId, transferId: of.sourceId };
  },
  async lockStores(tx, { storeId, sourceId }) {
    const [ends] = await tx.$queryRaw<{ from: string; to: string }[]>`
      SELECT store_id AS from, to_store_id AS to FROM transfer WHERE id = ${sourceId}::uuid
        AND (store_id = ${storeId}::uuid OR to_store_id = ${storeId}::uuid) FOR UPDATE`;
    return ends ? [ends.from, ends.to] : [];
  },
  // Goods that never arrived went out of the sender's stock, whichever of the two opens the case.
  posted: { kind: 'TRANSFER_OUT', storeId: senderOf },
};

/** The store that sent a transfer this store sends or awaits. */
async function senderOf(
  reader: Reader,
  { storeId, sourceId }: { storeId: string; sourceId: string },
): Promise<string | null> {
  const found = await reader.transfer.findFirst({
    where: { id: sourceId, OR: [{ storeId }, { toStoreId: storeId }] },
    select: { storeId: true },
  });
  return found?.storeId ?? null;
}
