import type { Reader } from '@/server/platform/db';

/** A product as documents name it: with what tells it from its neighbours. */
export interface Goods {
  productId: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
}

/** Products by their ids, asked for once; one that is not there has empty words. */
export async function goodsOf(
  reader: Reader,
  productIds: readonly string[],
): Promise<(productId: string) => Goods> {
  const found = await reader.product.findMany({
    where: { id: { in: [...new Set(productIds)] } },
    select: { id: true, code: true, name: true, spec: true, unit: true },
  });
  const goods = new Map(found.map(({ id, ...words }) => [id, { productId: id, ...words }]));
  return (productId) => goods.get(productId) ?? { productId, code: '', name: '', spec: '', unit: '' };
}
