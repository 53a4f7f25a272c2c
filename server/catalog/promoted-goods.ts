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

/** A few goods of these, or of all, with their prices: the dearest of each category first. Neither floor nor cost. */
export async function exampleGoods(
  reader: Reader,
  of: { productIds: readonly string[]; categoryIds: readonly string[]; all: boolean },
) {
  const select = {
    id: true,
    code: true,
    name: true,
    spec: true,
    kind: true,
    categoryId: true,
    listPriceFen: true,
  } as const;
  const where = { kind: { in: ['GOODS', 'KIT'] }, decimals: 0, discontinuedAt: null };
  const some = (extra: { categoryId?: string }) =>
    reader.product.findMany({
      where: { ...where, ...extra },
      orderBy: [{ listPriceFen: 'desc' }, { code: 'asc' }],
      take: 2,
      select,
    });
  const found = [
    ...(await reader.product.findMany({ where: { id: { in: [...of.productIds] } }, select })),
    ...(await Promise.all(of.categoryIds.map((categoryId) => some({ categoryId })))).flat(),
    ...(of.all ? await some({}) : []),
  ];
  return [...new Map(found.map((one) => [one.id, one])).values()].map(({ listPriceFen, kind, ...one }) => ({
    ...one,
    kind: kind as AnyKind,
    listPriceFen: Number(listPriceFen),
  }));
}
