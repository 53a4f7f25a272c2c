import { type BrowserContext, expect, type Locator, test } from '@playwright/test';
import { formatMoney } from '@/lib/format';
import { type Goods, goodsInStock, type Store } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { Counter } from './pages/counter';
import { Office } from './pages/office';

const SIZES = [
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;

// An exact payment ends the sale by itself, and can be taken back until it has.
test.describe('收款：一按收齐，三秒内可撤销', () => {
  test.describe.configure({ mode: 'serial' });
  let manager: Office;
  let context: BrowserContext;
  let counter: Counter;
  let store: Store;
  let goods: Goods;
  /** Sales that went out to be booked. */
  let booked: string[];

  test.beforeAll(async ({ browser }) => {
    manager = new Office(await (await browser.newContext()).newPage());
    context = await browser.newContext();
    counter = new Counter(await context.newPage());
    await manager.signIn(PEOPLE.otherManager);
    store = await manager.store('S02');
    const [found] = await goodsInStock(manager.page, store.id, 1, '浴巾');
    if (!found) throw new Error('towels are in stock');
    goods = found;
    const till = await newTill(browser, manager.page, store);
    await counter.enrol(await manager.enrolmentCode(till));
    await counter.signIn(PEOPLE.otherClerk);
    await counter.openTill('300');
    counter.page.on('request', (request) => {
      if (/sales\.complete/.test(request.url())) booked.push(request.url());
    });
  });
  test.beforeEach(() => {
    booked = [];
  });
  test.afterAll(async () => {
    await manager.page.context().close();
    await context.close();
  });
  const undo = () => counter.button('sales.pay.undo');
  const done = () => counter.button('sales.done.next');
  const ending = () => counter.page.getByText(counter.words('sales.pay.ending'));
  async function toPayment() {
    await counter.scan(goods.barcode, goods.name);
    await counter.pay();
  }

  test('左边是这一单的商品；按一下微信就收齐，撤销了什么都没记', async () => {
    await toPayment();
    const lines = counter.page.getByRole('region', { name: counter.words('sales.pay.sale') });
    await expect(lines).toContainText(goods.name);
    await expect(lines).toContainText(goods.code);
    await counter.tender('WECHAT');
    await expect(ending()).toBeVisible();
    await undo().click();
    await expect(ending()).toBeHidden();
    await expect(counter.page.getByText(counter.words('sales.pay.none'))).toBeVisible();
    expect(booked).toEqual([]);
  });

  test('再按一下微信，不用按完成，三秒后就是小票，只记一单', async () => {
    await counter.tender('WECHAT');
    await expect(done()).toBeVisible();
    expect(booked).toHaveLength(1);
    await counter.next();
  });

  test('现金要点，不会自己完成', async () => {
    await toPayment();
    await counter.tender('CASH');
    await expect(counter.button('sales.pay.finish')).toBeEnabled();
    await expect(ending()).toBeHidden();
    await counter.finish(goods.listPriceFen);
    await counter.next();
  });

  test('三秒里返回、刷新、锁屏：没有记账，钱还在篮上，按完成才记，只记一次', async () => {
    await toPayment();
    await counter.tender('WECHAT');
    await expect(ending()).toBeVisible();
    await counter.button('sales.pay.back').click();
    await expect(counter.basket).toContainText(counter.words('sales.basket.taken'));
    await counter.basket.getByRole('button', { name: counter.words('sales.basket.payDone') }).click();
    await expect(counter.button('sales.pay.finish')).toBeEnabled();
    await expect(ending()).toBeHidden();

    const remove = () =>
      counter.button('sales.pay.removeTender', { kind: counter.words('sales.pay.kinds.WECHAT') });
    await remove().click();
    await counter.tender('WECHAT');
    await expect(ending()).toBeVisible();
    await counter.page.reload();
    await expect(counter.button('sales.pay.finish')).toBeEnabled();
    await expect(ending()).toBeHidden();

    await remove().click();
    await counter.tender('WECHAT');
    await counter.button('sales.menu.title').click();
    await counter.page.getByRole('menuitem', { name: counter.words('sales.menu.lock') }).click();
    await counter.pressPin(PEOPLE.otherClerk.pin, 'auth.pin.pad');
    await expect(counter.button('sales.pay.finish')).toBeEnabled();
    await expect(ending()).toBeHidden();
    expect(booked).toEqual([]);
    await counter.finish(goods.listPriceFen);
    expect(booked).toHaveLength(1);
    await counter.next();
  });

  test('三秒里扫了码：先问加不加，不会自己完成', async () => {
    await toPayment();
    await counter.tender('WECHAT');
    await expect(ending()).toBeVisible();
    await counter.page.keyboard.type(goods.barcode);
    await counter.page.keyboard.press('Enter');
    await expect(counter.button('sales.pay.scannedDismiss')).toBeVisible();
    await expect(ending()).toBeHidden();
    await counter.button('sales.pay.scannedDismiss').click();
    expect(booked).toEqual([]);
    await counter.finish(goods.listPriceFen);
    await counter.next();
  });

  test('断网时也一按收齐：记在这台收银机上', async () => {
    await toPayment();
    await context.setOffline(true);
    await counter.tender('WECHAT');
    await expect(done()).toBeVisible();
    await expect(counter.page.getByText(counter.words('sales.done.fates.waiting'))).toBeVisible();
    await context.setOffline(false);
    await expect(counter.page.getByText(counter.words('sales.done.fates.booked'))).toBeVisible({
      timeout: 20_000,
    });
    await counter.next();
  });

  for (const size of SIZES) {
    test(`收款键盘和退货按钮在 ${size.width}×${size.height} 不用滚动`, async () => {
      await counter.page.setViewportSize(size);
      await counter.goTo('sell');
      await counter.page.keyboard.type(goods.barcode);
      await counter.page.keyboard.press('Enter');
      await counter.page.getByRole('button', { name: /^(收款|还需收)\s*¥/ }).click();
      const finish = counter.button('sales.pay.finish');
      const pad = counter.page.getByRole('group', { name: counter.words('sales.pay.pad') });
      await expect(pad.getByRole('button').last()).toBeInViewport({ ratio: 1 });
      await expect(finish).toBeInViewport({ ratio: 1 });
      expect(await bottomOf(pad)).toBeLessThanOrEqual(await topOf(finish));
      await counter.tender('CASH');
      const receipt = await counter.finish(goods.listPriceFen);
      await counter.button('sales.done.next').click();
      await counter.openReceipt(receipt);
      await counter.button('sales.receipts.return').click();
      await counter.oneBack(goods.name);
      await counter.button('sales.return.reasons.unwanted').click();
      const refund = counter.page.getByRole('button', {
        name: `${counter.words('sales.return.confirm')} ${formatMoney(goods.listPriceFen)}`,
      });
      await expect(refund).toBeEnabled();
      await counter.page.evaluate(() => {
        for (const pane of document.querySelectorAll('main *')) pane.scrollTop = 0;
      });
      await expect(refund).toBeInViewport({ ratio: 1 });
      await counter.button('sales.return.back').click();
    });
  }
});

async function bottomOf(element: Locator): Promise<number> {
  const box = await element.boundingBox();
  if (!box) throw new Error('is shown');
  return box.y + box.height;
}

async function topOf(element: Locator): Promise<number> {
  const box = await element.boundingBox();
  if (!box) throw new Error('is shown');
  return box.y;
}
