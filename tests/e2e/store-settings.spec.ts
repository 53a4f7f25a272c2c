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

test('the sample is the store’s receipt as it stands in the form, and books nothing', async ({ page }) => {
  const office = new Office(page);
  const t = (key: string) => office.words(`stores.settings.${key}`);
  await office.signIn(PEOPLE.admin);
  const store = await office.store('X01');
  // The print dialog is nobody's to press here: what goes to paper is kept.
  await page.addInitScript(() => {
    const papers: string[] = [];
    Object.assign(window, { papers });
    window.print = () => {
      const root = document.getElementById('print-root');
      papers.push(`${root?.querySelector('[data-paper]')?.getAttribute('data-paper')} ${root?.textContent}`);
      setTimeout(() => window.dispatchEvent(new Event('afterprint')), 0);
    };
  });
  await page.goto(`/stores/${store.id}?tab=settings#test-print`);
  await page.getByLabel(t('footer')).fill('试打一张');
  await page.getByLabel(t('width')).selectOption('58');
  await page.getByRole('button', { name: t('testPrint.print') }).click();
  const papers = () => page.evaluate(() => (window as unknown as { papers: string[] }).papers);
  await expect.poll(papers).toHaveLength(1);
  const [paper = ''] = await papers();
  expect(paper).toMatch(/^58 /);
  for (const words of [t('testPrint.mark'), store.name, '试打一张']) expect(paper).toContain(words);
  // Nothing was saved with it.
  await page.reload();
  await expect(page.getByLabel(t('footer'))).not.toHaveValue('试打一张');
});
