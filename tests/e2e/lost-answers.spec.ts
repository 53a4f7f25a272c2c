import { type BrowserContext, expect, test } from '@playwright/test';
import { formatMoney } from '@/lib/format';
import { ask, type Goods, goodsInStock, type Store } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { Counter } from './pages/counter';
import { Office } from './pages/office';

// The server does what it was asked and its answer never arrives: nothing is done twice, and nobody is told that nothing was done.
test.describe('答复丢了的收银台', () => {
  test.describe.configure({ mode: 'serial' });
  let manager: Office;
  let context: BrowserContext;
  let counter: Counter;
  let store: Store;
  let towel: Goods;
  let till: number;
  /** Procedures whose requests reach the server and whose answers do not come back. */
  const lost = new Set<string>();
  /** Procedures nobody answers at all. */
  const silent = new Set<string>();

  test.beforeAll(async ({ browser }) => {
    manager = new Office(await (await browser.newContext()).newPage());
    context = await browser.newContext();
    counter = new Counter(await context.newPage());
    await manager.signIn(PEOPLE.otherManager);
    store = await manager.store('S02');
    const [cheap] = await goodsInStock(manager.page, store.id, 1, '浴巾');
    if (!cheap) throw new Error('towels are in stock');
    towel = cheap;
    till = await newTill(browser, manager.page, store);
    await counter.enrol(await manager.enrolmentCode(till));
    await counter.signIn(PEOPLE.otherClerk);
    await counter.openTill('300');
    await context.route('**/api/trpc/**', async (route) => {
      const asked = new URL(route.request().url()).pathname.split('/').at(-1)?.split(',') ?? [];
      if (asked.some((name) => silent.has(name))) return route.abort();
      if (!asked.some((name) => lost.has(name))) return route.continue();
      await route.fetch();
      return route.abort();
    });
  });
  test.afterEach(() => {
    lost.clear();
    silent.clear();
  });
  test.afterAll(async () => {
    await manager.page.context().close();
    await context.close();
  });

  async function sellOne(): Promise<string> {
    await counter.goTo('sell');
    await counter.scan(towel.barcode, towel.name);
    await counter.pay();
    await counter.tender('WECHAT');
    const receipt = await counter.finish(towel.listPriceFen);
    await counter.next();
    return receipt;
  }
  /** @param goWrong what goes wrong from the moment the refund is confirmed */
  async function returnIt(receipt: string, goWrong: () => void = () => undefined): Promise<void> {
    await counter.openReceipt(receipt);
    await counter.button('sales.receipts.return').click();
    await counter.oneBack(towel.name);
    await counter.button('sales.return.reasons.unwanted').click();
    const refund = `${counter.words('sales.return.confirm')} ${formatMoney(towel.listPriceFen)}`;
    goWrong();
    await counter.page.getByRole('button', { name: refund }).click();
  }
  function loseTheReturn(): void {
    lost.add('sales.completeReturn');
    silent.add('sales.ticket');
  }
  async function returns(): Promise<number> {
    const { tickets } = await ask<{ tickets: unknown[] }>(manager.page, 'sales.tickets', {
      storeIds: [store.id],
      kind: 'RETURN',
    });
    return tickets.length;
  }
  const askAgain = () => counter.button('sales.return.open.askAgain');
  const nothingDone = () => counter.page.getByText(counter.words('sales.return.failedHint'));
  const booked = () => counter.page.getByText(counter.words('sales.receipt.return')).first();

  test('退货的答复丢了：离开再来还是那一笔，再问一次只退一次', async () => {
    const receipt = await sellOne();
    const before = await returns();
    await returnIt(receipt, loseTheReturn);
    await expect(askAgain()).toBeVisible();
    await expect(nothingDone()).toHaveCount(0);
    expect(await returns()).toBe(before + 1);
    await counter.button('sales.return.back').click();
    await counter.button('sales.receipts.return').click();
    await expect(askAgain()).toBeVisible();
    await expect(counter.button('sales.return.reasons.unwanted')).toHaveCount(0);
    lost.clear();
    await askAgain().click();
    silent.clear();
    await expect(booked()).toBeVisible();
    await expect(askAgain()).toHaveCount(0);
    expect(await returns()).toBe(before + 1);
  });

  test('答复丢了又刷新页面：小票上看得到已办成的退货', async () => {
    const receipt = await sellOne();
    const before = await returns();
    await returnIt(receipt, loseTheReturn);
    await expect(askAgain()).toBeVisible();
    await counter.page.reload();
    silent.clear();
    await counter.openReceipt(receipt);
    await expect(booked()).toBeVisible();
    await expect(askAgain()).toHaveCount(0);
    expect(await returns()).toBe(before + 1);
  });

  test('退货被拒后从菜单离开：单号交上去，不留缺号', async () => {
    const again = await sellOne();
    const handedIn = counter.page.waitForRequest(/sales\.keepRejected/, { timeout: 60_000 });
    await context.route('**/api/trpc/sales.completeReturn**', (route) =>
      route.continue({
        postData: (route.request().postData() ?? '').replaceAll(/"quantity":"1"/g, '"quantity":"9"'),
      }),
    );
    await returnIt(again);
    await expect(nothingDone()).toBeVisible();
    await context.unroute('**/api/trpc/sales.completeReturn**');
    await counter.goTo('sell');
    await handedIn;
  });

  test('取单的答复丢了：那一单还在，刷新后再取拿得回购物篮', async () => {
    await counter.goTo('sell');
    await counter.scan(towel.barcode, towel.name);
    await counter.hold('穿红衣服的');
    await counter.goTo('held');
    lost.add('sales.resumeHeld');
    const row = counter.page.getByRole('listitem').filter({ hasText: '穿红衣服的' });
    await row.getByRole('button', { name: counter.words('sales.held.resume') }).click();
    await expect(row).toContainText(counter.words('sales.held.notKnown'));
    await counter.page.reload();
    lost.clear();
    await counter.goTo('held');
    await row.getByRole('button', { name: counter.words('sales.held.askAgain') }).click();
    await expect(counter.basket).toContainText(towel.name);
    await counter.button('sales.basket.clear').click();
  });

  test('交货的答复丢了：说明已办成，再交一件是另一次', async () => {
    await counter.scan(towel.barcode, towel.name);
    const line = counter.basket.getByRole('listitem').filter({ hasText: towel.name });
    await line
      .getByRole('button', { name: new RegExp(counter.words('sales.basket.moreOf', { name: '' })) })
      .click();
    await line.getByRole('button', { name: counter.words('sales.basket.now'), exact: true }).click();
    await counter.pay();
    await counter.tender('WECHAT');
    const receipt = await counter.finish(2 * towel.listPriceFen);
    await counter.next();
    await counter.goTo('pickups');
    const row = counter.page.getByRole('listitem').filter({ hasText: receipt });
    const hand = row.getByRole('button', { name: counter.words('sales.pickups.recordPickup') });
    await row.getByRole('textbox').fill('1');
    lost.add('sales.recordPickup');
    await hand.click();
    await expect(counter.page.getByText(counter.words('sales.pickups.wasBooked'))).toBeVisible();
    await expect(row.getByRole('textbox')).toHaveValue('1');
    lost.clear();
    await hand.click();
    await expect(row).toHaveCount(0);
  });

  test('支出的答复丢了：关了表单再来还是那一笔，只记一次', async () => {
    await counter.goTo('till');
    await counter.button('tills.moveCash').click();
    await counter.page.getByLabel(counter.words('tills.move.amount')).fill('88');
    await counter.page.getByLabel(counter.words('tills.move.reason')).fill('买水');
    lost.add('tills.moveCash');
    await counter.button('tills.move.action').click();
    await expect(counter.page.getByText(counter.words('tills.move.notKnown'))).toBeVisible();
    await counter.button('tills.move.cancel').click();
    await counter.button('tills.moveCash').click();
    await expect(counter.page.getByLabel(counter.words('tills.move.amount'))).toBeDisabled();
    lost.clear();
    await counter.button('tills.move.askAgain').click();
    await expect(counter.page.getByText(counter.words('tills.move.done')).first()).toBeVisible();
    const tills = await ask<{ code: string; session: { id: string } | null }[]>(manager.page, 'tills.list', {
      storeId: store.id,
    });
    const sessionId = tills.find(({ code }) => Number(code) === till)?.session?.id;
    const report = await ask<{ cash: { kind: string; count: number }[] }>(manager.page, 'tills.report', {
      storeId: store.id,
      sessionId,
    });
    expect(report.cash.find(({ kind }) => kind === 'PAID_OUT')?.count).toBe(1);
  });

  test('点数的答复丢了：显示服务器收到的数', async () => {
    await counter.goTo('till');
    lost.add('tills.count');
    await counter.close(new Map([[10_000, 3]]));
    await expect(counter.page.getByText(counter.words('tills.close.wasCounted'))).toBeVisible();
    await expect(counter.page.getByText(counter.words('tills.close.expected')).first()).toBeVisible();
  });
});
