import { numberedInTrail } from '@/server/stock/names-in-trail';

export const RECONCILIATIONS_IN_TRAIL = numberedInTrail('RECONCILIATION', 'reconciliation');
