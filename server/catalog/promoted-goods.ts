import type { Reader } from '@/server/platform/db';
import type { AnyKind } from './product-kinds';

/** Everything that has a price, with its floor: for sums over all goods that stay on the server. */
export async function goodsWithFloors(reader: Reader) {
  return reader.$queryRaw<
    {
      id: string;
      code: string;
      name: string;
      spec: string;
      categoryId: string | null;
      kind: AnyKind;
      decimals: number;
      listPriceFen: number;
      memberPriceFen: number | null;
      floorPriceFen: number | null;
    }[]
  >`
    SELECT id, code, name, spec, category_id AS "categoryId", kind, decimals, list_price_fen::float8 AS "listPriceFen",
      member_price_fen::float8 AS "memberPriceFen", floor_price_fen::float8 AS "floorPriceFen"
    FROM product WHERE kind <> 'TEMPORARY' ORDER BY code`;
}

/** Are all of these there? */
export async function hasTheseGoods(
  reader: Reader,
  of: { productIds: readonly string[]; categoryIds: readonly string[] },
): Promise<boolean> {
  const [productIds, categoryIds] = [[...new Set(of.productIds)], [...new Set(of.categoryIds)]];
  const products = await reader.product.count({
    where: { id: { in: productIds }, kind: { not: 'TEMPORARY' } },
  });
  const categories = await reader.category.count({ where: { id: { in: categoryIds } } });
  return products === productIds.length && categories === categoryIds.length;
}
