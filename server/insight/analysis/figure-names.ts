import { goodsName } from '@/lib/goods-name';
import { productsById } from '@/server/catalog/products-by-id';
import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';

/** Who sold and what was sold, as a page says whom its figure is of; null where the figure is of nobody. */
export async function figureNames(
  reader: Reader,
  of: { person?: string | undefined; product?: string | undefined },
): Promise<{ person: string | null; product: string | null }> {
  const [people, products] = await Promise.all([
    of.person ? personNames(reader, [of.person]) : null,
    of.product ? productsById(reader, [of.product]) : null,
  ]);
  const product = products?.get(of.product ?? '');
  return {
    person: people?.get(of.person ?? '') ?? null,
    product: product ? goodsName(product) : null,
  };
}
