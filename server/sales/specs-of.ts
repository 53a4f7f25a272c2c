import type { Reader } from '@/server/platform/db';

/** Colour, size and the like of products, by id: a ticket's line keeps its name, and its specification is the product's. */
export async function specsOf(
  reader: Reader,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await reader.product.findMany({
    where: { id: { in: [...new Set(productIds)] } },
    select: { id: true, spec: true },
  });
  return new Map(rows.map(({ id, spec }) => [id, spec]));
}
