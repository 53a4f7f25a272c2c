import { productsById } from '@/server/catalog/products-by-id';
import type { Reader } from '@/server/platform/db';

/** Colour, size and the like of products, by id: a ticket's line keeps its name, and its specification is the product's. */
export async function specsOf(
  reader: Reader,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const products = await productsById(reader, productIds);
  return new Map([...products].map(([id, { spec }]) => [id, spec]));
}
