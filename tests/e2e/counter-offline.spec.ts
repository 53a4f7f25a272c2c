import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { formatMoney } from '@/lib/format';
import { ask, type Goods, goodsInStock, type Store } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { Counter } from './pages/counter';
import { Office } from './pages/office';

// The network goes in the middle of things: what is finished is kept and sent once, what wants the server is not done.
/** Sales that lie on the tablet, as its own database has them. */
function onTablet(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('daybook-tablet');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const counting = opening.result.transaction('waiting').objectStore('waiting').count();
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
  );
}

test.describe('断网的收银台', () => {
  test.describe.configure({ mode: 'serial' });
  let manager: Office;
  let context: BrowserContext;
  let counter: Counter;
  let store: Store;
  let goods: Goods[];
  let till: number;

  test.beforeAll(async ({ browser }) => {
    manager = new Office(await (await browser.newContext()).newPage());
    context = await browser.newContext();
    counter = new Counter(await context.newPage());
    await manager.signIn(PEOPLE.otherManager);
    store = await manager.store('S02');
    // Told apart by name: most come in several colours.
    const many = await goodsInStock(manager.page, store.id, 12);
    goods = [...new Map(many.map((one) => [one.name, one])).values()];
    till = await newTill(browser, manager.page, store);
    await counter.enrol(await manager.enrolmentCode(till));
    await counter.signIn(PEOPLE.otherClerk);
    await counter.openTill('300');
  });
  test.afterEach(() => context.setOffline(false));
  test.afterAll(async () => {
    await manager.page.context().close();
    await context.close();
  });

  const product = (index = 0): Goods => {
    const found = goods[index];
    if (!found) throw new Error('three products');
    return found;
  };
  const tickets = async () =>
    (await ask<{ tickets: { number: string }[] }>(manager.page, 'sales.tickets', { storeIds: [store.id] }))
      .tickets;
  const booked = async (number: string) =>
    (await tickets()).filter((ticket) => ticket.number === number).length;
  const unsent = (page: Page, count: number) =>
    page.getByText(counter.words('shell.strip.unsent', { count })).first();
  async function sell(of: Counter, goodsOf: Goods): Promise<string> {
    await of.scan(goodsOf.barcode, goodsOf.name);
    await of.pay();
    await of.tender('WECHAT');
    return of.finish(goodsOf.listPriceFen);
  }

  test('断网卖货，刷新页面，联网后只入账一次', async () => {
    await counter.scan(product().barcode, product().name);
    await context.setOffline(true);
    await counter.pay();
    await counter.tender('WECHAT');
    const number = await counter.finish(product().listPriceFen);
    await expect(unsent(counter.page, 1)).toBeVisible();
    expect(await booked(number)).toBe(0);
    await context.setOffline(false);
    await counter.page.reload();
    await expect.poll(() => booked(number)).toBe(1);
    await expect.poll(() => onTablet(counter.page), { timeout: 20_000 }).toBe(0);
    await expect(unsent(counter.page, 1)).toBeHidden();
  });

  test('两个窗口各有各的购物篮，断网收的两单都入账', async () => {
    // Opened from the first: such a window, like a duplicated one, begins with a copy of its sessionStorage.
    const opened = context.waitForEvent('page');
    await counter.page.evaluate(() => void window.open('/counter'));
    const second = new Counter(await opened);
    await expect(second.basket).toBeVisible();
    await counter.scan(product(0).barcode, product(0).name);
    await second.scan(product(1).barcode, product(1).name);
    await expect(second.basket).not.toContainText(product(0).name);
    await context.setOffline(true);
    for (const window of [counter, second]) {
      await window.pay();
      await window.tender('WECHAT');
    }
    const numbers = [
      await counter.finish(product(0).listPriceFen),
      await second.finish(product(1).listPriceFen),
    ];
    expect(new Set(numbers).size).toBe(2);
    await expect(unsent(counter.page, 2)).toBeVisible();
    await context.setOffline(false);
    for (const number of numbers) await expect.poll(() => booked(number), { timeout: 20_000 }).toBe(1);
    await expect.poll(() => onTablet(counter.page), { timeout: 20_000 }).toBe(0);
    await second.page.close();
    await counter.next();
  });

  test('关掉的窗口留下的购物篮，新窗口接着收', async () => {
    await counter.scan(product(2).barcode, product(2).name);
    const before = counter.page;
    counter = new Counter(await context.newPage());
    await before.close();
    await counter.page.goto('/counter');
    await expect(counter.basket).toContainText(product(2).name);
    await counter.page.reload();
    await expect(counter.basket).toContainText(product(2).name);
    await counter.button('sales.basket.clear').click();
  });

  test('断网点退货、支出、挂单：马上说没办成，联网后也不会自己办', async () => {
    // Cheap enough for a clerk to take back alone.
    const [cheap] = await goodsInStock(manager.page, store.id, 1, '浴巾');
    if (!cheap) throw new Error('towels are in stock');
    const receipt = await sell(counter, cheap);
    await counter.next();
    const offline = counter.page.getByText(counter.words('errors.OFFLINE')).first();

    await counter.openReceipt(receipt);
    await counter.button('sales.receipts.return').click();
    await counter.oneBack(cheap.name);
    await counter.button('sales.return.reasons.unwanted').click();
    const refund = `${counter.words('sales.return.confirm')} ${formatMoney(cheap.listPriceFen)}`;
    await context.setOffline(true);
    await counter.page.getByRole('button', { name: refund }).click();
    await expect(offline).toBeVisible({ timeout: 2_000 });
    await counter.button('sales.return.back').click();

    await context.setOffline(false);
    await counter.goTo('till');
    await counter.button('tills.moveCash').click();
    await counter.page.getByLabel(counter.words('tills.move.amount')).fill('88');
    await counter.page.getByLabel(counter.words('tills.move.reason')).fill('买水');
    await context.setOffline(true);
    await counter.button('tills.move.action').click();
    await expect(offline).toBeVisible({ timeout: 2_000 });

    await counter.goTo('sell');
    await counter.scan(product(1).barcode, product(1).name);
    await counter.basket.getByRole('button', { name: counter.words('sales.basket.hold') }).click();
    await counter.page.getByLabel(counter.words('sales.held.label')).fill('断网挂的单');
    await counter.page
      .getByRole('button', { name: new RegExp(`^${counter.words('sales.held.hold')}\\s*¥`) })
      .click();
    await expect(offline).toBeVisible({ timeout: 2_000 });
    await counter.goTo('sell');

    // Back on the network and the next sale done: had anything been put off, it would have gone out before it.
    await context.setOffline(false);
    await counter.pay();
    await counter.tender('WECHAT');
    const next = await counter.finish(product(1).listPriceFen);
    await expect.poll(() => booked(next)).toBe(1);
    await counter.next();
    const kinds = await ask<{ tickets: { kind: string }[] }>(manager.page, 'sales.tickets', {
      storeIds: [store.id],
      kind: 'RETURN',
    });
    const today = kinds.tickets.filter((ticket) => JSON.stringify(ticket).includes(receipt));
    expect(today).toEqual([]);
    expect(await ask<unknown[]>(counter.page, 'sales.held', { storeId: store.id })).toEqual([]);
    const tills = await ask<{ code: string; session: { id: string } | null }[]>(manager.page, 'tills.list', {
      storeId: store.id,
    });
    const sessionId = tills.find(({ code }) => Number(code) === till)?.session?.id;
    const report = await ask<{ cash: { kind: string }[] }>(manager.page, 'tills.report', {
      storeId: store.id,
      sessionId,
    });
    expect(report.cash.map(({ kind }) => kind)).toEqual(['FLOAT']);
  });

  test('平板重新登记后，之前没上传的单照样入账', async () => {
    await counter.goTo('sell');
    await context.setOffline(true);
    const number = await sell(counter, product(0));
    await expect(unsent(counter.page, 1)).toBeVisible();
    // The sale stays unsent while the tablet is enrolled anew.
    await context.route('**/api/trpc/sales.completeSales**', (route) => route.abort());
    await context.setOffline(false);
    const code = await manager.enrolmentCode(till);
    await counter.enrol(code);
    await counter.signIn(PEOPLE.otherClerk);
    await expect(unsent(counter.page, 1)).toBeVisible();
    expect(await booked(number)).toBe(0);
    await context.unroute('**/api/trpc/sales.completeSales**');
    await expect.poll(() => booked(number), { timeout: 30_000 }).toBe(1);
    const after = await sell(counter, product(1));
    expect(after.slice(0, -7)).not.toBe(number.slice(0, -7));
    expect(after).toMatch(/-000001$/);
    await counter.next();
  });

  test('断网锁屏：另开窗口、刷新都要 PIN；断网也能凭 PIN 解锁，只有店员的权限', async () => {
    const pin = (digits: string) => counter.pressPin(digits, 'auth.pin.pad');
    const locked = (page: Page) => page.getByRole('dialog', { name: counter.words('auth.lock.title') });
    await context.setOffline(true);
    await counter.button('sales.menu.title').click();
    await counter.page.getByRole('menuitem', { name: counter.words('sales.menu.lock') }).click();
    await expect(locked(counter.page)).toBeVisible();
    await pin('000000');
    await expect(counter.page.getByText(counter.words('auth.pin.wrong'))).toBeVisible();
    await pin(PEOPLE.otherClerk.pin);
    await expect(locked(counter.page)).toBeHidden();
    const number = await sell(counter, product(2));
    await counter.next();
    await counter.button('sales.menu.title').click();
    await counter.page.getByRole('menuitem', { name: counter.words('sales.menu.lock') }).click();
    await expect(locked(counter.page)).toBeVisible();
    // The network is back, the session the lock could not end is ended, and nobody sees the till before a PIN.
    await context.setOffline(false);
    const other = await context.newPage();
    await other.goto('/counter');
    const door = other.getByRole('heading', { name: counter.words('auth.pin.who') });
    await expect(door).toBeVisible();
    await expect(other.getByRole('region', { name: counter.words('sales.basket.title') })).toHaveCount(0);
    await other.close();
    await counter.page.reload();
    await expect(counter.page.getByRole('heading', { name: counter.words('auth.pin.who') })).toBeVisible();
    await counter.page.getByRole('button', { name: new RegExp(`^${PEOPLE.otherClerk.name}`) }).click();
    await pin(PEOPLE.otherClerk.pin);
    await expect(counter.basket).toBeVisible();
    await expect.poll(() => booked(number), { timeout: 20_000 }).toBe(1);
  });

  test('存不了数据的设备不开单，并说明原因', async ({ browser }) => {
    const state = await context.storageState();
    const refusing = await browser.newContext({ storageState: state });
    await refusing.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('denied', 'SecurityError');
      };
    });
    const page = await refusing.newPage();
    await page.goto('/counter');
    await expect(
      page.getByRole('heading', { name: counter.words('sales.storage.refusedTitle') }),
    ).toBeVisible();
    await expect(page.getByRole('button', { name: counter.words('sales.basket.pay') })).toHaveCount(0);
    await refusing.close();
  });
});
