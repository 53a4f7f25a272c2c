import type { Reader } from '@/server/platform/db';

/** Where each of these people works: the store of their longest role there; null: in all stores, or in none any more. */
export async function workplacesOf(
  reader: Reader,
  personIds: readonly string[],
): Promise<Map<string, string | null>> {
  const grants = await reader.roleGrant.findMany({
    where: { personId: { in: [...personIds] }, revokedAt: null, storeId: { not: null } },
    orderBy: [{ grantedAt: 'asc' }, { id: 'asc' }],
    select: { personId: true, storeId: true },
  });
  const places = new Map<string, string | null>(personIds.map((personId) => [personId, null]));
  for (const { personId, storeId } of grants.toReversed()) places.set(personId, storeId);
  return places;
}
