import { sampleGoods } from '@/server/catalog/sample-goods';
import type { Reader } from '@/server/platform/db';
import { sampleCarried } from '@/server/stock/sample-carried';

/** What the person's store has on hand; of the catalogue where it has too little, and for who works in all stores. */
export async function goodsToAsk(
  reader: Reader,
  storeId: string | null,
  of: { seed: number; take: number; categoryId: string | null },
) {
  if (of.take === 0) return [];
  const carried = storeId ? await sampleCarried(reader, { ...of, storeId }) : [];
  return carried.length >= of.take ? carried : sampleGoods(reader, of);
}

/** How many prices a quiz of a version would ask somebody now: a small category has fewer goods than were wished for. */
export async function pricesAsked(
  reader: Reader,
  storeId: string | null,
  { priceQuestions, priceCategoryId }: { priceQuestions: number; priceCategoryId: string | null },
): Promise<number> {
  const goods = await goodsToAsk(reader, storeId, {
    ...{ seed: 0, take: priceQuestions, categoryId: priceCategoryId },
  });
  return goods.length;
}
