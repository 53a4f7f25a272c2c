import type { Reader } from '@/server/platform/db';
import { NUDGE_PAUSE_MS } from '../rules';

/** When each of these stores was reminded, of those that may not be again yet. */
export async function nudgedLately(
  reader: Reader,
  storeIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Date>> {
  const rows = await reader.storeNudge.findMany({
    where: { storeId: { in: [...storeIds] }, nudgedAt: { gt: new Date(now.getTime() - NUDGE_PAUSE_MS) } },
    select: { storeId: true, nudgedAt: true },
  });
  return new Map(rows.map(({ storeId, nudgedAt }) => [storeId, nudgedAt]));
}
