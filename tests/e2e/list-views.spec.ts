import { expect, type Page, test } from '@playwright/test';
import { act, ask, type Store } from './api';
import { PEOPLE } from './demo';
import { DESK, expectAccessible, PHONE } from './pages/accessible';
import { Office } from './pages/office';

// A list as somebody looks at it is kept under a name, changed, shared, and opened by others with what they may see.

const name = () => `退货 ${crypto.randomUUID().slice(0, 6)}`;

/** The button of the list's views, whichever is open. */
function viewsOf(page: Page, office: Office) {
  const now = office.words('views.openNow', { name: '' });
  return page
    .getByRole('button', { name: office.words('views.choose'), exact: true })
    .or(page.getByRole('button', { name: now }));
}

async function choose(page: Page, office: Office, word: string): Promise<void> {
  await viewsOf(page, office).click();
  await page.getByRole('menuitem', { name: word }).click();
}

async function save(page: Page, office: Office, called: string, follows?: string): Promise<void> {
  await choose(page, office, office.words('views.saveNew'));
  const dialog = page.getByRole('dialog');
  if (follows) await dialog.getByRole('radio', { name: follows }).click();
  await dialog.getByLabel(office.words('views.name')).fill(called);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/[?&]view=/);
}

test('a list is kept as a view, changed, renamed and removed, with the keyboard alone', async ({ page }) => {
  const office = new Office(page);
  const { words } = office;
  const called = name();
  await office.signIn(PEOPLE.manager);
  await page.goto('/tickets?kind=RETURN');
  await viewsOf(page, office).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: words('views.saveNew') })).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByLabel(words('views.name')).fill(called);
  await page.keyboard.press('Enter');
  await expect(viewsOf(page, office)).toContainText(called);

  await page.getByRole('combobox', { name: words('reports.kind') }).selectOption('SALE');
  await expect(viewsOf(page, office)).toContainText(words('views.isChanged'));
  await page.getByRole('button', { name: words('views.saveChanges'), exact: true }).click();
  await expect(viewsOf(page, office)).not.toContainText(words('views.isChanged'));
  await page.goto('/tickets');
  await choose(page, office, called);
  await expect(page).toHaveURL(/kind=SALE/);

  await choose(page, office, words('views.rename'));
  const again = `${called}！`;
  await page.getByRole('dialog').getByLabel(words('views.name')).fill(again);
  await page.getByRole('button', { name: words('common.save'), exact: true }).click();
  await expect(viewsOf(page, office)).toContainText(again);
  await choose(page, office, words('views.remove'));
  await page.getByRole('button', { name: words('views.removeNow'), exact: true }).click();
  await expect(page).toHaveURL(/\/tickets$/);
  await viewsOf(page, office).click();
  await expect(page.getByRole('menuitem', { name: words('views.saveNew') })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: again })).toHaveCount(0);
});

test('a name that is taken is refused where it was typed', async ({ page }) => {
  const office = new Office(page);
  const called = name();
  await office.signIn(PEOPLE.manager);
  await page.goto('/stock/orders?open=1');
  await act(page, 'views.save', { list: 'orders', name: called, query: 'open=1' });
  // One store alone has no choice of stores; its filter keeps the views.
  await choose(page, office, office.words('views.saveNew'));
  await page.getByRole('dialog').getByLabel(office.words('views.name')).fill(called);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText(
    office.words('errors.VIEW_NAME_TAKEN', { name: called }),
  );
});

test('a month is kept by its name where one wants it', async ({ page }) => {
  const office = new Office(page);
  const { words } = office;
  const called = name();
  await office.signIn(PEOPLE.manager);
  await page.goto('/tickets');
  await page.getByRole('button', { name: new RegExp(`^${words('common.period.label')}`) }).click();
  await page.getByRole('button', { name: words('common.period.thisMonth'), exact: true }).click();
  await expect(page).toHaveURL(/from=/);
  // On the first of a month its days are today as well.
  const month = words('common.period.thisMonth');
  await save(page, office, called, words('views.followDays', { period: month }));
  const { views } = await ask<{ views: { name: string; query: string }[] }>(page, 'views.list', {
    list: 'tickets',
  });
  expect(views.find((view) => view.name === called)?.query).toBe('days=thisMonth');
  // Open, it is the days of this month, and nothing has changed.
  await page.goto('/tickets');
  await choose(page, office, called);
  await expect(page).toHaveURL(/from=\d{4}-\d\d-01/);
  await expect(viewsOf(page, office)).not.toContainText(words('views.isChanged'));
});

test('a shared view shows each reader their own stores, and says what it leaves out', async ({
  page,
  browser,
}) => {
  const office = new Office(page);
  const { words } = office;
  const called = name();
  await office.signIn(PEOPLE.headOffice);
  const stores = await ask<Store[]>(page, 'stores.list');
  const [own, far] = ['S01', 'S02'].map((code) => stores.find((store) => store.code === code));
  if (!own || !far) throw new Error('two stores');
  await page.goto(`/tickets?store=${own.id},${far.id}&kind=SALE`);
  await save(page, office, called);
  await choose(page, office, words('views.share'));
  await expect(page.getByText(words('views.shared', { name: called }))).toBeVisible();

  const context = await browser.newContext({ baseURL: new URL(page.url()).origin, locale: 'zh-CN' });
  const theirs = await context.newPage();
  const clerk = new Office(theirs);
  await clerk.signIn(PEOPLE.manager);
  await theirs.goto('/tickets');
  await choose(theirs, clerk, called);
  await expect(theirs).toHaveURL(new RegExp(`store=${own.id}(&|$)`));
  expect(theirs.url()).not.toContain(far.id);
  await expect(theirs.getByText(words('views.storesLeftOut', { count: 1 })).first()).toBeVisible();
  await expect(theirs.getByRole('table')).not.toContainText('S02-');
  // Somebody else's is theirs to change.
  await viewsOf(theirs, clerk).click();
  await expect(theirs.getByRole('menuitem', { name: words('views.saveNew') })).toBeVisible();
  await expect(theirs.getByRole('menuitem', { name: words('views.rename') })).toHaveCount(0);
  await context.close();

  await choose(page, office, words('views.shareNoMore'));
  await expect(page.getByText(words('views.sharedNoMore', { name: called }))).toBeVisible();
});

for (const [size, viewport] of Object.entries({ desk: DESK, phone: PHONE }))
  test(`views on a ${size} are for everybody's eyes and hands`, async ({ page }) => {
    const office = new Office(page);
    await page.setViewportSize(viewport);
    await office.signIn(PEOPLE.manager);
    await page.goto('/tickets?kind=RETURN');
    await viewsOf(page, office).click();
    await expect(page.getByRole('menuitem', { name: office.words('views.saveNew') })).toBeVisible();
    await expectAccessible(page, `views open, ${size}`);
  });
