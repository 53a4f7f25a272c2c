import type { Reader } from '@/server/platform/db';

/**
 * Since when somebody holds a role in this very store that is not over before a moment, nor they gone by then; null: none. Who works in all
 * stores has none in one: they answer to head office.
 */
export async function roleInStore(
  reader: Reader,
  of: { storeId: string; personId: string; notOverBy: Date },
): Promise<Date | null> {
  const { storeId, personId, notOverBy } = of;
  const grant = await reader.roleGrant.findFirst({
    where: {
      storeId,
      personId,
      OR: [{ revokedAt: null }, { revokedAt: { gt: notOverBy } }],
      person: { OR: [{ deactivatedAt: null }, { deactivatedAt: { gt: notOverBy } }] },
    },
    orderBy: { grantedAt: 'asc' },
    select: { grantedAt: true },
  });
  return grant?.grantedAt ?? null;
}
