import { type BrowserContext, expect, test } from '@playwright/test';
import { formatDate, formatDuration } from '@/lib/format';
import { ask, type Goods, goodsInStock, type Store } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { Counter } from './pages/counter';
import { Office } from './pages/office';

// A tablet whose clock is a day ahead sells: its paper and the book say one date, and it is told to be set.
const DAY_MS = 24 * 3_600_000;

/** The browser's own Date, moved; its instances stay what the browser's database can keep. */
async function setClockAhead(context: BrowserContext, aheadMs: number): Promise<void> {
  await context.addInitScript((ms) => {
    const Real = Date;
    const now = () => Real.now() + ms;
    const Moved = new Proxy(Real, {
      construct: (target, given) => Reflect.construct(target, given.length === 0 ? [now()] : given),
      get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
    });
    globalThis.Date = Moved;
    // The browser's database is told a date by what made it.
    Real.prototype.constructor = Moved;
  }, aheadMs);
}

test('时钟快一天的平板：小票、账本、补打是同一天，收银台和设备页都说时钟不准', async ({ browser }) => {
  const manager = new Office(await (await browser.newContext()).newPage());
  await manager.signIn(PEOPLE.otherManager);
  const store: Store = await manager.store('S02');
  const till = await newTill(browser, manager.page, store);
  const [goods] = (await goodsInStock(manager.page, store.id, 1)) as [Goods];
  const context = await browser.newContext();
  await setClockAhead(context, DAY_MS);
  const counter = new Counter(await context.newPage());
  await counter.enrol(await manager.enrolmentCode(till));
  await counter.signIn(PEOPLE.otherClerk);
  await counter.openTill('300');
  const off = { direction: 'ahead', span: formatDuration(DAY_MS, 'zh-CN') };
  await expect(counter.page.getByText(counter.words('shell.strip.clockOff', off))).toBeVisible();

  const today = formatDate(new Date(), { locale: 'zh-CN', timeZone: 'Asia/Shanghai' }, { year: true });
  const paper = counter.page.getByRole('region', { name: counter.words('sales.done.receipt') });
  const sell = async () => {
    await counter.scan(goods.barcode, goods.name);
    await counter.pay();
    await counter.tender('WECHAT');
    return counter.finish(goods.listPriceFen);
  };
  const online = await sell();
  await expect(paper).toContainText(today);
  await counter.next();
  await context.setOffline(true);
  const offline = await sell();
  await expect(paper).toContainText(today);
  await counter.next();
  await context.setOffline(false);

  for (const number of [online, offline]) {
    const booked = async () =>
      (
        await ask<{ tickets: { number: string; occurredAt: Date; flags: string[] }[] }>(
          manager.page,
          'sales.tickets',
          { storeIds: [store.id], number },
        )
      ).tickets.find((ticket) => ticket.number === number);
    await expect.poll(booked, { timeout: 20_000 }).toBeDefined();
    const ticket = await booked();
    expect(Math.abs((ticket?.occurredAt.getTime() ?? 0) - Date.now())).toBeLessThan(5 * 60_000);
    // The tablet's clock is off, which is said; the day is right, which is why nothing says that it came late.
    expect(ticket?.flags).toEqual(['CLOCK']);
  }
  await counter.openReceipt(online);
  await expect(counter.page.locator('main')).toContainText(today);

  await manager.page.goto('/devices');
  await expect(manager.page.getByText(manager.words('staff.devices.clockOff', off))).toBeVisible();
  await manager.page.context().close();
  await context.close();
});
