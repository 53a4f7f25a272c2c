import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { DEFAULTS, type IncidentSettings } from './incident-rules';

/** What these stores say of their incidents, by store; who says nothing goes by the defaults. */
export async function settingsOfStores(
  reader: Reader,
  storeIds: readonly string[],
): Promise<(storeId: string) => IncidentSettings> {
  const rows = await reader.incidentSettings.findMany({ where: { storeId: { in: [...storeIds] } } });
  const byStore = new Map(
    rows.map(({ storeId, theftSevereFen, roundDueDay, points }) => [
      storeId,
      { theftSevereFen: fenOf(theftSevereFen), roundDueDay, points },
    ]),
  );
  return (storeId) => byStore.get(storeId) ?? DEFAULTS;
}
