import { Prisma } from '@/generated/prisma/client';
import { GOODS } from '@/server/catalog/lent-goods';
import type { Reader } from '@/server/platform/db';

/** So many goods a store has on hand, with their list price: by chance, the same for the same seed. Looks at all it carries: for what is asked seldom. */
export function sampleCarried(
  reader: Reader,
  of: { storeId: string; seed: number; take: number; categoryId: string | null },
): Promise<{ productId: string; name: string; fen: number }[]> {
  return reader.$queryRaw`
    SELECT p.id AS "productId", concat_ws(' ', p.name, nullif(p.spec, '')) AS name, p.list_price_fen::float8 AS fen
    FROM (SELECT DISTINCT product_id FROM stock_level WHERE store_id = ${of.storeId}::uuid AND on_hand > 0) l
    JOIN ${GOODS} p ON p.id = l.product_id
    WHERE p.discontinued_at IS NULL AND p.list_price_fen > 0
      AND ${of.categoryId ? Prisma.sql`p.category_id = ${of.categoryId}::uuid` : Prisma.sql`true`}
    ORDER BY md5(p.id::text || ${String(of.seed)}), p.id LIMIT ${of.take}`;
}
