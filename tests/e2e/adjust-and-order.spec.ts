import { expect, type Page, test } from '@playwright/test';
import { ask, type Goods } from './api';
import { PEOPLE } from './demo';
import { expectNoOverflow, PHONE } from './pages/accessible';
import { Office } from './pages/office';

test.use({ viewport: PHONE });

/** What a scanner does: keys in one go, then Enter. */
async function scan(page: Page, code: string): Promise<void> {
  await page.evaluate(
    (keys) => {
      for (const key of keys)
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    },
    [...code, 'Enter'],
  );
}

/** Goods with a barcode of which some whole pieces stand here; a keeper sees no floors. */
async function wholeGoods(page: Page, storeId: string): Promise<Goods> {
  const rows = await ask<(Goods & { barcode: string | null })[]>(page, 'catalog.search', {
    term: '',
    take: 60,
  });
  const levels = await ask<{ productId: string; onHand: string }[]>(page, 'stock.onHand', {
    storeId,
    productIds: rows.map(({ id }) => id),
  });
  const plenty = new Set(
    levels.filter(({ onHand }) => /^\d+$/.test(onHand) && Number(onHand) >= 3).map((one) => one.productId),
  );
  const found = rows.find(({ id, barcode }) => barcode !== null && plenty.has(id));
  if (!found) throw new Error('the demo has goods in stock');
  return found;
}

test('仓管在手机上连扫报损，刷新不丢，一次入账', async ({ page }) => {
  const office = new Office(page);
  const { words } = office;
  await office.signIn(PEOPLE.keeper);
  const store = await office.store('S01');
  const product = await wholeGoods(page, store.id);
  const had = await office.closingStock(store.id, product);
  await page.goto(`/stock/adjustments/new?store=${store.id}`);
  const reason = page.getByLabel(words('stock.reason'));
  await expect(reason.getByRole('option', { name: words('stock.reasons.THEFT') })).toHaveCount(0);
  await reason.selectOption('DAMAGE');
  await expect(page.getByText(words('stock.scanAnywhere'))).toBeVisible();
  const lines = page.getByRole('list', { name: words('stock.lines') });
  const quantity = lines.getByRole('textbox', { name: new RegExp(`^${words('stock.quantity')}`) });
  await scan(page, product.barcode);
  await expect(quantity).toHaveValue('1');
  await scan(page, 'NO-SUCH-CODE');
  await expect(page.getByText(words('stock.codeUnknown', { code: 'NO-SUCH-CODE' }))).toBeVisible();
  await scan(page, product.barcode);
  await expect(quantity).toHaveValue('2');
  await page.reload();
  await expect(quantity).toHaveValue('2');
  await expectNoOverflow(page, '新调整');
  await page.getByRole('button', { name: words('stock.book'), exact: true }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: words('stock.adjustments'), exact: true }),
  ).toBeVisible();
  expect(await office.closingStock(store.id, product)).toBe(had - 2);
  await page.goto(`/stock/adjustments/new?store=${store.id}`);
  await expect(page.getByText(words('stock.noLines'))).toBeVisible();
});

test('店长勾选补货建议，生成采购单', async ({ page }) => {
  const office = new Office(page);
  const { words } = office;
  await office.signIn(PEOPLE.manager);
  const store = await office.store('S01');
  await page.goto(`/stock/replenishment?store=${store.id}&due=1`);
  const row = page
    .getByRole('list', { name: words('purchasing.replenishment.title') })
    .getByRole('listitem')
    .first();
  await row.getByRole('textbox').fill('3');
  const from = row.getByLabel(words('purchasing.replenishment.from'));
  const supplier = from.locator('option[value^="supplier/"]').first();
  await from.selectOption((await supplier.getAttribute('value')) ?? '');
  await expectNoOverflow(page, '补货');
  await page.getByRole('button', { name: words('purchasing.replenishment.make'), exact: true }).click();
  await page.getByRole('link', { name: /^PO-\d{6}$/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /PO-\d{6}/ })).toBeVisible();
});
