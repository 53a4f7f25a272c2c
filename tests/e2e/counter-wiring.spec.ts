import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { ask, type Goods, goodsInStock, type Store } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { Counter } from './pages/counter';
import { Office } from './pages/office';

/** What the tablet's database does when asked to keep something. */
type Keeping = 'well' | 'full' | 'refuses';

declare global {
  var keeping: Keeping | undefined;
}

// What holds the counter together inside the page: storage that fails for a while, windows that are not looked at.
test.describe('收银台的里子', () => {
  test.describe.configure({ mode: 'serial' });
  let manager: Office;
  let context: BrowserContext;
  let counter: Counter;
  let store: Store;
  let goods: Goods;

  test.beforeAll(async ({ browser }) => {
    manager = new Office(await (await browser.newContext()).newPage());
    context = await browser.newContext();
    await context.addInitScript(() => {
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
        if (globalThis.keeping === 'full') throw new DOMException('no room', 'QuotaExceededError');
        if (globalThis.keeping === 'refuses') throw new DOMException('not now', 'UnknownError');
        return key === undefined ? put.call(this, value) : put.call(this, value, key);
      };
    });
    counter = new Counter(await context.newPage());
    await manager.signIn(PEOPLE.otherManager);
    store = await manager.store('S02');
    const [found] = await goodsInStock(manager.page, store.id, 1);
    if (!found) throw new Error('something is in stock');
    goods = found;
    const till = await newTill(browser, manager.page, store);
    await counter.enrol(await manager.enrolmentCode(till));
    await counter.signIn(PEOPLE.otherClerk);
    await counter.openTill('300');
  });
  test.afterEach(() => context.setOffline(false));
  test.afterAll(async () => {
    await manager.page.context().close();
    await context.close();
  });
  const keep = (page: Page, how: Keeping) =>
    page.evaluate((wanted) => {
      globalThis.keeping = wanted;
    }, how);
  const booked = async (number: string) => {
    const { tickets } = await ask<{ tickets: { number: string }[] }>(manager.page, 'sales.tickets', {
      storeIds: [store.id],
    });
    return tickets.filter((ticket) => ticket.number === number).length;
  };
  const problem = (state: 'full' | 'refused') =>
    counter.page.getByRole('heading', { name: counter.words(`sales.storage.${state}Title`) });

  test('平板存满了：不开新单，已经收的照样送出去', async () => {
    await counter.scan(goods.barcode, goods.name);
    await context.setOffline(true);
    await counter.pay();
    await counter.tender('WECHAT');
    const number = await counter.finish(goods.listPriceFen);
    await counter.next();
    await keep(counter.page, 'full');
    await counter.page.keyboard.type(goods.barcode);
    await counter.page.keyboard.press('Enter');
    await expect(problem('full')).toBeVisible();
    await context.setOffline(false);
    await expect.poll(() => booked(number), { timeout: 30_000 }).toBe(1);
    await keep(counter.page, 'well');
    await counter.button('sales.storage.again').click();
    await expect(counter.basket).toContainText(goods.name);
    await counter.button('sales.basket.clear').click();
  });

  test('存储失败一次再恢复，购物篮还是那一篮，不会变成两份', async () => {
    await counter.scan(goods.barcode, goods.name);
    await keep(counter.page, 'refuses');
    await counter.page.keyboard.press('+');
    await expect(problem('refused')).toBeVisible();
    await keep(counter.page, 'well');
    await counter.button('sales.storage.again').click();
    await expect(counter.basket.getByRole('listitem')).toHaveCount(1);
    await expect(counter.basket).toContainText('× 2');
    await counter.page.reload();
    await expect(counter.basket.getByRole('listitem')).toHaveCount(1);
    await counter.button('sales.basket.clear').click();
  });

  test('后台的窗口没人碰，不锁正在收银的窗口；都没人碰才锁', async () => {
    const second = await context.newPage();
    for (const page of [counter.page, second]) {
      await page.clock.install();
      await page.goto('/counter');
      await expect(page.getByRole('region', { name: counter.words('sales.basket.title') })).toBeVisible();
    }
    const locked = (page: Page) => page.getByRole('dialog', { name: counter.words('auth.lock.title') });
    const minutesPass = async (minutes: number, touched: boolean) => {
      for (let minute = 0; minute < minutes; minute += 1) {
        for (const page of [counter.page, second]) await page.clock.fastForward(60_000);
        if (touched) await counter.page.mouse.move(200 + minute, 300);
      }
    };
    await minutesPass(7, true);
    // The background window has looked several times by now.
    await second.clock.runFor(10_000);
    for (const page of [counter.page, second]) await expect(locked(page)).toBeHidden();
    await minutesPass(6, false);
    for (const page of [counter.page, second]) await page.clock.runFor(10_000);
    await expect(locked(counter.page)).toBeVisible();
    await second.close();
  });
});
