import type { Reader } from '@/server/platform/db';

/** Products by their ids, as they are now; one that is not there is left out. Neither floor nor cost. */
export async function productsById(reader: Reader, productIds: readonly string[]) {
  const found = await reader.product.findMany({
    where: { id: { in: [...new Set(productIds)] } },
    select: {
      id: true,
      code: true,
      name: true,
      kind: true,
      spec: true,
      unit: true,
      decimals: true,
      listPriceFen: true,
      taxRateBp: true,
      discontinuedAt: true,
    },
  });
  return new Map(found.map((product) => [product.id, product]));
}

/** What the book says a unit of these products costs, fen; of none known it is left out. For whoever may see costs alone. */
export async function bookCosts(reader: Reader, productIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await reader.product.findMany({
    where: { id: { in: [...new Set(productIds)] }, cost: { not: null } },
    select: { id: true, cost: true },
  });
  return new Map(rows.map(({ id, cost }) => [id, Number(cost)]));
}

/** Ids of a category's products that have a stock. */
export async function productsInCategory(reader: Reader, categoryId: string): Promise<string[]> {
  return (await reader.product.findMany({ where: { categoryId, kind: 'GOODS' }, select: { id: true } })).map(
    ({ id }) => id,
  );
}

/** Ids by our code or a barcode; a barcode before a code. Codes that differ in letter case are different. */
export async function productsByCode(reader: Reader, codes: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(codes)];
  const [byCode, byBarcode] = await Promise.all([
    reader.product.findMany({ where: { code: { in: wanted } }, select: { id: true, code: true } }),
    reader.barcode.findMany({ where: { code: { in: wanted } }, select: { productId: true, code: true } }),
  ]);
  return new Map([
    ...byCode.map((row) => [row.code, row.id] as const),
    ...byBarcode.map((row) => [row.code, row.productId] as const),
  ]);
}

/** The category of each of these products; those of none are left out. */
export async function categoriesOfProducts(
  reader: Reader,
  productIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await reader.product.findMany({
    where: { id: { in: [...new Set(productIds)] } },
    select: { id: true, categoryId: true },
  });
  return new Map(rows.flatMap(({ id, categoryId }) => (categoryId ? [[id, categoryId] as const] : [])));
}
