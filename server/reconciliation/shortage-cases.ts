import type { CaseDocument, MissingRow } from '@/server/shortages/case-documents';

/** Which of the two programs is wrong nobody knows yet: a case may be for an open difference, either way round. */
export const RECONCILIATION_CASES: CaseDocument = {
  missing: (reader, { storeId, sourceId, productId }) => reader.$queryRaw<MissingRow[]>`
    SELECT d.zone_id AS "zoneId", r.cut_off AS at, abs(d.difference) AS missing
    FROM discrepancy d JOIN reconciliation r ON r.store_id = d.store_id AND r.id = d.last_run_id
    WHERE d.store_id = ${storeId}::uuid AND d.id = ${sourceId}::uuid AND d.product_id = ${productId}::uuid
      AND d.closed_at IS NULL AND d.class NOT IN ('TIMING', 'WRONG_CODE')`,
  async place(reader, { storeId, sourceId: id }) {
    const found = await reader.discrepancy.findUnique({
      where: { storeId_id: { storeId, id } },
      select: { lastRunId: true },
    });
    return found && { kind: 'RECONCILIATION', reconciliationId: found.lastRunId };
  },
};
