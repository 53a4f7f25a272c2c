import { expect, test } from '@playwright/test';
import { ask, type Store } from './api';
import { PEOPLE } from './demo';
import { expectNoOverflow, PHONE } from './pages/accessible';
import { ZonePhone } from './pages/zones';

/** One pixel, enough for a camera's picture. */
const PIXEL = {
  name: 'photo.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};

// A clerk looks at a zone and finds it wanting, then hands it to the stock keeper; one piece is not there.
test.describe('区域：检查和交接', () => {
  test.describe.configure({ mode: 'serial' });
  let phone: ZonePhone;
  let manager: ZonePhone;
  let store: Store;
  let zone: { id: string; name: string };
  /** The dearest product of the zone: the one that is short. */
  let dear: { id: string; name: string };

  test.beforeAll(async ({ browser }) => {
    phone = new ZonePhone(await (await browser.newContext({ viewport: PHONE })).newPage());
    manager = new ZonePhone(await (await browser.newContext()).newPage());
    await phone.signIn(PEOPLE.clerk);
    await manager.signIn(PEOPLE.manager);
    const stores = await ask<Store[]>(phone.page, 'stores.list');
    const found = stores.find(({ code }) => code === 'S01');
    if (!found) throw new Error('the demo has a store S01');
    store = found;
    // In the demo nobody has looked at B1 today, which is the first clerk's.
    zone = await phone.zone(store, 'B1');
  });
  test.afterAll(async () => {
    for (const { page } of [phone, manager]) await page.context().close();
  });

  test('店员在手机上检查自己的区域，一项不合格要拍照写明', async () => {
    const { page, words } = phone;
    await phone.board(store);
    await expectNoOverflow(page, 'board');
    await phone.open(zone.name);
    const due = await ask<{ zoneId: string; text: string; last: object | null }[]>(page, 'zones.checksDue', {
      storeId: store.id,
    });
    const open = due.filter((check) => check.zoneId === zone.id && check.last === null);
    const [first, second, ...others] = open;
    if (!first || !second) throw new Error('the demo leaves checks of B1 open');
    await phone.pass(first.text);
    await phone.fail(second.text, '缺两个价签', PIXEL);
    await expect(page.getByText('缺两个价签')).toBeVisible();
    const photo = page.getByRole('link', { name: words('zones.checks.seePhoto') });
    const address = (await photo.getAttribute('href')) ?? '';
    expect((await page.request.get(address)).headers()['content-type']).toBe('image/jpeg');
    await phone.board(store);
    const card = page
      .getByRole('list', { name: words('zones.areas') })
      .getByRole('listitem')
      .filter({ hasText: zone.name });
    await expect(card).toContainText(words('zones.board.checksFailed', { count: 1 }));
    if (others.length > 0)
      await expect(card).toContainText(words('zones.board.checksLeft', { count: others.length }));
  });

  test('两个人当面点数、各输 PIN 交接，少一件', async () => {
    const { page, words } = phone;
    await phone.open(zone.name);
    await page.getByRole('link', { name: words('zones.board.handOver') }).click();
    await expect(
      page.getByRole('heading', { level: 1, name: words('handovers.handTitle', { zone: zone.name }) }),
    ).toBeVisible();
    await page.getByLabel(words('handovers.takes')).selectOption({ label: PEOPLE.keeper.name });
    await phone.button('handovers.toCount').click();
    const rows = page.getByRole('list', { name: words('handovers.lines') }).getByRole('listitem');
    await expect(rows.first()).toBeVisible();
    const start = await ask<{ products: { id: string; code: string; name: string }[] }>(
      page,
      'handovers.start',
      {
        storeId: store.id,
        zoneId: zone.id,
      },
    );
    const shown = start.products.slice(0, await rows.count());
    const [first] = shown;
    if (!first) throw new Error('something stands in B1');
    dear = first;
    const books = await bookOf(shown);
    for (const [index, { id }] of shown.entries()) {
      const number = (books.get(id) ?? 0) - (index === 0 ? 1 : 0);
      await rows.nth(index).getByRole('textbox').fill(String(number));
    }
    await expectNoOverflow(page, 'counting');
    await phone.button('handovers.toSign').click();
    await phone.pin({ ...PEOPLE.clerk, pin: '111222' });
    await phone.pin(PEOPLE.keeper);
    await expect(
      page.getByText(words('errors.HANDOVER_PIN_WRONG', { name: PEOPLE.clerk.name })),
    ).toBeVisible();
    // A slip, seen before the other has begun.
    await phone.pin({ ...PEOPLE.clerk, pin: '333444' });
    await page.keyboard.press('Backspace');
    await phone.pin(PEOPLE.clerk);
    await phone.pin(PEOPLE.keeper);
    await expect(
      page.getByText(words('handovers.done', { zone: zone.name, name: PEOPLE.keeper.name })),
    ).toBeVisible();
  });

  test('差异留在看板上，店长写明原因后了结', async () => {
    await phone.board(store);
    await expect(phone.page.getByRole('link', { name: dear.name }).first()).toBeVisible();
    const { page, words } = manager;
    await page.goto(`/stock/handovers?store=${store.id}`);
    const row = page.getByRole('listitem').filter({ hasText: dear.name }).first();
    await expect(row).toContainText(/[\u2212-]1/);
    await row.getByRole('button', { name: words('handovers.answer') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(words('handovers.reason')).fill('在仓库里找到');
    await dialog.getByRole('button', { name: words('common.save') }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('listitem').filter({ hasText: dear.name })).toHaveCount(0);
  });

  /** What the book has of these in the zone, which the phone never shows. */
  async function bookOf(products: readonly { id: string; code: string }[]): Promise<Map<string, number>> {
    const levels = new Map<string, number>();
    for (const { id, code } of products) {
      const { rows } = await ask<{ rows: { productId: string; onHand: string }[] }>(
        manager.page,
        'stock.asOf',
        { storeId: store.id, at: new Date(Date.now() - 1_000), zoneId: zone.id, term: code },
      );
      levels.set(id, Number(rows.find(({ productId }) => productId === id)?.onHand ?? 0));
    }
    return levels;
  }
});
