import { expect, type Page, test } from '@playwright/test';
import { addDays, businessDayOf } from '@/lib/business-day';
import { ask } from './api';
import { PEOPLE } from './demo';
import { Office } from './pages/office';

/** What the printer gets of the page as it stands: how many pages, and whether they lie across. */
async function paperOf(page: Page): Promise<{ pages: number; across: boolean }> {
  const file = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const [, width = '0', height = '0'] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(file) ?? [];
  return {
    pages: file.match(/\/Type \/Page\b/g)?.length ?? 0,
    across: Number(width) > Number(height),
  };
}

/** A sheet as paper: its head, and nothing of the screen around it. */
async function expectSheet(page: Page, says: readonly (string | RegExp)[]): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  const sheet = page.locator('.paper-sheet');
  for (const text of says)
    await expect(sheet.getByText(text).filter({ visible: true }).first()).toBeVisible();
  await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0);
  await expect(page.getByRole('navigation').filter({ visible: true })).toHaveCount(0);
  await expect(page.locator('body > aside').filter({ visible: true })).toHaveCount(0);
  const underlined = await sheet
    .locator('a')
    .evaluateAll(
      (links) => links.filter((link) => getComputedStyle(link).textDecorationLine !== 'none').length,
    );
  expect(underlined).toBe(0);
  const foot = await page.locator('.paper-sheet style').first().textContent();
  expect(foot).toContain('counter(page)');
  expect(foot).toContain('counter(pages)');
}

test('the stock book on paper: some 28 rows a page, in the columns of the trade', async ({ page }) => {
  const office = new Office(page);
  await office.signIn(PEOPLE.manager);
  const store = await office.store('S01');
  await page.goto(`/stock/print?store=${store.id}`);
  const heads = await page.getByRole('columnheader').allTextContents();
  expect(heads).toEqual([
    '商品',
    '编码',
    '单位',
    '期初',
    '入库',
    '调入',
    '销售',
    '退货',
    '调出',
    '其他',
    '期末',
  ]);
  const rows = await page.locator('.paper-sheet tbody tr').count();
  await expectSheet(page, ['禾木家居电器', '库存账', store.name, /月1日/]);
  const { pages, across } = await paperOf(page);
  expect(across).toBe(true);
  expect(rows / pages).toBeGreaterThan(24);
  expect(rows / pages).toBeLessThan(32);
});

test('every figure of the stock book opens to the entries it is made of', async ({ page }) => {
  const office = new Office(page);
  await office.signIn(PEOPLE.manager);
  const store = await office.store('S01');
  // On the first of a month nothing was sold yet.
  const today = businessDayOf(new Date(), 'Asia/Shanghai', 240);
  await page.goto(`/stock?store=${store.id}&moved=1&from=${addDays(today, -20)}&to=${today}`);
  const row = page
    .locator('table.dense tbody tr')
    .filter({ has: page.locator('a[href*="kind=SALE"]') })
    .first();
  const sold = row.locator('a[href*="kind=SALE"]');
  const figure = (await sold.textContent()) ?? '';
  const asked = Object.fromEntries(new URL((await sold.getAttribute('href')) ?? '', page.url()).searchParams);
  const behind = await ask<{ quantity: string }>(page, 'stock.entryTotals', {
    storeIds: [store.id],
    productId: asked.product,
    from: asked.from,
    to: asked.to,
    kinds: ['SALE'],
  });
  expect(Number(behind.quantity)).toBe(-Number(figure.replaceAll(',', '')));
  const closing = row.getByRole('cell').last().getByRole('link');
  const left = (await closing.textContent()) ?? '';
  await closing.click();
  await expect(page.getByRole('table').locator('tfoot')).toContainText(left);
});

/** The first document of a list, opened. */
async function firstOf(page: Page, list: string, address: RegExp): Promise<void> {
  await page.goto(list);
  const href = await page
    .locator('main a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    .then((found) => found.find((one) => address.test(one)));
  if (!href) throw new Error(`${list} has no document`);
  await page.goto(href);
}

test('a transfer prints as its delivery slip, an order with terms and address, a handover to be signed', async ({
  page,
}) => {
  const office = new Office(page);
  await office.signIn(PEOPLE.manager);
  const store = await office.store('S01');
  await firstOf(page, `/stock/transfers?store=${store.id}`, /transfers\/[0-9a-f-]{36}\//);
  await expectSheet(page, ['禾木家居电器', '调拨送货单', /-TR-\d{6}/, '发货人', '承运人', '收货人']);
  expect(await paperOf(page)).toEqual({ pages: 1, across: false });

  await page.emulateMedia({ media: null });
  await firstOf(page, `/stock/orders?store=${store.id}`, /orders\/[0-9a-f-]{36}/);
  await expectSheet(page, ['采购单', '送货地址', '约定', /以门店验收为准/, '采购人', '供应商盖章']);
  expect(await paperOf(page)).toEqual({ pages: 1, across: false });

  await page.emulateMedia({ media: null });
  await firstOf(page, `/stock/handovers?store=${store.id}`, /handovers\/[0-9a-f-]{36}/);
  await expectSheet(page, [/交接$/, '交出的人', '接手的人', '实点', '账面']);
  expect((await paperOf(page)).across).toBe(false);
});

test('a count sheet on paper names the shelf, and leaves 12 mm for each line', async ({ page }) => {
  const office = new Office(page);
  await office.signIn(PEOPLE.manager);
  const store = await office.store('S01');
  await firstOf(page, `/stocktakes?store=${store.id}`, /stocktakes\/[0-9a-f-]{36}/);
  const sheet = page.locator('a[href*="/sheet?"]').first();
  await page.goto((await sheet.getAttribute('href')) ?? '');
  await expect(page.getByRole('columnheader', { name: '货架' })).toBeVisible();
  await expectSheet(page, [/盘点单/, '盘点人', '监盘人']);
  const heights = await page
    .locator('.paper-tall')
    .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
  expect(heights.length).toBeGreaterThan(0);
  // 12 mm are 45.4 CSS pixels.
  for (const height of heights) expect(height).toBeGreaterThanOrEqual(45);
  const { pages } = await paperOf(page);
  expect(pages).toBeGreaterThanOrEqual(Math.ceil(heights.length / 22));
  expect(pages).toBeLessThanOrEqual(Math.ceil(heights.length / 15) + 1);
});

test('a day report on paper is the day, not the page: head, figures, signatures, no notices', async ({
  page,
}) => {
  const office = new Office(page);
  await office.signIn(PEOPLE.manager);
  await firstOf(page, '/day-reports', /day-reports\/[0-9a-f-]{36}\/\d{4}-\d{2}-\d{2}/);
  await expectSheet(page, ['禾木家居电器', '门店日报', '店长', '财务']);
  expect((await paperOf(page)).across).toBe(false);
});
