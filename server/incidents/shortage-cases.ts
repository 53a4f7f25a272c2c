import type { CaseDocument, MissingRow } from '@/server/shortages/case-documents';

/** Of whoever answered for the zone when it happened: what was stolen or lost. */
export const INCIDENT_CASES: CaseDocument = {
  missing: (reader, { storeId, sourceId, productId }) => reader.$queryRaw<MissingRow[]>`
    SELECT g.zone_id AS "zoneId", i.happened_at AS at, sum(g.quantity)::text AS missing
    FROM incident i JOIN incident_goods g ON g.store_id = i.store_id AND g.incident_id = i.id
    WHERE i.store_id = ${storeId}::uuid AND i.id = ${sourceId}::uuid AND g.product_id = ${productId}::uuid AND i.kind IN ('THEFT', 'LOSS')
    GROUP BY 1, 2`,
  place: async (_, { sourceId }) => ({ kind: 'INCIDENT', incidentId: sourceId }),
};
