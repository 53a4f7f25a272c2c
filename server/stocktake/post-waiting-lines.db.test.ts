import { beforeAll, expect, test } from 'vitest';
import { db } from '@/server/platform/db';
import { checkBooks } from '@/server/reports/books/check-books';
import { completeSale } from '@/server/sales/complete-sale';
import { makeProduct } from '@/tests/factories/catalog';
import { makeSale } from '@/tests/factories/sales';
import { countEvents, makeStocktakeShop } from '@/tests/factories/stocktake';
import { finishSheet } from './keep-sheets';
import { approveStocktake, postStocktake } from './post-stocktake';
import { countWaitingLines, postAllWaitingLines } from './post-waiting-lines';
import { recordCounts } from './record-counts';
import { postedStocktake } from './review-stocktake';

/** More than an approval posts at once, and more than one piece. */
const PRODUCTS = 510;

const at = new Date(Date.now() - 3_600_000);
let shop: Awaited<ReturnType<typeof makeStocktakeShop>>;
let products: Awaited<ReturnType<typeof makeProduct>>[];

/** The first count of a shop: every product differs, the first stands in another zone than the book has it. */
async function counted() {
  shop = await makeStocktakeShop(at);
  const elsewhere = await shop.stocked(4);
  products = [elsewhere];
  while (products.length < PRODUCTS) products.push(await makeProduct());
  const { stocktakeId, sheets, sheetOf } = await shop.begun();
  const ctx = await shop.as(shop.first, 10);
  const onShelf = products.map((product) => ({ product, quantity: '3', minutes: 10 }));
  for (const events of [onShelf.slice(0, 300), onShelf.slice(300)])
    await recordCounts.execute(ctx, {
      ...shop.base(),
      sheetId: sheetOf(shop.zones.shelf),
      ...countEvents(at, events),
    });
  await recordCounts.execute(ctx, {
    ...shop.base(),
    sheetId: sheetOf(shop.zones.floor),
    ...countEvents(at, [{ product: elsewhere, quantity: '0', minutes: 10 }]),
  });
  for (const { id: sheetId } of sheets)
    await finishSheet.execute(await shop.as(shop.first, 20), { ...shop.base(), sheetId });
  const approval = {
    ...shop.base(),
    stocktakeId,
    seenVariances: PRODUCTS + 1,
    skipRecountReason: '开业首盘',
  };
  return { stocktakeId, approval, manager: await shop.as(shop.manager, 40) };
}

const onShelf = async () => {
  const where = { storeId: shop.store.id, zoneId: shop.zones.shelf, onHand: 3 };
  return db().stockLevel.count({ where });
};
const booksAgree = async () => {
  const facts = await checkBooks(db());
  expect(facts.filter(({ number }) => number !== 4).flatMap((fact) => fact.examples)).toEqual([]);
};
const posted = (stocktakeId: string) =>
  postedStocktake(db(), { storeId: shop.store.id, stocktakeId, seesCost: true }, { all: true, offset: 0 });

let first: Awaited<ReturnType<typeof counted>>;
beforeAll(async () => {
  first = await counted();
});

test('a posting that breaks off after its approval leaves the book whole, sells on, and goes on by itself', async () => {
  const { stocktakeId, approval, manager } = first;
  const result = await approveStocktake.execute(manager, approval);
  expect(result).toMatchObject({ lines: PRODUCTS + 1, variances: PRODUCTS + 1 });
  expect(await countWaitingLines(db(), shop.store.id, stocktakeId)).toBe(PRODUCTS + 1);
  expect(await onShelf()).toBe(0);
  await booksAgree();
  const product = products.at(-1);
  if (!product) throw new Error('there are products');
  const sale = makeSale(shop.at(1), [{ product, quantity: '1' }]);
  await completeSale(shop.ctx, { storeId: shop.store.id, ...sale });
  await Promise.all([postAllWaitingLines(new Date()), postAllWaitingLines(new Date())]);
  // What was sold meanwhile is off the shelf as well, and the floor it was sold from is below zero.
  expect(await onShelf()).toBe(PRODUCTS);
  expect(await posted(stocktakeId)).toMatchObject({
    waiting: 0,
    totals: { lines: PRODUCTS + 1, variances: PRODUCTS + 1 },
  });
  const moved = await db().stockEntry.findMany({
    where: { storeId: shop.store.id, documentId: stocktakeId, productId: products[0]?.id ?? '' },
    select: { kind: true, quantity: true },
    orderBy: { quantity: 'asc' },
  });
  expect(moved.map(({ kind, quantity }) => [kind, Number(quantity)])).toEqual([
    ['ZONE_OUT', -3],
    ['STOCKTAKE', -1],
    ['ZONE_IN', 3],
  ]);
  await booksAgree();
  // The request made again answers the same and posts nothing more.
  expect(await postStocktake.execute(manager, approval)).toEqual(result);
  expect(await onShelf()).toBe(PRODUCTS);
});

test('is whole when the request comes back', async () => {
  const { stocktakeId, approval, manager } = await counted();
  await postStocktake.execute(manager, approval);
  expect(await posted(stocktakeId)).toMatchObject({ waiting: 0, totals: { variances: PRODUCTS + 1 } });
  expect(await onShelf()).toBe(PRODUCTS);
  await booksAgree();
});
