import { expect, test } from '@playwright/test';
import { act, ask, goodsInStock } from './api';
import { PEOPLE } from './demo';
import { Office } from './pages/office';

// A list of open items that somebody has on the screen follows what others do, without anybody pressing reload.

test('what becomes open elsewhere is on the screen by itself, and is gone by itself once it is explained', async ({
  page,
  browser,
}) => {
  const manager = new Office(page);
  await manager.signIn(PEOPLE.otherManager);
  const store = await manager.store('S02');
  const other = await (await browser.newContext()).newPage();
  await new Office(other).signIn(PEOPLE.otherManager);
  const [goods] = await goodsInStock(other, store.id, 1);
  if (!goods) throw new Error('goods in stock');
  const [level] = await ask<{ onHand: string }[]>(other, 'stock.onHand', {
    storeId: store.id,
    productIds: [goods.id],
  });
  await page.goto(`/open-items?store=${store.id}&tab=negative`);
  const row = page.getByRole('row').filter({ hasText: goods.code });
  await expect(row).toHaveCount(0);
  // Of a page that was loaded anew there would be nothing left of this.
  await page.evaluate(() => document.body.setAttribute('data-seen-before', ''));

  await act(other, 'stock.adjust', {
    storeId: store.id,
    reason: 'DAMAGE',
    lines: [{ productId: goods.id, quantity: String(-Number(level?.onHand ?? 0) - 1) }],
  });
  await expect(row.first()).toBeVisible();
  const zones = await ask<{ productId: string; zoneId: string }[]>(page, 'stock.negative', {
    storeIds: [store.id],
  });
  for (const { zoneId } of zones.filter(({ productId }) => productId === goods.id))
    await act(page, 'stock.explainNegative', {
      storeId: store.id,
      productId: goods.id,
      zoneId,
      text: '碰坏的还没记',
    });
  await expect(row).toHaveCount(0);
  await expect(page.locator('body')).toHaveAttribute('data-seen-before', '');
  await other.context().close();
});
