import { type BrowserContext, expect, test } from '@playwright/test';
import { type Goods, goodsInStock, type Store } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { Counter, escaped } from './pages/counter';
import { letPass } from './pages/hands';
import { Office } from './pages/office';

/** From the top of the page to 收款, with a basket of three lines and sixty tiles beside it: a stop for each pane. */
const MOST_TABS = 10;

// The counter by keyboard alone.
test.describe('收银台的键', () => {
  test.describe.configure({ mode: 'serial' });
  let manager: Office;
  let context: BrowserContext;
  let counter: Counter;
  let store: Store;
  let goods: Goods[];

  test.beforeAll(async ({ browser }) => {
    manager = new Office(await (await browser.newContext()).newPage());
    context = await browser.newContext();
    counter = new Counter(await context.newPage());
    await manager.signIn(PEOPLE.otherManager);
    store = await manager.store('S02');
    goods = await goodsInStock(manager.page, store.id, 3, '浴巾');
    const till = await newTill(browser, manager.page, store);
    await counter.enrol(await manager.enrolmentCode(till));
    await counter.signIn(PEOPLE.otherClerk);
    await counter.openTill('300');
  });
  test.afterAll(async () => {
    await manager.page.context().close();
    await context.close();
  });
  const press = (key: string) => counter.page.keyboard.press(key);
  const focused = () => counter.page.locator(':focus');
  const payWords = () => new RegExp(`^${counter.words('sales.basket.pay')}\\s*¥`);
  const payButton = () => counter.basket.getByRole('button', { name: payWords() });

  test(`从页面顶上到收款，最多 ${MOST_TABS} 次 Tab`, async () => {
    for (const { barcode } of goods) {
      await counter.page.keyboard.type(barcode);
      await press('Enter');
      await expect(counter.basket).toContainText(counter.words('sales.basket.pay'));
    }
    // The first page of tiles takes the place of the others once it came.
    const firstPage = counter.page.waitForResponse(/sales\.firstTiles/);
    await counter.page.reload();
    await (await firstPage).finished();
    await expect(payButton()).toBeVisible();
    await expect(counter.find.getByRole('listitem').first()).toBeVisible();
    await counter.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const inHand = () => counter.page.evaluate(() => document.activeElement?.textContent ?? '');
    let tabs = 0;
    do {
      await press('Tab');
      tabs += 1;
    } while (tabs < 200 && !payWords().test(await inHand()));
    test.info().annotations.push({ type: 'tabs', description: String(tabs) });
    expect(tabs).toBeLessThanOrEqual(MOST_TABS);
  });

  test('焦点在收款按钮上扫码：商品加一件，不会按下收款', async () => {
    const [first] = goods;
    if (!first) throw new Error('towels are in stock');
    await payButton().focus();
    await counter.page.keyboard.type(first.barcode);
    await press('Enter');
    await expect(counter.page.getByText(/× 2 /).first()).toBeVisible();
    await expect(payButton()).toBeVisible();
  });

  test('一块里用方向键走：商品、分类各是一块，回车就是按下', async () => {
    // A key so soon after a scan would be a part of it.
    await letPass(counter.page, 500);
    await press('F2');
    await expect(counter.find.getByRole('searchbox')).toBeFocused();
    await press('Tab');
    await expect(focused()).toHaveText(counter.words('sales.find.bestSellers'));
    await press('ArrowRight');
    const category = (await focused().textContent()) ?? '';
    expect(category).toBe(counter.words('sales.find.allCategories'));
    await press('Tab');
    const tile = (await focused().textContent()) ?? '';
    await press('ArrowRight');
    await expect(focused()).not.toHaveText(tile);
    await press('ArrowLeft');
    await expect(focused()).toHaveText(tile);
    await press('Shift+Tab');
    await expect(focused()).toHaveText(category);
  });

  test('F9 去收款，焦点到标题；Esc 返回；F4 挂单；F8 还没有用处', async () => {
    await press('F8');
    await expect(payButton()).toBeVisible();
    await press('F9');
    await expect(counter.heading('sales.pay.title')).toBeFocused();
    await press('Escape');
    await expect(payButton()).toBeVisible();
    await press('F4');
    // What is written next has the focus at once, and hands Esc on.
    await expect(counter.page.getByLabel(counter.words('sales.held.label'))).toBeFocused();
    await press('Escape');
    await expect(payButton()).toBeVisible();
  });

  test('键盘收一单：Tab 到微信，回车收齐，Esc 撤销；再收一次到小票，标题有焦点，回车下一单', async () => {
    const wechat = new RegExp(`^${escaped(counter.words('sales.pay.kinds.WECHAT'))}$`);
    await press('F9');
    await expect(counter.heading('sales.pay.title')).toBeFocused();
    const toWechat = async () => {
      for (let tabs = 0; tabs < 8 && !wechat.test((await focused().textContent()) ?? ''); tabs += 1)
        await press('Tab');
      await expect(focused()).toHaveText(wechat);
    };
    await toWechat();
    await press('Enter');
    await expect(counter.button('sales.pay.undo')).toBeVisible();
    await press('Escape');
    await expect(counter.page.getByText(counter.words('sales.pay.none'))).toBeVisible();
    await counter.tender('WECHAT');
    await expect(counter.heading('sales.done.paid')).toBeFocused();
    await press('Enter');
    await expect(counter.basket).toContainText(counter.words('sales.basket.empty'));
  });

  test('清空后的“撤销”：锁屏就没有了，别人按不到', async () => {
    const [first] = goods;
    if (!first) throw new Error('towels are in stock');
    await letPass(counter.page, 500);
    await counter.scan(first.barcode, first.name);
    await counter.button('sales.basket.clear').click();
    const cleared = counter.page.getByText(counter.words('sales.basket.cleared'));
    await expect(cleared).toBeVisible();
    await counter.button('sales.menu.title').click();
    await counter.page.getByRole('menuitem', { name: counter.words('sales.menu.lock') }).click();
    await expect(cleared).toBeHidden();
    await counter.pressPin(PEOPLE.otherClerk.pin, 'auth.pin.pad');
    await expect(counter.basket).toContainText(counter.words('sales.basket.empty'));
  });

  test('菜单里有快捷键一览', async () => {
    await counter.button('sales.menu.title').click();
    await counter.page.getByRole('menuitem', { name: counter.words('sales.menu.keys') }).click();
    await expect(counter.page.getByRole('dialog')).toContainText('F9');
    await press('Escape');
    await expect(counter.page.getByRole('dialog')).toBeHidden();
  });
});
