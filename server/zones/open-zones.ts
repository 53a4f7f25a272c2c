import type { Reader, Tx } from '@/server/platform/db';

/** Open zones of a store, as the plan has them. */
export function openZones(reader: Reader, storeId: string) {
  return reader.zone.findMany({
    where: { storeId, closedAt: null },
    orderBy: [{ position: 'asc' }, { code: 'asc' }],
    select: { id: true, code: true, name: true, kind: true },
  });
}

/** All zones of these stores, closed ones too, by store and id; one that is not there has empty words. */
export async function zonesOfStores(
  reader: Reader,
  storeIds: readonly string[],
): Promise<(storeId: string, zoneId: string) => { code: string; name: string }> {
  const zones = await reader.zone.findMany({
    where: { storeId: { in: [...storeIds] } },
    select: { storeId: true, id: true, code: true, name: true },
  });
  const found = new Map(zones.map(({ storeId, id, ...words }) => [`${storeId}/${id}`, words]));
  return (storeId, zoneId) => found.get(`${storeId}/${zoneId}`) ?? { code: '', name: '' };
}

/** Keeps zones as they are until the transaction ends. @returns their names by id */
export async function holdZones(
  tx: Tx,
  storeId: string,
  zoneIds: readonly string[],
): Promise<Map<string, string>> {
  const zones = await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM zone WHERE store_id = ${storeId}::uuid AND id = ANY(${[...zoneIds]}::uuid[]) ORDER BY id FOR SHARE`;
  return new Map(zones.map(({ id, name }) => [id, name]));
}
