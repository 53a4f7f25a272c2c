import { beforeAll, describe, expect, it } from 'vitest';
import { setPrice } from '@/server/catalog/set-price';
import { db } from '@/server/platform/db';
import { Forbidden } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { listTags, wrongTags } from './list-tags';
import { printTags } from './print-tags';
import { listTagsInput } from './schema';
import { tagWords } from './tag-rules';

let storeId: string;
let keeper: Awaited<ReturnType<typeof contextOf>>;
let boss: Awaited<ReturnType<typeof contextOf>>;
let chair: Awaited<ReturnType<typeof makeProduct>>;

beforeAll(async () => {
  storeId = (await makeStore()).id;
  keeper = await contextOf(await makePerson(['STOCK_KEEPER'], storeId));
  boss = await contextOf(await makePerson(['ADMIN'], null));
  chair = await makeProduct({ listPriceFen: 10_000 });
  await makeProduct({ listPriceFen: 500 });
});

const list = (show: 'CHANGED' | 'NEW' | 'ALL', term = '') =>
  listTags(db(), listTagsInput.parse({ storeId, show, term }));
const print = (priceFen: number, words = tagWords(chair)) =>
  printTags.execute(keeper, {
    ...{ requestId: newId(), storeId },
    tags: [{ productId: chair.id, priceFen, words }],
  });
const reprice = (seenFen: number, listPriceFen: number) =>
  setPrice.execute(boss, { requestId: newId(), productId: chair.id, seenFen, listPriceFen });

describe('the tags of a store', () => {
  it('are new until they are printed, wrong after the price or name changed, and right once printed anew', async () => {
    expect((await list('NEW')).rows.map(({ productId }) => productId)).toContain(chair.id);
    expect((await list('CHANGED')).rows).toEqual([]);
    await print(10_000);
    expect((await list('NEW')).rows.map(({ productId }) => productId)).not.toContain(chair.id);
    expect(await wrongTags(db(), storeId)).toBe(0);
    await reprice(10_000, 9_900);
    expect((await list('CHANGED')).rows).toMatchObject([
      { productId: chair.id, hangsFen: 10_000, listPriceFen: 9_900 },
    ]);
    expect(await wrongTags(db(), storeId)).toBe(1);
    // Printed a moment before it changed once more: still wrong.
    await reprice(9_900, 9_800);
    await print(9_900);
    expect(await wrongTags(db(), storeId)).toBe(1);
    await print(9_800);
    expect(await wrongTags(db(), storeId)).toBe(0);
    await print(9_800, '别的名字');
    expect(await wrongTags(db(), storeId)).toBe(1);
    await print(9_800);
  });

  it('are each store’s own, and printed by whoever may', async () => {
    const other = (await makeStore()).id;
    expect(await wrongTags(db(), other)).toBe(0);
    expect(
      (await listTags(db(), listTagsInput.parse({ storeId: other, show: 'NEW' }))).rows.map(
        ({ productId }) => productId,
      ),
    ).toContain(chair.id);
    const clerk = await contextOf(await makePerson(['ACCOUNTANT'], null));
    await expect(
      printTags.execute(clerk, {
        ...{ requestId: newId(), storeId },
        tags: [{ productId: chair.id, priceFen: 1, words: 'x' }],
      }),
    ).rejects.toBeInstanceOf(Forbidden);
  });

  it('are printed by two at once without waiting for each other for ever', async () => {
    const second = await makeProduct({ listPriceFen: 700 });
    const tags = [chair, second].map((product) => ({
      productId: product.id,
      priceFen: 700,
      words: tagWords(product),
    }));
    await Promise.all(
      [tags, tags.toReversed(), tags, tags.toReversed()].map((some) =>
        printTags.execute(keeper, { requestId: newId(), storeId, tags: some }),
      ),
    );
    expect(await db().priceTag.count({ where: { storeId, priceFen: 700n } })).toBe(2);
  });
});
