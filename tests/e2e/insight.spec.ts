import { expect, test } from '@playwright/test';
import { PEOPLE } from './demo';
import { Office } from './pages/office';

test('a figure of the analysis opens to the lines it is made of, and those to their receipts', async ({
  page,
}) => {
  const office = new Office(page);
  const { words } = office;
  await office.signIn(PEOPLE.headOffice);
  await expect(page.getByRole('link', { name: words('shell.nav.insight'), exact: true })).toBeAttached();
  await page.goto('/insight');
  const table = page.getByRole('table', { name: words('insight.analysis.byCategory') });
  const cell = table.getByRole('row').nth(1).getByRole('link').last();
  const figure = (await cell.textContent()) ?? '';
  await cell.click();
  await expect(page).toHaveURL(/\/insight\/lines\?/);
  await expect(page.getByRole('table').locator('tfoot')).toContainText(figure);
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page).toHaveURL(/\/tickets\/[^/]+\/[^/]+$/);
  await page.goto('/insight');
  const sheet = page.getByRole('link', { name: words('stock.toExcel') });
  const file = await page.request.get((await sheet.getAttribute('href')) ?? '');
  expect(file.status()).toBe(200);
  expect(file.headers()['content-disposition']).toContain('.xlsx');
  await page.goto('/insight/months');
  await expect(page.getByRole('table', { name: words('insight.months.title') })).toBeVisible();
});

test('a manager finds the figures of their own store alone', async ({ page }) => {
  const office = new Office(page);
  await office.signIn(PEOPLE.manager);
  await page.goto('/insight');
  await expect(
    page.getByRole('table', { name: office.words('insight.analysis.by.person') }),
  ).not.toContainText(PEOPLE.otherClerk.name);
});
