import type { CaseDocument, MissingRow } from '@/server/shortages/case-documents';

/** Of whoever answered until then: the moment before. Where nobody did, or somebody said why, there is no case. */
export const HANDOVER_CASES: CaseDocument = {
  missing: (reader, { storeId, sourceId, productId }) => reader.$queryRaw<MissingRow[]>`
    SELECT h.zone_id AS "zoneId", h.occurred_at - interval '1 millisecond' AS at, -c.difference AS missing
    FROM handover h JOIN handover_count c ON c.store_id = h.store_id AND c.handover_id = h.id
    WHERE h.store_id = ${storeId}::uuid AND h.id = ${sourceId}::uuid AND c.product_id = ${productId}::uuid AND c.difference < 0
      AND h.from_person_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM handover_answer a WHERE a.store_id = c.store_id AND a.count_id = c.id)`,
  place: async (_, { sourceId }) => ({ kind: 'HANDOVER', handoverId: sourceId }),
};
