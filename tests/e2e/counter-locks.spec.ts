import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { formatMoney } from '@/lib/format';
import { fenToText } from '@/lib/money';
import { act, ask, type Goods, goodsInStock, type Store } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { Counter } from './pages/counter';
import { letPass, typeKeys } from './pages/hands';
import { Office } from './pages/office';

// What stands between a person and the counter: a PIN that no scan becomes, a lock that comes and goes as it should.
const GAPS = [30, 120, 250];
const ENDINGS: Record<number, string | null> = { 30: 'Enter', 120: null, 250: 'Tab' };
const CLERK = PEOPLE.otherClerk;

test.describe('收银台的锁和 PIN', () => {
  test.describe.configure({ mode: 'serial' });
  test.setTimeout(120_000);
  let manager: Office;
  let context: BrowserContext;
  let counter: Counter;
  let store: Store;
  let goods: Goods[];
  /** Calls that carry a PIN. */
  const asked: string[] = [];
  /** Calls the server answered with 401. */
  const refused: string[] = [];

  test.beforeAll(async ({ browser }) => {
    manager = new Office(await (await browser.newContext()).newPage());
    context = await browser.newContext();
    counter = new Counter(await context.newPage());
    counter.page.on('request', (request) => {
      if (/callback\/pin|approvals\.grant/.test(request.url())) asked.push(request.url());
    });
    counter.page.on('response', (answer) => {
      if (answer.status() === 401) refused.push(answer.url());
    });
    await manager.signIn(PEOPLE.otherManager);
    store = await manager.store('S02');
    const many = await goodsInStock(manager.page, store.id, 12);
    goods = [...new Map(many.map((one) => [one.name, one])).values()];
    const till = await newTill(browser, manager.page, store);
    await counter.enrol(await manager.enrolmentCode(till));
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
  const lockScreen = (page: Page) => page.getByRole('dialog', { name: counter.words('auth.lock.title') });
  async function lock() {
    await counter.button('sales.menu.title').click();
    await counter.page.getByRole('menuitem', { name: counter.words('sales.menu.lock') }).click();
    await expect(lockScreen(counter.page)).toBeVisible();
  }
  const byKey = (pin: string) => typeKeys(counter.page, pin, 120, 0);

  /** Fires codes at a PIN pad, one after the other. @param none what the dots say while nothing is typed */
  async function fireAtPin(none: string) {
    asked.length = 0;
    // Before there is a pad nobody is asked for a PIN.
    await expect(counter.page.getByRole('img', { name: none })).toBeVisible();
    for (const delay of GAPS) {
      const { barcode } = product();
      for (const code of [barcode, barcode, `A${barcode.slice(0, 7)}`]) {
        await typeKeys(counter.page, code, delay, 0);
        const ending = ENDINGS[delay];
        if (ending) await counter.page.keyboard.press(ending);
        await expect(counter.page.getByText(counter.words('auth.pin.scanned'))).toBeVisible();
        await expect(counter.page.getByRole('img', { name: none })).toBeVisible();
        // A hand fetches the next thing to scan.
        await letPass(counter.page, 700);
      }
    }
    expect(asked).toEqual([]);
  }
  const noneAtDoor = () => counter.words('auth.pin.typed', { count: 0, length: 6 });

  test('登录页扫码不成 PIN，随后手输的 PIN 进得去', async () => {
    await counter.choose(CLERK);
    await fireAtPin(noneAtDoor());
    await byKey(CLERK.pin);
    await counter.page.waitForURL('**/counter');
    expect(asked).toHaveLength(1);
    await counter.openTill('300');
  });

  test('锁屏时扫码不成 PIN，随后手输的 PIN 解得开', async () => {
    await lock();
    await fireAtPin(noneAtDoor());
    await byKey(CLERK.pin);
    await expect(lockScreen(counter.page)).toBeHidden();
    expect(asked).toHaveLength(1);
  });

  test('锁着时不一遍遍问服务器，解开马上又听得到', async () => {
    const lines: string[] = [];
    counter.page.on('request', (request) => {
      if (request.url().includes('live.changes')) lines.push(request.url());
    });
    await lock();
    await expect.poll(() => lines.length).toBeGreaterThan(0);
    lines.length = 0;
    // Long enough for three tries of a line that comes back every two seconds.
    await counter.page.waitForTimeout(7_000);
    expect(lines.length).toBeLessThan(2);
    const line = counter.page.waitForRequest((request) => request.url().includes('live.changes'));
    await byKey(CLERK.pin);
    await expect(lockScreen(counter.page)).toBeHidden();
    await line;
  });

  test('授权时扫码不成 PIN，随后手输的 PIN 批得了', async () => {
    const { barcode, name, floorPriceFen } = product(1);
    const priceFen = (floorPriceFen ?? 0) - 100;
    await counter.scan(barcode, name);
    await counter.reprice(fenToText(priceFen), 'regular');
    await counter.pay();
    await counter.page.getByRole('button', { name: PEOPLE.otherManager.name, exact: true }).click();
    await counter.button('sales.approval.reasons.sample').click();
    await fireAtPin(counter.words('sales.approval.pinTyped', { count: 0 }));
    await byKey(PEOPLE.otherManager.pin);
    await counter.tender('WECHAT');
    await counter.finish(priceFen);
    expect(asked).toHaveLength(1);
    await counter.next();
  });

  test('断网锁屏又自己解开：联网后照常收银、看小票，不再锁，也不报登录失效', async () => {
    refused.length = 0;
    const ended: string[] = [];
    const note = (request: { url: () => string }) => {
      if (request.url().includes('auth.lock')) ended.push(request.url());
    };
    counter.page.on('request', note);
    await context.setOffline(true);
    await lock();
    await expect(lockScreen(counter.page).getByText(counter.words('shell.strip.offline'))).toBeVisible();
    await counter.pressPin(CLERK.pin, 'auth.pin.pad');
    await expect(lockScreen(counter.page)).toBeHidden();
    await counter.scan(product(0).barcode, product(0).name);
    await counter.pay();
    await counter.tender('WECHAT');
    await counter.finish(product(0).listPriceFen);
    await expect(counter.page.getByText(counter.words('sales.done.fates.waiting'))).toBeVisible();
    await context.setOffline(false);
    // The receipt follows what became of the sale.
    await expect(counter.page.getByText(counter.words('sales.done.fates.booked'))).toBeVisible({
      timeout: 20_000,
    });
    // The page has found the server again and again by then: a lock that was put off would have gone out.
    for (let pulse = 0; pulse < 3; pulse += 1)
      await counter.page.waitForResponse((answer) => answer.url().endsWith('/api/health'));
    await counter.next();
    await counter.scan(product(1).barcode, product(1).name);
    await counter.pay();
    await counter.tender('WECHAT');
    const number = await counter.finish(product(1).listPriceFen);
    await counter.next();
    await counter.openReceipt(number);
    await expect(counter.button('sales.receipts.return')).toBeVisible();
    await expect(lockScreen(counter.page)).toBeHidden();
    expect([refused, ended]).toEqual([[], []]);
    counter.page.off('request', note);
    await counter.goTo('sell');
  });

  test('断网锁屏由别人解开：联网后前一位的登录结束，收银台马上锁屏', async () => {
    // The other person was known here while the server answered.
    for (const person of [PEOPLE.otherManager, PEOPLE.secondClerk]) {
      await lock();
      await counter.choose(person);
      await counter.pressPin(person.pin, 'auth.pin.pad');
      await expect(lockScreen(counter.page)).toBeHidden();
    }
    await lock();
    await counter.choose(CLERK);
    await counter.pressPin(CLERK.pin, 'auth.pin.pad');
    await expect(lockScreen(counter.page)).toBeHidden();
    await context.setOffline(true);
    await lock();
    // Of whoever is more than a clerk no tablet knows the PIN.
    await counter.choose(PEOPLE.otherManager);
    await counter.pressPin(PEOPLE.otherManager.pin, 'auth.pin.pad');
    await expect(counter.page.getByText(counter.words('auth.pin.offlineGone'))).toBeVisible();
    await counter.choose(PEOPLE.secondClerk);
    await counter.pressPin(PEOPLE.secondClerk.pin, 'auth.pin.pad');
    await expect(lockScreen(counter.page)).toBeHidden();
    await counter.scan(product(0).barcode, product(0).name);
    await context.setOffline(false);
    await expect(lockScreen(counter.page)).toBeVisible({ timeout: 20_000 });
    await counter.choose(CLERK);
    await counter.pressPin(CLERK.pin, 'auth.pin.pad');
    await expect(counter.basket).toContainText(product(0).name);
    await counter.button('sales.basket.clear').click();
  });

  test('两个窗口：一边换了人，另一边马上锁屏，不会用前一位的名字卖货', async () => {
    const second = new Counter(await context.newPage());
    await second.page.goto('/counter');
    await expect(second.basket).toBeVisible();
    await lock();
    await second.choose(PEOPLE.otherManager);
    await second.pressPin(PEOPLE.otherManager.pin, 'auth.pin.pad');
    await expect(lockScreen(second.page)).toBeHidden();
    await counter.choose(CLERK);
    await counter.pressPin(CLERK.pin, 'auth.pin.pad');
    await expect(lockScreen(counter.page)).toBeHidden();
    await expect(lockScreen(second.page)).toBeVisible();
    await second.page.close();
    await expect(lockScreen(counter.page)).toBeHidden();
  });

  test('后台收回登录：小票页当场锁屏，输 PIN 后接着退同一张单', async ({ browser }) => {
    const [cheap] = await goodsInStock(manager.page, store.id, 1, '浴巾');
    if (!cheap) throw new Error('towels are in stock');
    await counter.scan(cheap.barcode, cheap.name);
    await counter.pay();
    await counter.tender('WECHAT');
    const number = await counter.finish(cheap.listPriceFen);
    await counter.next();
    await counter.openReceipt(number);
    await counter.button('sales.receipts.return').click();
    await counter.oneBack(cheap.name);
    await counter.button('sales.return.reasons.unwanted').click();
    const refund = counter.page.getByRole('button', {
      name: `${counter.words('sales.return.confirm')} ${formatMoney(cheap.listPriceFen)}`,
    });
    await expect(refund).toBeEnabled();

    const { person } = await ask<{ person: { id: string } }>(counter.page, 'staff.me');
    const admin = new Office(await (await browser.newContext()).newPage());
    await admin.signIn(PEOPLE.admin);
    // A PIN set anew ends the sessions of the one before.
    await act(admin.page, 'staff.setPin', { personId: person.id, pin: CLERK.pin });
    await admin.page.context().close();

    await refund.click();
    await expect(lockScreen(counter.page)).toBeVisible();
    await counter.pressPin(CLERK.pin, 'auth.pin.pad');
    await expect(lockScreen(counter.page)).toBeHidden();
    // Not a press of it was lost: the same form, the same ticket.
    await refund.click();
    await expect(counter.page.getByText(counter.words('sales.receipt.return')).first()).toBeVisible();
    await expect(lockScreen(counter.page)).toBeHidden();
  });
});
