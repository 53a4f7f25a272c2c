import { numberedInTrail } from '@/server/stock/names-in-trail';

export const TRANSFERS_IN_TRAIL = numberedInTrail('TRANSFER', 'transfer');
