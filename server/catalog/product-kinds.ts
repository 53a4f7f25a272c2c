import type { Reader } from '@/server/platform/db';

/** What a product can be made as; fixed once it exists. GOODS stand in a stock, a SERVICE does not, a KIT is the goods it is made of. */
export const PRODUCT_KINDS = ['GOODS', 'SERVICE', 'KIT'] as const;
export type ProductKind = (typeof PRODUCT_KINDS)[number];
/** Besides, the row temporary items are booked under; nobody makes or lists it. */
export type AnyKind = ProductKind | 'TEMPORARY';

/** Is it a thing that stands somewhere, so that there is a stock of it? */
export function isStocked(kind: string): boolean {
  return kind === 'GOODS';
}

/** The first of these products that has no stock, by name; null: each has. */
export async function firstWithoutStock(
  reader: Reader,
  productIds: readonly string[],
): Promise<string | null> {
  const [found] = await reader.$queryRaw<{ name: string }[]>`
    SELECT name FROM product WHERE id = ANY(${[...new Set(productIds)]}::uuid[]) AND kind <> 'GOODS' LIMIT 1`;
  return found?.name ?? null;
}

/** Is it a service there is? */
export async function isServiceProduct(reader: Reader, productId: string): Promise<boolean> {
  const found = await reader.product.findUnique({ where: { id: productId }, select: { kind: true } });
  return found?.kind === 'SERVICE';
}
