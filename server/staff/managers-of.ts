import type { Reader } from '@/server/platform/db';

/** Who leads each of these stores, by a grant of that store alone, the longest first. */
export async function managersOf(
  reader: Reader,
  storeIds: readonly string[],
): Promise<Map<string, string[]>> {
  const grants = await reader.roleGrant.findMany({
    where: {
      storeId: { in: [...storeIds] },
      role: 'STORE_MANAGER',
      revokedAt: null,
      person: { deactivatedAt: null },
    },
    orderBy: [{ grantedAt: 'asc' }, { id: 'asc' }],
    select: { storeId: true, personId: true },
  });
  const managers = new Map<string, string[]>();
  for (const { storeId, personId } of grants)
    if (storeId !== null) managers.set(storeId, [...(managers.get(storeId) ?? []), personId]);
  return managers;
}
