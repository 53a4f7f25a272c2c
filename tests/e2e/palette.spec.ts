import { expect, test } from '@playwright/test';
import { ask } from './api';
import { PEOPLE } from './demo';
import { expectNoOverflow, PHONE } from './pages/accessible';
import { letPass, typeKeys } from './pages/hands';
import { Office } from './pages/office';

/** Slower than a scanner, as a hand is; ms. */
const BY_HAND_MS = 200;

/** All five cards, each with its text, to the end. */
async function walkTour({ page, words }: Office): Promise<void> {
  for (const card of ['signIn', 'sell', 'back', 'zones', 'help']) {
    const dialog = page.getByRole('dialog', { name: words(`firstDay.tour.cards.${card}.title`) });
    await expect(dialog).toContainText(words(`firstDay.tour.cards.${card}.text`));
    await dialog
      .getByRole('button', { name: words(card === 'help' ? 'firstDay.tour.done' : 'firstDay.tour.next') })
      .click();
  }
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test.describe('搜索或跳转', () => {
  test.describe.configure({ mode: 'serial' });
  let manager: Office;
  test.beforeAll(async ({ browser }) => {
    manager = new Office(await (await browser.newContext()).newPage());
    await manager.signIn(PEOPLE.manager);
  });
  test.afterAll(async () => {
    await manager.page.context().close();
  });

  test('用拼音首字母找到操作，回车就到', async () => {
    const { page, words } = manager;
    const dialog = page.getByRole('dialog', { name: words('palette.title') });
    // A page listens once it has woken up.
    await expect(async () => {
      await page.keyboard.press('Control+k');
      await expect(dialog).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await dialog.getByRole('combobox').fill('xrk');
    await expect(dialog.getByRole('option', { name: words('palette.actions.receive') })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/stock\/receiving\/new/);
    await expect(dialog).toBeHidden();
  });

  test('小票号的后几位、商品、员工各找到自己的一页', async () => {
    const { page, words } = manager;
    const store = await manager.store('S01');
    const { tickets } = await ask<{ tickets: { number: string }[] }>(page, 'sales.tickets', {
      storeIds: [store.id],
    });
    const number = tickets[0]?.number ?? '';
    await open();
    await found(number.slice(-8)).fill();
    await found(number).click();
    await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible();
    await open();
    await found(PEOPLE.clerk.name).fill();
    await found(PEOPLE.clerk.name).click();
    await expect(page.getByRole('heading', { level: 1, name: PEOPLE.clerk.name })).toBeVisible();

    async function open() {
      await page.getByRole('button', { name: words('palette.open') }).click();
    }
    function found(text: string) {
      const dialog = page.getByRole('dialog', { name: words('palette.title') });
      return {
        fill: () => dialog.getByRole('combobox').fill(text),
        click: () => dialog.getByRole('option', { name: new RegExp(text) }).click(),
      };
    }
  });

  test('/ 打开，? 看快捷键；扫码枪打出的 / 和输入框里的都不算', async () => {
    const { page, words } = manager;
    const palette = page.getByRole('dialog', { name: words('palette.title') });
    await page.goto('/people');
    await expect(async () => {
      await letPass(page, BY_HAND_MS);
      await page.keyboard.press('/');
      await expect(palette).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await page.keyboard.press('Escape');
    await expect(palette).toBeHidden();
    await letPass(page, BY_HAND_MS);
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: words('palette.keysTitle') });
    await expect(keys).toBeVisible();
    await keys.getByRole('button', { name: words('firstDay.tour.again') }).click();
    await walkTour(manager);
    await letPass(page, BY_HAND_MS);
    await typeKeys(page, 'A/?12', 8);
    // Also where a grey button has the focus, which takes every key for itself.
    await page.evaluate(() => {
      document.querySelector('main')?.addEventListener('keydown', (event) => event.preventDefault());
    });
    await page.locator('main button').first().focus();
    await page.keyboard.press('Control+k');
    await expect(palette).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(palette).toBeHidden();
    await page.goto('/people');
    const field = page.getByRole('searchbox').first();
    await field.fill('');
    await field.press('/');
    await expect(field).toHaveValue('/');
    await expect(palette).toBeHidden();
    await expect(keys).toBeHidden();
  });

  test('昨天、单号、门店名各找到自己的一页', async () => {
    const { page, words } = manager;
    const store = await manager.store('S01');
    const dialog = page.getByRole('dialog', { name: words('palette.title') });
    const open = async (text: string) => {
      await page.getByRole('button', { name: words('palette.open') }).click();
      await dialog.getByRole('combobox').fill(text);
    };
    await page.goto('/people');
    await open('昨天');
    const days = dialog.getByRole('group', { name: words('palette.kinds.dates') });
    await days.getByRole('option').first().click();
    await expect(page).toHaveURL(new RegExp(`/day-reports/${store.id}/\\d{4}-\\d{2}-\\d{2}`));
    await open('入库 1');
    await dialog.getByRole('option', { name: /S01-RC-000001/ }).click();
    await expect(page).toHaveURL(/\/stock\/receiving\/[0-9a-f-]{36}/);
    await open(store.name);
    await dialog.getByRole('option', { name: words('palette.storeDoors.receipts') }).click();
    await expect(page).toHaveURL(new RegExp(`/tickets\\?store=${store.id}`));
    await open('退款');
    await dialog.getByRole('option', { name: words('palette.actions.refunds') }).click();
    await expect(page).toHaveURL(/kind=RETURN/);
  });

  test('商品旁边是本店和其他店的库存；服务器不答就说没答', async () => {
    const { page, words } = manager;
    await page.goto('/people');
    const dialog = page.getByRole('dialog', { name: words('palette.title') });
    await page.getByRole('button', { name: words('palette.open') }).click();
    await dialog.getByRole('combobox').fill('沙发');
    await expect(dialog.getByRole('option', { name: /本店 .*其他店/ }).first()).toBeVisible();
    await page.route('**/api/trpc/**', (route) => route.abort());
    await dialog.getByRole('combobox').fill('冰箱');
    await expect(dialog.getByText(words('palette.cutOff'))).toBeVisible({ timeout: 20_000 });
    await page.unroute('**/api/trpc/**');
    await page.keyboard.press('Escape');
  });

  test('店员只看得到自己能去的；别人办的说由谁办', async ({ browser }) => {
    const clerk = new Office(await (await browser.newContext({ viewport: PHONE })).newPage());
    const { page, words } = clerk;
    await clerk.signIn(PEOPLE.clerk);
    const dialog = page.getByRole('dialog', { name: words('palette.title') });
    // A page listens once it has woken up.
    await expect(async () => {
      await page.getByRole('button', { name: words('palette.open') }).click();
      await expect(dialog).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expect(dialog.getByRole('option', { name: words('palette.actions.sell') })).toBeVisible();
    await expect(dialog.getByRole('option', { name: words('shell.nav.people'), exact: true })).toHaveCount(0);
    await dialog.getByRole('combobox').fill('补货');
    const whose = `${words('shell.roles.STORE_MANAGER')}.${words('shell.roles.STOCK_KEEPER')}`;
    await expect(dialog.getByText(new RegExp(`补货.*${whose}`))).toBeVisible();
    await expectNoOverflow(page, '搜索或跳转');
    await page.context().close();
  });
});

test.describe('手机上的常用栏', () => {
  test('今日、扫码、区域、消息、更多都在拇指下面；顶上是门店', async ({ browser }) => {
    const clerk = new Office(await (await browser.newContext({ viewport: PHONE })).newPage());
    const { page, words } = clerk;
    await clerk.signIn(PEOPLE.clerk);
    await page.getByRole('button', { name: words('firstDay.tour.look') }).click();
    await walkTour(clerk);
    await page.reload();
    await expect(page.getByRole('navigation', { name: words('shell.bottomBar') })).toBeVisible();
    await expect(page.getByText(words('firstDay.tour.offer'))).toHaveCount(0);
    const bar = page.getByRole('navigation', { name: words('shell.bottomBar') });
    await expect(page.getByRole('banner')).toContainText((await clerk.store('S01')).name);
    await bar.getByRole('link', { name: words('shell.bar.zones') }).click();
    await expect(page.getByRole('heading', { level: 1, name: words('zones.board.title') })).toBeVisible();
    await expectNoOverflow(page, '区域');
    await bar.getByRole('link', { name: new RegExp(words('shell.bar.notices')) }).click();
    await expect(page.getByRole('heading', { level: 1, name: words('notices.title') })).toBeVisible();
    await bar.getByRole('button', { name: words('shell.bar.more') }).click();
    const menu = page.getByRole('dialog');
    await menu.getByRole('link', { name: words('shell.nav.catalog'), exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: words('catalog.title') })).toBeVisible();
    await page.context().close();
  });

  test('扫一个条码，看得到价格、位置、各店库存和该怎么说', async ({ browser }) => {
    const clerk = new Office(await (await browser.newContext({ viewport: PHONE })).newPage());
    const { page, words } = clerk;
    await clerk.signIn(PEOPLE.clerk);
    const store = await clerk.store('S01');
    const [product] = await ask<{ id: string; code: string; name: string }[]>(page, 'catalog.search', {
      term: '沙发',
      take: 1,
    });
    const bar = page.getByRole('navigation', { name: words('shell.bottomBar') });
    await bar.getByRole('link', { name: words('shell.bar.scan') }).click();
    await page.getByLabel(words('stock.findProduct')).fill(product?.code ?? '');
    await page.keyboard.press('Enter');
    const levels = await ask<{ storeId: string; storeName: string; available: string }[]>(
      page,
      'stock.onHandEverywhere',
      { productIds: [product?.id] },
    );
    const stock = page.getByRole('list', { name: words('shelf.stock') });
    for (const level of levels)
      await expect(stock.getByRole('listitem').filter({ hasText: level.storeName })).toContainText(
        level.available.replace('-', '−'),
      );
    const here = levels.some(({ storeId, available }) => storeId === store.id && Number(available) > 0);
    await expect(page.getByText(here ? /^本店有货/ : /^(本店没有|几家店)/)).toBeVisible();
    await expectNoOverflow(page, '扫码查货');
    await page.getByRole('button', { name: words('shelf.next') }).click();
    await expect(page.getByLabel(words('stock.findProduct'))).toBeVisible();
    await page.context().close();
  });
});
