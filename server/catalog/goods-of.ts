import type { Reader } from '@/server/platform/db';
import { FIRST_PICTURE } from './pictures/first-picture';

/** A product as documents name it: with what tells it from its neighbours. */
export interface Goods {
  productId: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
  /** Its first picture, as `lib/short-id` writes it. */
  picture: string | null;
}

/** Products by their ids, asked for once; one that is not there has empty words. */
export async function goodsOf(
  reader: Reader,
  productIds: readonly string[],
): Promise<(productId: string) => Goods> {
  const ids = [...new Set(productIds)];
  const found = await reader.$queryRaw<Goods[]>`
    SELECT p.id AS "productId", p.code, p.name, p.spec, p.unit, ${FIRST_PICTURE} AS picture
    FROM product p WHERE p.id = ANY(${ids}::uuid[])`;
  const goods = new Map(found.map((one) => [one.productId, one]));
  return (productId) =>
    goods.get(productId) ?? { productId, code: '', name: '', spec: '', unit: '', picture: null };
}
