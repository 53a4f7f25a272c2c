import type { Reader } from '@/server/platform/db';

/** Every ticket of these customers, by store: what hangs on their sales is forgotten with them. */
export async function ticketsOfCustomers(
  reader: Reader,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const tickets = await reader.ticket.findMany({
    where: { customerId: { in: [...customerIds] } },
    select: { storeId: true, id: true },
  });
  const byStore = new Map<string, string[]>();
  for (const { storeId, id } of tickets) byStore.set(storeId, [...(byStore.get(storeId) ?? []), id]);
  return byStore;
}
