import type { Reader } from '@/server/platform/db';

/** Which of these categories have goods that are sold at a price; null stands for all goods. By the index on the category, each once. */
export async function categoriesWithPrices(
  reader: Reader,
  categoryIds: readonly (string | null)[],
): Promise<Set<string | null>> {
  const wanted = [...new Set(categoryIds)];
  const known = wanted.filter((id) => id !== null);
  const [some, any] = await Promise.all([
    known.length === 0
      ? []
      : reader.$queryRaw<{ id: string }[]>`
          SELECT c.id FROM unnest(${known}::uuid[]) AS c(id)
          WHERE EXISTS (SELECT 1 FROM product p WHERE p.category_id = c.id AND p.discontinued_at IS NULL AND p.list_price_fen > 0)`,
    wanted.length === known.length
      ? null
      : reader.product.findFirst({
          where: { discontinuedAt: null, listPriceFen: { gt: 0 } },
          select: { id: true },
        }),
  ]);
  return new Set<string | null>([...some.map(({ id }) => id), ...(any ? [null] : [])]);
}
