import { missingByCount } from '@/server/stocktake/missing-by-count';
import type { CaseDocument } from './case-documents';

/** A stocktake stands below this room, so it tells nothing by itself. */
export const STOCKTAKE_CASES: CaseDocument = {
  missing: (reader, { sourceId: stocktakeId, ...of }) => missingByCount(reader, { ...of, stocktakeId }),
  place: async (_, { sourceId }) => ({ kind: 'STOCKTAKE', stocktakeId: sourceId }),
  posted: { kind: 'STOCKTAKE', storeId: async (_, { storeId }) => storeId },
};
