import type { Reader } from '@/server/platform/db';

/** Open zones a person answers for at the moment, in these stores. */
export async function ownZones(
  reader: Reader,
  of: { personId: string; storeIds: readonly string[]; now: Date },
): Promise<{ storeId: string; id: string; code: string; name: string }[]> {
  return reader.zone.findMany({
    where: {
      storeId: { in: [...of.storeIds] },
      closedAt: null,
      assignments: {
        some: {
          personId: of.personId,
          startsAt: { lte: of.now },
          OR: [{ endsAt: null }, { endsAt: { gt: of.now } }],
        },
      },
    },
    orderBy: [{ storeId: 'asc' }, { code: 'asc' }],
    select: { storeId: true, id: true, code: true, name: true },
  });
}
