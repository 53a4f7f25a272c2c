import type { Reader } from '@/server/platform/db';
import { openStores } from '@/server/stores/queries';

/** When the last ticket was begun, by the newest id of each store, whose first bytes are its moment: one look into the key a store. */
export async function newestTicketAt(reader: Reader): Promise<Date | null> {
  const stores = await openStores(reader);
  const [row] = await reader.$queryRaw<{ id: string | null }[]>`
    SELECT max(t.id::text) AS id FROM unnest(${stores.map(({ id }) => id)}::uuid[]) AS s(id) CROSS JOIN LATERAL (
      SELECT id FROM ticket WHERE store_id = s.id ORDER BY id DESC LIMIT 1) t`;
  return row?.id ? new Date(Number.parseInt(row.id.replaceAll('-', '').slice(0, 12), 16)) : null;
}
