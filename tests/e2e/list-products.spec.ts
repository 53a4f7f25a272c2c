import { expect, type Page, test } from '@playwright/test';
import { act, ask } from './api';
import { PEOPLE } from './demo';
import { DESK, expectAccessible, expectNoOverflow, PHONE } from './pages/accessible';
import { Office } from './pages/office';

// Prices are changed where they stand in the list; several products are changed together.

interface Product {
  id: string;
  code: string;
  name: string;
  listPriceFen: number;
}

async function someProducts(page: Page, count: number): Promise<Product[]> {
  return (await ask<Product[]>(page, 'catalog.search', { term: '', activeOnly: true, take: 60 })).slice(
    30,
    30 + count,
  );
}

const money = (fen: number) => `¥${(fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2 })}`;

test('a price is changed in the list with the keyboard, refused where it is none, and taken back', async ({
  page,
}) => {
  const office = new Office(page);
  const { words } = office;
  await office.signIn(PEOPLE.headOffice);
  const [product] = await someProducts(page, 1);
  if (!product) throw new Error('the demo has products');
  const { listPriceFen } = product;
  const next = listPriceFen + 1_00;
  await page.goto(`/catalog?q=${product.code}`);
  const face = page.getByRole('button', { name: new RegExp(`${product.code} 的零售价，现为`) });
  await face.focus();
  await page.keyboard.press('F2');
  const field = page.getByLabel(new RegExp(`${product.code} 的新零售价`));
  await expect(field).toBeFocused();

  await field.fill('一百');
  await page.keyboard.press('Enter');
  await expect(field).toBeVisible();
  await expect(page.getByText(words('common.notAnAmount'))).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(face).toBeFocused();
  await expect(face).toContainText(money(listPriceFen));

  await page.keyboard.press('Enter');
  await field.fill(String(next / 100));
  await page.keyboard.press('Enter');
  await expect(face).toContainText(money(next));
  const [moment] = await ask<{ listPriceFen: number; by: string }[]>(page, 'catalog.priceHistory', {
    productId: product.id,
  });
  expect(moment).toMatchObject({ listPriceFen: next, by: PEOPLE.headOffice.name });
  await page.getByRole('button', { name: words('common.undo'), exact: true }).click();
  await expect(face).toContainText(money(listPriceFen));
});

test('a price somebody else changed meanwhile is not overwritten', async ({ page }) => {
  const office = new Office(page);
  await office.signIn(PEOPLE.headOffice);
  const [, product] = await someProducts(page, 2);
  if (!product) throw new Error('the demo has products');
  const { id: productId, listPriceFen } = product;
  await page.goto(`/catalog?q=${product.code}`);
  await page.getByRole('button', { name: new RegExp(`${product.code} 的零售价，现为`) }).click();
  await act(page, 'catalog.setPrice', { productId, seenFen: listPriceFen, listPriceFen: listPriceFen + 200 });
  await page.getByLabel(new RegExp(`${product.code} 的新零售价`)).fill('1');
  await page.keyboard.press('Enter');
  const now = ((listPriceFen + 200) / 100).toFixed(2);
  await expect(page.getByText(office.words('errors.PRICE_CHANGED_MEANWHILE', { now }))).toBeVisible();
  const found = await ask<Product>(page, 'catalog.product', { productId });
  expect(found.listPriceFen).toBe(listPriceFen + 200);
  await act(page, 'catalog.setPrice', { productId, seenFen: listPriceFen + 200, listPriceFen });
});

test('who may not change prices sees them as they are', async ({ page }) => {
  const office = new Office(page);
  await office.signIn(PEOPLE.manager);
  await page.goto('/catalog');
  const table = page.getByRole('table');
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  await expect(table.getByRole('button')).toHaveCount(0);
  await expect(table.getByRole('checkbox')).toHaveCount(0);
});

test('products are chosen with Shift, taken off sale together and put back', async ({ page }) => {
  const office = new Office(page);
  const { words } = office;
  await office.signIn(PEOPLE.headOffice);
  await page.goto('/catalog?offset=100');
  const boxes = page.locator('tbody').getByRole('checkbox');
  await boxes.nth(1).click();
  await boxes.nth(3).click({ modifiers: ['Shift'] });
  const bar = page.getByRole('region', { name: words('common.selection.bar') });
  await expect(bar).toContainText(words('common.selection.count', { count: 3 }));
  await expect(page.locator('thead').getByRole('checkbox')).toHaveAttribute('aria-checked', 'mixed');
  const codes = await page
    .locator('tbody tr')
    .evaluateAll((rows) => rows.slice(1, 4).map((row) => row.children[2]?.textContent ?? ''));

  await bar.getByRole('button', { name: words('catalog.bulk.retire', { count: 3 }) }).click();
  await page.getByRole('button', { name: words('catalog.bulk.retireNow'), exact: true }).click();
  await expect(page.getByText(words('catalog.bulk.retired', { count: 3 }))).toBeVisible();
  await expect(bar).toBeHidden();
  const found = await Promise.all(
    codes.map((term) => ask<{ active: boolean; id: string }[]>(page, 'catalog.search', { term, take: 1 })),
  );
  expect(found.map(([one]) => one?.active)).toEqual([false, false, false]);

  await page.goto(`/catalog?active=all&q=${codes[0]}`);
  await page.locator('tbody').getByRole('checkbox').click();
  await bar.getByRole('button', { name: words('catalog.bulk.sellAgain', { count: 1 }) }).click();
  await expect(page.getByText(words('catalog.bulk.backOnSale', { count: 1 }))).toBeVisible();
  const productIds = found.flatMap(([one]) => one?.id ?? []).slice(1);
  await act(page, 'catalog.changeMany', { productIds, change: { what: 'active', active: true } });
});

test('further acts of a page stand behind three dots', async ({ page }) => {
  const office = new Office(page);
  const { words } = office;
  await office.signIn(PEOPLE.headOffice);
  await page.goto('/catalog');
  await expect(page.getByRole('link', { name: words('catalog.new'), exact: true })).toBeVisible();
  await page.getByRole('button', { name: words('common.moreActions'), exact: true }).press('Enter');
  await page.getByRole('menuitem', { name: words('catalog.import'), exact: true }).click();
  await expect(page).toHaveURL(/\/catalog\/import$/);
});

for (const [size, viewport] of Object.entries({ desk: DESK, phone: PHONE }))
  test(`the list of products on a ${size}, rows chosen and a price being changed`, async ({ page }) => {
    const office = new Office(page);
    await page.setViewportSize(viewport);
    await office.signIn(PEOPLE.headOffice);
    await page.goto('/catalog');
    await page.locator('tbody').getByRole('checkbox').first().click();
    await page
      .getByRole('button', { name: /的零售价，现为/ })
      .nth(1)
      .click();
    await expect(page.getByLabel(/的新零售价/)).toBeFocused();
    await expectAccessible(page, `products, ${size}`);
    await expectNoOverflow(page, `products, ${size}`);
  });
