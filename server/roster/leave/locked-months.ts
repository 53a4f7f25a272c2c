import type { Day } from '@/lib/business-day';
import type { Tx } from '@/server/platform/db';
import { port } from '@/server/platform/port';

/** Refuses where a store's month of timesheets with one of these days is locked, and keeps it from being locked until the transaction ends. */
export const refuseLockedMonths = port<(tx: Tx, storeId: string, days: readonly Day[]) => Promise<void>>(
  'the locked months of a store',
);
