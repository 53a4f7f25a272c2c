import { type BrowserContext, expect, test } from '@playwright/test';
import { ask, type Goods, goodsInStock, type Store } from './api';
import { PEOPLE } from './demo';
import { isLongRun } from './languages';
import { newTill } from './new-till';
import { Counter } from './pages/counter';
import { Office } from './pages/office';
import { ownBrowser } from './pages/own-browser';

/** In a short run a dozen; as many as are asked for by whoever has the time. */
const TICKETS = Number(process.env.OFFLINE_TICKETS ?? (isLongRun ? 100 : 12));

// The network is gone before the counter opens: it starts from the tablet, and sells.
test.describe('断网打开收银台', () => {
  test.describe.configure({ mode: 'serial', timeout: 60_000 + TICKETS * 4_000 });
  let manager: Office;
  let context: BrowserContext;
  let counter: Counter;
  let store: Store;
  let goods: Goods;
  let folder: string;
  const sold: string[] = [];

  test.beforeAll(async ({ browser }, info) => {
    folder = info.outputPath('tablet');
    manager = new Office(await (await browser.newContext()).newPage());
    context = await ownBrowser(folder, info);
    counter = new Counter(await context.newPage());
    await manager.signIn(PEOPLE.otherManager);
    store = await manager.store('S02');
    const [towel] = await goodsInStock(manager.page, store.id, 1, '浴巾');
    if (!towel) throw new Error('towels are in stock');
    goods = towel;
    const till = await newTill(browser, manager.page, store);
    await counter.enrol(await manager.enrolmentCode(till));
    await counter.signIn(PEOPLE.otherClerk);
    await counter.openTill('300');
    // A bare browser has promised nothing: either word is right.
    await expect(
      counter.page
        .getByText(counter.words('shell.strip.ready'), { exact: true })
        .or(counter.page.getByText(counter.words('shell.strip.readyNotKept'), { exact: true })),
    ).toBeVisible({ timeout: 40_000 });
  });
  test.afterAll(async () => {
    await manager.page.context().close();
    await context.close();
  });

  async function sell(): Promise<void> {
    await counter.scan(goods.barcode, goods.name);
    await counter.pay();
    await counter.tender('WECHAT');
    sold.push(await counter.finish(goods.listPriceFen));
    await counter.next();
  }
  async function bookedNumbers(): Promise<string[]> {
    const found: string[] = [];
    let cursor: unknown;
    do {
      const page = await ask<{ tickets: { number: string }[]; nextCursor?: unknown }>(
        manager.page,
        'sales.tickets',
        { storeIds: [store.id], ...(cursor ? { cursor } : {}) },
      );
      found.push(...page.tickets.map(({ number }) => number));
      cursor = page.nextCursor;
    } while (cursor && found.length < TICKETS + 200);
    return found.filter((number) => sold.includes(number)).sort();
  }

  test('断网刷新、重启浏览器都能接着卖，联网后每单只入账一次', async ({ browserName: _ }, info) => {
    await context.setOffline(true);
    await counter.page.reload();
    await expect(counter.basket).toBeVisible();
    for (let at = 0; at < TICKETS - 1; at += 1) await sell();
    await context.close();
    // The tablet is switched on again, and there is still no network.
    context = await ownBrowser(folder, info);
    await context.setOffline(true);
    counter = new Counter(context.pages()[0] ?? (await context.newPage()));
    const page = await (await counter.page.goto('/counter'))?.text();
    await expect(counter.basket).toBeVisible();
    // The page itself knows nobody: who works here is kept beside it, on this tablet alone.
    expect(page).toMatch(/\\"start\\"/);
    for (const personal of [PEOPLE.otherClerk.name, store.id, store.name])
      expect(page).not.toContain(personal);
    await expect(
      counter.page.getByText(counter.words('shell.strip.unsent', { count: TICKETS - 1 })).first(),
    ).toBeVisible();
    await sell();
    expect(new Set(sold).size).toBe(TICKETS);
    // What this till gave out before it was switched off is read and printed without the server.
    await counter.openReceipt(sold[0] ?? '');
    await expect(counter.page.getByText(counter.words('sales.receipts.keptHint'))).toBeVisible();
    await expect(counter.page.getByText(sold[0] ?? '').first()).toBeVisible();
    await expect(counter.button('sales.receipts.reprint')).toBeVisible();
    expect(await bookedNumbers()).toEqual([]);
    await context.setOffline(false);
    await expect.poll(bookedNumbers, { timeout: 40_000 }).toEqual(sold.toSorted());
  });

  test('本店断网每单有上限：超过就说清楚不收，改小了照收', async () => {
    const { basket, page, words } = counter;
    await counter.goTo('sell');
    // As the office would have set it, and the tablet heard it last.
    await page.evaluate((limit) => {
      const kept = JSON.parse(localStorage.getItem('daybook-counter-start') ?? '{}');
      kept.json.settings.store.offlineSaleLimitFen = limit;
      localStorage.setItem('daybook-counter-start', JSON.stringify(kept));
    }, goods.listPriceFen);
    await context.setOffline(true);
    await page.reload();
    await counter.scan(goods.barcode, goods.name);
    await counter.scan(goods.barcode, goods.name);
    await basket.getByRole('button', { name: new RegExp(`^${words('sales.basket.pay')}`) }).click();
    await expect(page.getByRole('alert').getByText(words('sales.offline.tooMuch.hint'))).toBeVisible();
    await counter.button('sales.offline.back').click();
    await counter.button('sales.basket.clear').click();
    await sell();
    await context.setOffline(false);
    await expect.poll(bookedNumbers, { timeout: 40_000 }).toEqual(sold.toSorted());
  });

  test('没人碰过五分钟以上再断网打开：先要 PIN；签退之后也一样', async () => {
    await context.setOffline(true);
    await counter.page.evaluate(() => localStorage.setItem('daybook-touched', '1'));
    await counter.page.reload();
    const locked = counter.page.getByRole('dialog', { name: counter.words('auth.lock.title') });
    await expect(locked).toBeVisible();
    await expect(counter.basket).toBeHidden();
    await counter.pressPin(PEOPLE.otherClerk.pin, 'auth.pin.pad');
    await expect(counter.basket).toBeVisible();
    await context.setOffline(false);
    await counter.button('sales.menu.title').click();
    await counter.page.getByRole('menuitem', { name: counter.words('sales.menu.signOut') }).click();
    await counter.button('sales.menu.signOut').click();
    await counter.page.waitForURL('**/counter/sign-in');
    await context.setOffline(true);
    // Its door needs the server; the counter behind it does not.
    await counter.page.reload();
    await expect(locked).toBeVisible();
    await expect(counter.basket).toBeHidden();
  });
});
