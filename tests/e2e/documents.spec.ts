import { expect, test } from '@playwright/test';
import { goodsInStock } from './api';
import { PEOPLE } from './demo';
import { Office } from './pages/office';

test('要出的比账面多：旁边写着有多少，先问一句，货在才照记', async ({ page }) => {
  const office = new Office(page);
  const { words } = office;
  await office.signIn(PEOPLE.manager);
  const store = await office.store('S01');
  const [product] = await goodsInStock(page, store.id, 1);
  if (!product) throw new Error('the demo has goods in stock');
  const had = await office.closingStock(store.id, product);
  await page.goto(`/stock/transfers/new?store=${store.id}`);
  const find = page.getByLabel(words('stock.findProduct'));
  await find.fill('19.8*');
  await expect(page.getByText(words('stock.timesWhole', { times: '19.8' }))).toBeVisible();
  await find.fill(product.code);
  await page
    .getByRole('button', { name: new RegExp(product.code) })
    .first()
    .click();
  await page.getByLabel(words('transfers.toStore')).selectOption({ index: 1 });
  const lines = page.getByRole('list', { name: words('stock.lines') });
  const quantity = lines.getByRole('textbox', { name: new RegExp(`^${words('stock.quantity')}`) });
  await quantity.fill('1.5');
  await expect(lines.getByText(words('stock.quantityFaults.fraction'))).toBeVisible();
  await quantity.fill('１２');
  await expect(lines.getByText(words('stock.quantityFaults.unreadable'))).toHaveCount(0);
  await quantity.fill(String(had + 73));
  await expect(lines.getByText(/账面/)).toBeVisible();
  await expect(lines.getByText(/比可用的多/)).toBeVisible();
  await page.reload();
  await expect(quantity).toHaveValue(String(had + 73));
  await page.getByRole('button', { name: words('transfers.sendNow'), exact: true }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText(product.code);
  await question.getByRole('button', { name: words('stock.beyondBack') }).click();
  await expect(page).toHaveURL(/transfers\/new/);
  await page.getByRole('button', { name: words('transfers.sendNow'), exact: true }).click();
  await question.getByRole('button', { name: words('stock.beyondConfirms.here') }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^S01-TR-\d{6}$/ })).toBeVisible();
  await page.goto(`/stock/negative?store=${store.id}`);
  await expect(page.getByText(product.code).first()).toBeVisible();
});

test('数量和单价大得离谱：在格子旁边说明，刷新也不坏；显示不了的草稿放到一边', async ({ page }) => {
  const office = new Office(page);
  const { words } = office;
  await office.signIn(PEOPLE.manager);
  const store = await office.store('S01');
  const [product] = await goodsInStock(page, store.id, 1);
  if (!product) throw new Error('the demo has goods in stock');
  for (const path of ['orders', 'receiving']) {
    await page.goto(`/stock/${path}/new?store=${store.id}`);
    await page.getByLabel(words('stock.findProduct')).fill(product.code);
    await page
      .getByRole('button', { name: new RegExp(product.code) })
      .first()
      .click();
    const lines = page.getByRole('list', { name: words('stock.lines') });
    await lines.getByRole('textbox').first().fill('999999');
    await lines
      .getByLabel(words(path === 'orders' ? 'purchasing.orders.unitCost' : 'purchasing.receiving.unitCost'))
      .fill('99999999.99');
    await expect(lines.getByText(words('stock.tooLarge'))).toBeVisible();
    await page.reload();
    await expect(lines.getByRole('textbox').first()).toHaveValue('999999');
    await expect(lines.getByText(words('stock.tooLarge'))).toBeVisible();
  }
  // A draft of a shape the form cannot show.
  const key = await page.evaluate(() =>
    Object.keys(localStorage).find((name) => name.startsWith('daybook-order-')),
  );
  await page.evaluate((name) => {
    const broken = {
      lines: [{ product: { id: 'x', code: 'ODD-1', name: '坏草稿' }, quantity: 7, zoneId: '' }],
    };
    localStorage.setItem(String(name), JSON.stringify(broken));
  }, key);
  await page.goto(`/stock/orders/new?store=${store.id}`);
  await expect(page.getByText(words('stock.setAside'))).toBeVisible();
  await expect(page.getByLabel(words('stock.setAside'))).toHaveValue(/ODD-1 坏草稿 x 7/);
  await page.getByRole('button', { name: words('stock.setAsideDrop') }).click();
  await page.reload();
  await expect(page.getByLabel(words('stock.findProduct'))).toBeVisible();
  await expect(page.getByText(words('stock.setAside'))).toHaveCount(0);
});
