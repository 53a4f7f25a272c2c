import type { Reader } from '@/server/platform/db';

/** Zones of a store with who answers for each now, who did and who will; the newest 20 of each. */
export async function listZones(reader: Reader, storeId: string, now: Date) {
  const zones = await reader.zone.findMany({
    where: { storeId, closedAt: null },
    orderBy: { code: 'asc' },
    include: { assignments: { orderBy: { startsAt: 'desc' }, take: 20 } },
  });
  const people = await reader.person.findMany({
    where: { id: { in: zones.flatMap(({ assignments }) => assignments.map(({ personId }) => personId)) } },
    select: { id: true, name: true, deactivatedAt: true },
  });
  const byId = new Map(people.map((person) => [person.id, person]));
  return zones.map(({ id, code, name, kind, assignments }) => {
    const shown = assignments.map((assignment) => ({
      id: assignment.id,
      personId: assignment.personId,
      personName: byId.get(assignment.personId)?.name ?? '',
      /** Deactivated: the zone needs somebody else. */
      gone: (byId.get(assignment.personId)?.deactivatedAt ?? null) !== null,
      startsAt: assignment.startsAt,
      endsAt: assignment.endsAt,
      state: stateAt(assignment, now),
    }));
    return {
      id,
      code,
      name,
      kind,
      owner: shown.find(({ state }) => state === 'now') ?? null,
      assignments: shown,
    };
  });
}

/** Who answers for each open zone at a moment, by zone id. */
export async function zoneOwners(reader: Reader, storeId: string, at: Date): Promise<Map<string, string>> {
  const assignments = await reader.zoneAssignment.findMany({
    where: { storeId, startsAt: { lte: at }, OR: [{ endsAt: null }, { endsAt: { gt: at } }] },
    select: { zoneId: true, personId: true },
  });
  return new Map(assignments.map(({ zoneId, personId }) => [zoneId, personId]));
}

function stateAt({ startsAt, endsAt }: { startsAt: Date; endsAt: Date | null }, now: Date) {
  if (startsAt > now) return 'later' as const;
  return endsAt === null || endsAt > now ? ('now' as const) : ('past' as const);
}
