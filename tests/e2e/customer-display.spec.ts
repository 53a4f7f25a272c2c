import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { formatMoney } from '@/lib/format';
import { act, ask, type Goods, goodsInStock, type Store } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { DESK, expectAccessible } from './pages/accessible';
import { Counter } from './pages/counter';
import { letPass } from './pages/hands';
import { Office } from './pages/office';
import { wordsIn } from './words';

/** A WeChat payment code that is paid at once (scripts/payments/simulator.ts). */
const PAID_CODE = '134567890123456788';
const SCREENS = [DESK, { width: 1024, height: 600 }, { width: 800, height: 1280 }];

// A second window on the same device shows the customer what they buy, what they pay and their change; nobody else's matter, and nothing once the counter is locked or gone.
test.describe('客户屏', () => {
  test.describe.configure({ mode: 'serial' });
  let manager: Office;
  let admin: Office;
  let context: BrowserContext;
  let counter: Counter;
  let display: Page;
  let store: Store;
  let goods: Goods;
  const asked: string[] = [];
  const says = (key: string, values?: Record<string, string | number>) =>
    display.getByText(counter.words(`sales.display.${key}`, values), { exact: true });
  const row = () => display.getByRole('listitem').filter({ hasText: goods.name });
  const money = (fen: number) => display.getByText(formatMoney(fen), { exact: true }).first();
  const setProvider = async (paymentProvider: string) => {
    const details = await ask<object>(admin.page, 'stores.details', { storeId: store.id });
    const touched = ['paymentProvider'];
    await act(admin.page, 'stores.edit', { ...details, storeId: store.id, paymentProvider, touched });
  };
  const inMenu = async (item: string) => {
    await counter.button('sales.menu.title').click();
    await counter.page.getByRole('menuitem', { name: item, exact: true }).click();
  };
  const scan = async () => {
    await letPass(counter.page, 500);
    await counter.scan(goods.barcode, goods.name);
  };

  test.beforeAll(async ({ browser }) => {
    manager = new Office(await (await browser.newContext()).newPage());
    admin = new Office(await (await browser.newContext()).newPage());
    context = await browser.newContext();
    counter = new Counter(await context.newPage());
    await manager.signIn(PEOPLE.otherManager);
    await admin.signIn(PEOPLE.admin);
    store = await manager.store('S02');
    const [towel] = await goodsInStock(manager.page, store.id, 1, '浴巾');
    if (!towel) throw new Error('towels are in stock');
    goods = towel;
    await setProvider('GATEWAY');
    const till = await newTill(browser, manager.page, store);
    await counter.enrol(await manager.enrolmentCode(till));
    await counter.signIn(PEOPLE.otherClerk);
    await counter.openTill('300');
  });
  test.afterAll(async () => {
    await setProvider('RECORDED');
    for (const { page } of [manager, admin]) await page.context().close();
    await context.close();
  });

  test('从菜单打开：先是欢迎光临，扫一件就看得到，优惠也写明；横竖都看得全', async () => {
    const opening = counter.page.waitForEvent('popup');
    await inMenu(counter.words('sales.menu.display'));
    display = await opening;
    await display.setViewportSize(DESK);
    await expect(says('welcome')).toBeVisible();
    await expect(display.getByRole('heading', { name: store.name })).toBeVisible();
    display.on('request', (request) => {
      if (request.url().includes('/api/')) asked.push(request.url());
    });
    await scan();
    await expect(row()).toContainText(formatMoney(goods.listPriceFen));
    await expect(money(goods.listPriceFen)).toBeVisible();
    await counter.reprice(String(goods.listPriceFen / 100 - 1), 'match');
    await expect(row()).toContainText(`${counter.words('sales.display.off')} ${formatMoney(-100)}`);
    for (const size of SCREENS) {
      await display.setViewportSize(size);
      await expect(row()).toBeInViewport();
      await expect(money(goods.listPriceFen - 100)).toBeInViewport({ ratio: 1 });
      await expectAccessible(display, `客户屏 ${size.width}x${size.height}`);
    }
    await display.setViewportSize(DESK);
    await counter.button('sales.basket.undo').click();
    await expect(row()).not.toContainText(counter.words('sales.display.off'));
  });

  test('微信付款：请出示付款码；付了就道谢，有电子小票的码', async () => {
    await counter.pay();
    await expect(says('toPay')).toBeVisible();
    await counter.tender('WECHAT');
    await expect(says('showCode', { kind: counter.words('sales.pay.kinds.WECHAT') })).toBeVisible();
    await counter.page.keyboard.type(PAID_CODE);
    await counter.page.keyboard.press('Enter');
    await expect(counter.button('sales.done.next')).toBeVisible();
    await expect(says('thanks')).toBeVisible();
    await expect(
      display.getByRole('img', { name: counter.words('sales.display.receiptCode') }),
    ).toBeVisible();
    for (const size of SCREENS) {
      await display.setViewportSize(size);
      await expectAccessible(display, `道谢 ${size.width}x${size.height}`);
    }
    await display.setViewportSize(DESK);
    // Whoever paid still has time for the code when the cashier goes on.
    await counter.next();
    await expect(says('thanks')).toBeVisible();
    await scan();
    await expect(row()).toBeVisible();
  });

  test('现金：还差、找零，大字看得见', async () => {
    await counter.pay();
    await counter.typeAmount('1');
    await counter.tender('CASH');
    await expect(says('left')).toBeVisible();
    await expect(money(goods.listPriceFen - 100)).toBeVisible();
    await counter.typeAmount('500');
    await counter.tender('CASH');
    const changeFen = 50_100 - goods.listPriceFen;
    await expect(says('change')).toBeVisible();
    await expect(money(changeFen)).toBeVisible();
    await counter.finish(changeFen);
    await expect(says('thanks')).toBeVisible();
    await expect(money(changeFen)).toBeVisible();
    await counter.next();
  });

  test('锁屏就只剩店名；看别的单子时也不露出来', async () => {
    await scan();
    await expect(row()).toBeVisible();
    await counter.goTo('till');
    await expect(says('welcome')).toBeVisible();
    await expect(row()).toBeHidden();
    await counter.goTo('sell');
    await expect(row()).toBeVisible();
    await inMenu(counter.words('sales.menu.lock'));
    await expect(row()).toBeHidden();
    await expect(display.getByRole('heading', { name: store.name })).toBeVisible();
    await expect(says('welcome')).toBeHidden();
    await counter.pressPin(PEOPLE.otherClerk.pin, 'auth.pin.pad');
    await expect(row()).toBeVisible();
  });

  test('收银台换成英文，客户屏跟着换；练习时写明是练习', async () => {
    const english = wordsIn('en');
    await inMenu('English');
    await expect(display.locator('html')).toHaveAttribute('lang', 'en');
    await expect(display.getByText(english('sales.display.total'), { exact: true })).toBeVisible();
    await expectAccessible(display, 'customer display');
    const speaking = new Counter(counter.page, 'en');
    await speaking.button('sales.menu.title').click();
    await speaking.page.getByRole('menuitem', { name: '中文', exact: true }).click();
    await expect(display.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await expect(row()).toBeVisible();
    await counter.button('sales.basket.clear').click();
    await expect(says('welcome')).toBeVisible();
    await inMenu(counter.words('sales.menu.practise'));
    await expect(says('practice')).toBeVisible();
    await inMenu(counter.words('sales.menu.leavePractice'));
    await expect(says('practice')).toBeHidden();
    await scan();
    await expect(row()).toBeVisible();
  });

  test('断网也一样：两个窗口都刷新，照样看得到', async () => {
    await expect(
      counter.page
        .getByText(counter.words('shell.strip.ready'), { exact: true })
        .or(counter.page.getByText(counter.words('shell.strip.readyNotKept'), { exact: true })),
    ).toBeVisible({ timeout: 40_000 });
    await context.setOffline(true);
    await display.reload();
    await expect(row()).toBeVisible();
    await counter.page.reload();
    await expect(counter.basket).toBeVisible();
    await expect(row()).toBeVisible();
    await scan();
    await expect(money(2 * goods.listPriceFen)).toBeVisible();
    await context.setOffline(false);
  });

  test('收银台的窗口没了，什么都不再显示；这块屏从头到尾没问过服务器', async () => {
    await expect(row()).toBeVisible();
    await counter.page.close();
    await expect(says('nobody')).toBeVisible();
    await expect(row()).toBeHidden();
    expect(asked).toEqual([]);
  });
});
