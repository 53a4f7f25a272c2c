import { expect, test } from 'vitest';
import { db } from '@/server/platform/db';
import { countEvents, makeStocktakeShop } from '@/tests/factories/stocktake';
import { finishSheet } from './keep-sheets';
import { postStocktake } from './post-stocktake';
import { recordCounts } from './record-counts';

test('posting locks what differs alone: a sale that holds a shelf that was counted right is not in its way', async () => {
  const at = new Date(Date.now() - 3_600_000);
  const shop = await makeStocktakeShop(at);
  const [right, short] = [await shop.stocked(10), await shop.stocked(10)];
  const { stocktakeId, sheets, sheetOf } = await shop.begun();
  await recordCounts.execute(await shop.as(shop.first, 10), {
    ...shop.base(),
    sheetId: sheetOf(shop.zones.floor),
    ...countEvents(at, [
      { product: right, quantity: '10', minutes: 10 },
      { product: short, quantity: '9', minutes: 10 },
    ]),
  });
  for (const { id: sheetId } of sheets)
    await finishSheet.execute(await shop.as(shop.first, 20), { ...shop.base(), sheetId });
  const posted = await db().$transaction(async (sale) => {
    await sale.$queryRaw`SELECT 1 AS locked FROM stock_cost WHERE store_id = ${shop.store.id}::uuid AND product_id = ${right.id}::uuid FOR UPDATE`;
    return postStocktake.execute(await shop.as(shop.manager, 40), {
      ...shop.base(),
      stocktakeId,
      seenVariances: 1,
      skipRecountReason: '复盘过',
    });
  });
  expect(posted).toMatchObject({ lines: 2, variances: 1 });
});
