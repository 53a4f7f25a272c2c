import type { Reader } from '@/server/platform/db';

/** As many as a list of hits shows. */
const MOST = 12;

/** Open zones of these stores whose code begins with what was typed or whose name holds it, by store and code. */
export function zonesByName(reader: Reader, storeIds: readonly string[], term: string) {
  return reader.zone.findMany({
    where: {
      storeId: { in: [...storeIds] },
      closedAt: null,
      OR: [
        { code: { startsWith: term, mode: 'insensitive' } },
        { name: { contains: term, mode: 'insensitive' } },
      ],
    },
    orderBy: [{ storeId: 'asc' }, { code: 'asc' }],
    take: MOST,
    select: { storeId: true, id: true, code: true, name: true },
  });
}
