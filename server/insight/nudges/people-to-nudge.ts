import type { Reader } from '@/server/platform/db';
import { staffAllowed } from '@/server/staff/staff-allowed';
import type { StoreSettings } from '@/server/stores/store-settings';

/** Whoever prepares a store's report, and its managers; each once, of those who work there now. */
export async function peopleToNudge(
  reader: Reader,
  store: StoreSettings,
  preparerId: string | null,
): Promise<string[]> {
  const [preparers, managers] = await Promise.all([
    staffAllowed(reader, 'reports.prepare', store.id),
    staffAllowed(reader, 'reports.namePreparer', store.id),
  ]);
  const named = preparerId ?? store.reportPreparerId;
  const asked = named && preparers.has(named) ? [named] : [];
  return [...new Set([...asked, ...managers])];
}
