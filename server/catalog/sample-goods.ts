import { Prisma } from '@/generated/prisma/client';
import type { Reader } from '@/server/platform/db';

/** So many goods that are sold, with their list price: by chance, the same for the same seed. Looks at every product: for what is asked seldom. */
export function sampleGoods(
  reader: Reader,
  of: { seed: number; take: number; categoryId: string | null },
): Promise<{ productId: string; name: string; fen: number }[]> {
  return reader.$queryRaw`
    SELECT id AS "productId", concat_ws(' ', name, nullif(spec, '')) AS name, list_price_fen::float8 AS fen FROM product
    WHERE kind = 'GOODS' AND discontinued_at IS NULL AND list_price_fen > 0
      AND ${of.categoryId ? Prisma.sql`category_id = ${of.categoryId}::uuid` : Prisma.sql`true`}
    ORDER BY md5(id::text || ${String(of.seed)}), id LIMIT ${of.take}`;
}
