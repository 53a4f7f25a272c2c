import { expect, test } from '@playwright/test';
import { PEOPLE } from './demo';
import { DESK, expectNoOverflow, PHONE } from './pages/accessible';
import { Office, speak } from './pages/office';

// An administrator says when a shop shuts; whoever may only look sees it, at rest.

test('the closing time is set, found again, and read by the manager who may not change it', async ({
  browser,
  page,
  baseURL,
}) => {
  const office = new Office(page);
  const setting = (key: string) => office.words(`stores.settings.${key}`);
  await office.signIn(PEOPLE.admin);
  const store = await office.store('X01');
  const address = `/stores/${store.id}`;
  await page.goto(address);
  // A tab opens once the page listens: what is typed before is lost.
  await page.getByRole('tab', { name: office.words('stores.tabs.settings') }).click();
  await expect(page).toHaveURL(/tab=settings/);
  const closing = page.getByLabel(setting('closing'));
  const save = page.getByRole('button', { name: setting('save') });
  await expect(closing).toHaveValue('21:00');
  await expect(save).toBeDisabled();

  await closing.fill('');
  await save.click();
  const between = (least: string, most: string) =>
    page.getByText(office.words('fields.between', { least, most }));
  await expect(between('00:00', '23:59')).toBeVisible();
  // The page is three screens long: what was refused is where the eye and the keys are.
  await expect(closing).toBeFocused();
  await expect(closing).toBeInViewport();
  const rounding = page.getByLabel(setting('rounding'));
  const paper = page.getByLabel(setting('footer'));
  await closing.fill('21:00');
  await rounding.fill('5');
  await paper.scrollIntoViewIfNeeded();
  await save.click();
  await expect(between('¥0.00', '¥0.99')).toBeVisible();
  await expect(rounding).toBeFocused();
  await expect(rounding).toBeInViewport();
  await rounding.fill('0.9');
  await closing.fill('00:30');
  await save.click();
  await expect(page.getByText(setting('saved'))).toBeVisible();
  await page.reload();
  await expect(closing).toHaveValue('00:30');
  for (const [name, size] of Object.entries({ desk: DESK, phone: PHONE })) {
    await page.setViewportSize(size);
    await expectNoOverflow(page, name);
  }

  const context = await browser.newContext({ locale: 'en-GB' });
  await speak(context, 'en', baseURL ?? '');
  const manager = new Office(await context.newPage(), 'en');
  await manager.signIn(PEOPLE.showroomManager);
  await manager.page.goto(`${address}?tab=settings`);
  const read = manager.page.getByLabel(manager.words('stores.settings.closing'));
  await expect(read).toHaveValue('00:30');
  await expect(read).toBeDisabled();
  await expect(
    manager.page.getByRole('switch', { name: manager.words('stores.settings.selfApproval') }),
  ).toBeDisabled();
  await context.close();
});
