import { expect, type Page, test } from '@playwright/test';
import { ask, type Store } from './api';
import { PEOPLE } from './demo';
import { DESK, expectAccessible, expectNoOverflow, PHONE } from './pages/accessible';
import { Office } from './pages/office';
import { wordsIn } from './words';

/** One pixel, enough for a camera's picture. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
const words = wordsIn('zh-CN');

/** A store's open day with tickets that were paid by something other than cash, and what that is called. */
async function dayWithTenders(page: Page): Promise<{ store: Store; day: string; tender: string }> {
  const stores = await ask<Store[]>(page, 'stores.list');
  const board = await ask<{ id: string; days: { day: string; state: string }[] }[]>(page, 'reports.board', {
    days: 14,
  });
  for (const { id, days } of board)
    for (const { day, state } of days) {
      if (state === 'SUBMITTED' || state === 'ACCEPTED') continue;
      const lines = await ask<{ kind: string; key: string }[]>(page, 'vouchers.ofDay', { storeId: id, day });
      const store = stores.find((one) => one.id === id);
      const paid = lines.find(({ kind }) => kind === 'TENDER');
      if (store && paid) return { store, day, tender: words(`reports.tenderKinds.${paid.key}`) };
    }
  throw new Error('the demo has an open day with card or phone payments');
}

/** What opens the papers of a tender: in the very row of its figure, of sales or of what customers paid back. */
function papersOf(page: Page, tender: string, count: number) {
  return page
    .getByRole('table')
    .getByRole('row')
    .getByRole('button', { name: words('vouchers.papersOf', { line: tender, count }), exact: true });
}

test('店长用手机在数字旁边拍凭证：断线自己接着传，财务在同一个数字旁边看到', async ({ page, browser }) => {
  await page.setViewportSize(PHONE);
  await new Office(page).signIn(PEOPLE.otherManager);
  const { store, day, tender } = await dayWithTenders(page);
  await page.goto(`/day-reports/${store.id}/${day}`);
  await papersOf(page, tender, 0).click();
  const dialog = page.getByRole('dialog');

  // The first answer is lost after the server kept the file: the same file comes again and is one.
  let sent = 0;
  const ids = new Set<string>();
  await page.route('**/api/attachments/**', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    sent += 1;
    ids.add(new URL(route.request().url()).pathname);
    if (sent > 1) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
  await dialog
    .locator('input[capture]')
    .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: PIXEL });
  await expect(page.getByText(words('vouchers.added'))).toBeVisible();
  expect([sent, ids.size]).toEqual([2, 1]);
  const picture = dialog.getByRole('link');
  await expect(picture).toHaveCount(1);
  await dialog.locator('input:not([capture])').setInputFiles({
    name: 'slip.pdf',
    mimeType: 'application/pdf',
    buffer: PDF,
  });
  await expect(picture).toHaveCount(2);
  await expectAccessible(page, 'vouchers on a phone', { contrast: false });
  const addresses = await picture.evaluateAll((links) =>
    links.map((link) => link.getAttribute('href') ?? ''),
  );
  await page.keyboard.press('Escape');
  await expect(papersOf(page, tender, 2)).toBeVisible();
  await expectNoOverflow(page, 'a report with vouchers on a phone');

  const finance = await (await browser.newContext({ viewport: DESK })).newPage();
  await new Office(finance).signIn(PEOPLE.finance);
  await finance.goto(`/day-reports/${store.id}/${day}`);
  await papersOf(finance, tender, 2).click();
  const seen = finance.getByRole('dialog');
  await expect(seen.getByRole('link')).toHaveCount(2);
  await expect(seen.locator('input[type=file]')).toHaveCount(0);
  await expect(finance.getByRole('button', { name: words('vouchers.takeOff') })).toHaveCount(0);
  await expectNoOverflow(finance, 'vouchers for finance');
  const [first, second] = [
    await finance.request.get(addresses[0] ?? ''),
    await finance.request.get(addresses[1] ?? ''),
  ];
  expect(first.headers()).toMatchObject({
    'content-type': 'image/jpeg',
    'x-content-type-options': 'nosniff',
    // Under the name it was sent with, as the picture it was made into.
    'content-disposition': expect.stringMatching(/^inline; filename="a\.jpg"/),
  });
  expect(first.headers()['content-security-policy']).toContain('sandbox');
  expect(second.headers()['content-disposition']).toMatch(/^attachment; filename="slip\.pdf"/);
  // Somebody of another store, and nobody at all.
  const other = await (await browser.newContext()).newPage();
  expect((await other.request.get(addresses[0] ?? '')).status()).toBe(401);
  await new Office(other).signIn(PEOPLE.showroomManager);
  expect((await other.request.get(addresses[0] ?? '')).status()).toBe(404);
  for (const one of [finance, other]) await one.context().close();

  // A wrong one is taken off again.
  await papersOf(page, tender, 2).click();
  const takeOff = words('vouchers.takeOffOf', { line: tender, number: 2 });
  await dialog.getByRole('button', { name: takeOff }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: words('vouchers.takeOff') })
    .click();
  await expect(page.getByText(words('vouchers.takenOff'))).toBeVisible();
  await expect(dialog.getByRole('link')).toHaveCount(1);
});

test('一个不是照片的文件有话说，十兆以上的不收', async ({ page }) => {
  await new Office(page).signIn(PEOPLE.otherManager);
  const { store, day, tender } = await dayWithTenders(page);
  await page.goto(`/day-reports/${store.id}/${day}`);
  await papersOf(page, tender, 1)
    .or(papersOf(page, tender, 0))
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[capture]').setInputFiles({
    name: 'x.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('<svg onload="x()"/>'),
  });
  await expect(dialog.getByText(words('errors.ATTACHMENT_UNREADABLE'))).toBeVisible();
  const large = Buffer.alloc(10 * 1024 * 1024 + 1, 0x20);
  const answer = await page.request.post(`/api/attachments/${store.id}/${crypto.randomUUID()}?kind=voucher`, {
    data: large,
    headers: { 'content-type': 'image/jpeg' },
  });
  expect([answer.status(), (await answer.json()).error.code]).toEqual([400, 'ATTACHMENT_TOO_LARGE']);
});
