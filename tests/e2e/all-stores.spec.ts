import { readFile } from 'node:fs/promises';
import { read } from '@e965/xlsx';
import { expect, type Page, test } from '@playwright/test';
import { sheetTable } from '@/tests/helpers/sheet-table';
import { ask, type Store } from './api';
import { PEOPLE } from './demo';
import { DESK, expectNoOverflow, PHONE } from './pages/accessible';
import { Office } from './pages/office';

// Head office looks at lists over every store, over some of them, and takes them along as a file.

/** The store column of the list on the screen. */
async function storesShown(page: Page): Promise<Set<string>> {
  const table = page.getByRole('table', { name: '小票' });
  await expect(table.getByRole('columnheader').nth(1)).toHaveText('门店');
  return new Set(await table.locator('tbody tr td:nth-child(2)').allInnerTexts());
}

async function fileOf(page: Page): Promise<string[][]> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出 Excel' }).click();
  const book = read(await readFile(await (await waiting).path()));
  const { heading, rows } = sheetTable(book);
  // Its last row is the sum of the others.
  return [heading, ...rows.slice(0, -1)];
}

test('all stores are all stores: tickets of each with its name, two of them picked, and the same in a file', async ({
  page,
}) => {
  const office = new Office(page);
  await office.signIn(PEOPLE.headOffice);
  const stores = await ask<Store[]>(page, 'stores.list');
  await page.goto('/tickets?store=all');
  // Of the days it says itself: a list of tickets is never of all of them.
  const file = await page.getByRole('link', { name: '导出 Excel' }).getAttribute('href');
  const days = new URL(file ?? '', page.url()).searchParams;
  const period = { from: days.get('from'), to: days.get('to') };
  const total = await ask<{ count: number }>(page, 'sales.ticketTotals', {
    storeIds: stores.map(({ id }) => id),
    ...period,
  });
  await expect(page.getByTestId('list-total')).toContainText(
    `共 ${total.count.toLocaleString('zh-CN')} 张小票`,
  );
  const sold = await storesShown(page);
  expect(sold.size).toBeGreaterThan(1);

  const [first, second] = stores.filter(({ name }) => sold.has(name));
  if (!first || !second) throw new Error('two stores sold something');
  const choice = page.getByRole('button', { name: /^选择门店/ });
  await choice.click();
  await page.getByRole('menuitemcheckbox', { name: first.name }).click();
  await expect(page).toHaveURL(new RegExp(`store=${first.id}`));
  await page.getByRole('menuitemcheckbox', { name: second.name }).click();
  await expect(page).toHaveURL(new RegExp(`store=.*${second.id}`));
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: '类别' }).selectOption('SALE');
  await expect(page).toHaveURL(/kind=SALE/);
  await expect.poll(() => storesShown(page)).toEqual(new Set([first.name, second.name]));

  const pair = await ask<{ count: number }>(page, 'sales.ticketTotals', {
    storeIds: [first.id, second.id],
    kind: 'SALE',
    ...period,
  });
  const [heading = [], ...rows] = await fileOf(page);
  expect(heading.slice(0, 3)).toEqual(['门店编号', '门店', '单号']);
  expect(rows).toHaveLength(pair.count);
  expect(new Set(rows.map(([, name]) => name))).toEqual(new Set([first.name, second.name]));

  // Each store counts its documents from one: in one list a number names the store that gave it.
  await page.goto('/stock/orders?store=all');
  await expect(page.getByRole('link', { name: `${stores[0]?.code}-PO-000001` })).toBeVisible();
  await page.goto(`/stock/orders?store=${stores[0]?.id}`);
  await expect(page.getByRole('link', { name: 'PO-000001', exact: true })).toBeVisible();
});

const LISTS = [
  '/tickets',
  '/stocktakes',
  '/stock/reconciliation',
  '/stock/reconciliation/open',
  '/stock/shortages',
  '/stock/handovers',
  '/stock/replenishment',
  '/stock/transfers',
  '/stock/orders',
  '/stock/receiving',
  '/stock/supplier-returns',
  '/stock/adjustments',
  '/stock/moves',
  '/stock/entries',
  '/stock/negative',
  '/stock/slow-movers',
  '/stocktakes/shrinkage',
  '/open-items',
];

test('Back takes back one choice after the other, and leaves the list only then', async ({ page }) => {
  const office = new Office(page);
  await office.signIn(PEOPLE.headOffice);
  const [first, second] = await ask<Store[]>(page, 'stores.list');
  if (!first || !second) throw new Error('two stores');
  for (const path of ['/tickets', '/stock/slow-movers', '/audit']) {
    await page.goto('/');
    await page.goto(`${path}?store=all`);
    const choice = page.getByRole('button', { name: /^选择门店/ });
    await choice.click();
    await page.getByRole('menuitemcheckbox', { name: first.name }).click();
    await expect(page).toHaveURL(new RegExp(`store=${first.id}$`));
    await page.getByRole('menuitemcheckbox', { name: second.name }).click();
    await expect(page).toHaveURL(new RegExp(`store=.*${second.id}`));
    await page.keyboard.press('Escape');
    await page.goBack();
    await expect(page, path).toHaveURL(new RegExp(`${path}\\?store=${first.id}$`));
    await expect(choice).toHaveAccessibleName(`选择门店 ${first.name}`);
    await page.goBack();
    await expect(page, path).toHaveURL(new RegExp(`${path}\\?store=all$`));
    await expect(choice).toHaveAccessibleName('选择门店 全部门店');
    await page.goBack();
    await expect(page, path).toHaveURL(/\/$/);
  }
});

test('words typed into a search are one step back', async ({ page }) => {
  const office = new Office(page);
  await office.signIn(PEOPLE.headOffice);
  await page.goto('/stock/slow-movers?store=all');
  const box = page.getByRole('searchbox');
  await box.pressSequentially('沙');
  await expect(page).toHaveURL(/q=/);
  await box.pressSequentially('发');
  await expect(page).toHaveURL(new RegExp(`q=${encodeURIComponent('沙发')}`));
  await page.goBack();
  await expect(page).toHaveURL(/slow-movers\?store=all$/);
  await expect(box).toHaveValue('');
});

test('every list over all stores fits a desk and a phone, and one store sees no choice', async ({ page }) => {
  test.setTimeout(240_000);
  const office = new Office(page);
  await office.signIn(PEOPLE.headOffice);
  for (const path of LISTS) {
    await page.setViewportSize(DESK);
    const answer = await page.goto(`${path}?store=all`);
    // A list head office has no right to says so; every other offers the choice.
    if (answer?.status() === 403) continue;
    for (const size of [DESK, PHONE]) {
      await page.setViewportSize(size);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('button', { name: '选择门店 全部门店' }), path).toBeVisible();
      await expectNoOverflow(page, `${path} at ${size.width}`);
    }
  }
  await page.context().clearCookies();
  await page.setViewportSize(DESK);
  await office.signIn(PEOPLE.manager);
  for (const path of LISTS) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('button', { name: /^选择门店/ }), path).toHaveCount(0);
    await expect(page.getByRole('columnheader', { name: '门店' }), path).toHaveCount(0);
  }
});

test('on a phone the rows come before their filters, which open at a press and say how many narrow the list', async ({
  browser,
}) => {
  const office = new Office(await (await browser.newContext({ viewport: PHONE })).newPage());
  const { page } = office;
  await office.signIn(PEOPLE.manager);
  await page.goto('/tickets');
  const kind = page.getByRole('combobox', { name: '类别' });
  await expect(page.getByRole('row').nth(1)).toBeInViewport();
  await expect(kind).toBeHidden();
  await page.getByRole('button', { name: '筛选' }).click();
  await kind.selectOption({ label: '退货' });
  await page.getByRole('button', { name: '筛选 · 1' }).click();
  // What narrows the list stays in view, and nothing else.
  await expect(page.getByRole('combobox', { name: '收款方式' })).toBeHidden();
  await expect(kind).toBeVisible();
  await expect(page.getByRole('row').nth(1)).toContainText('退货');
  await kind.selectOption('');
  await expect(kind).toBeHidden();
});
