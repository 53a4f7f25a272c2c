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

test('the best lamp of a month is two presses away, and its figure opens to its receipts', async ({
  page,
}) => {
  const office = new Office(page);
  const { words } = office;
  await office.signIn(PEOPLE.headOffice);
  await page.getByRole('link', { name: words('shell.nav.insight'), exact: true }).click();
  const table = page.getByRole('table', { name: words('insight.analysis.byCategory') });
  await table.getByRole('row').nth(1).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/insight\/ranking\?/);
  const ranked = page.getByRole('table', { name: words('insight.goodsRanking.title') });
  await expect(ranked.getByRole('row').nth(1)).toBeVisible();
  const [first, second] = await ranked.getByRole('row').locator('td:nth-child(3)').allTextContents();
  const fen = (text = '') => Number(text.replace(/[^\d.-]/g, ''));
  expect(fen(first)).toBeGreaterThanOrEqual(fen(second));
  await ranked.getByRole('row').nth(1).getByRole('link').nth(1).click();
  // Above a list that goes on, below one that stands there whole.
  const total = page.getByTestId('list-total').or(page.getByRole('table').locator('tfoot'));
  await expect(total.filter({ hasText: first ?? 'none', visible: true })).toHaveCount(1);
});

test('sales of a person say whose they are; what was sold below the floor is two presses from the home', async ({
  page,
}) => {
  const office = new Office(page);
  const { words } = office;
  await office.signIn(PEOPLE.manager);
  await page.getByRole('link', { name: words('shell.nav.insight'), exact: true }).click();
  const people = page.getByRole('table', { name: words('insight.analysis.by.person') });
  const row = people.getByRole('row').nth(1);
  const name = (await row.locator('td').first().textContent()) ?? '';
  await row.getByRole('link').first().click();
  await expect(page).toHaveURL(/person=/);
  await expect(page.getByRole('main')).toContainText(name);
  await expect(page.getByRole('main')).not.toContainText(words('insight.analysis.onePerson'));
  await page.goto('/insight');
  await page.getByRole('link', { name: words('sales.tickets.marks.belowFloor'), exact: true }).click();
  await expect(page).toHaveURL(/mark=belowFloor/);
});
