import type { Reader } from '@/server/platform/db';

/** Names of all categories by id. */
export async function categoryNames(reader: Reader): Promise<Map<string, string>> {
  const rows = await reader.category.findMany({ select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
