import type { Reader } from '@/server/platform/db';
import { PERMISSIONS } from '../permissions';

/** Active people who cannot work yet: nobody gave them a role, or they stand at a counter and have no PIN. */
export async function peopleNotReady(reader: Reader, most: number) {
  const people = await reader.person.findMany({
    where: {
      deactivatedAt: null,
      OR: [
        { grants: { none: { revokedAt: null } } },
        {
          pinHash: null,
          grants: { some: { revokedAt: null, role: { in: [...PERMISSIONS['counter.work']] } } },
        },
      ],
    },
    orderBy: { name: 'asc' },
    take: most,
    select: { id: true, name: true, pinHash: true, grants: { where: { revokedAt: null }, take: 1 } },
  });
  return people.map(({ id, name, grants }) => ({
    id,
    name,
    lacks: grants.length === 0 ? ('role' as const) : ('pin' as const),
  }));
}
