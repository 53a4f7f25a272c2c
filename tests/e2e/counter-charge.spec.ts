import { type BrowserContext, expect, test } from '@playwright/test';
import { act, ask, type Goods, goodsInStock, type Store } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { expectAccessible, PHONE } from './pages/accessible';
import { Counter } from './pages/counter';
import { Office } from './pages/office';

/** A WeChat payment code; what becomes of it, its last two digits say (scripts/payments/simulator.ts). */
const code = (ending: string) => `1345678901234567${ending}`;

// The store scans customers' payment codes: a sale ends when the provider says that it was paid, and never twice.
test.describe('扫顾客付款码收款', () => {
  test.describe.configure({ mode: 'serial' });
  let manager: Office;
  let admin: Office;
  let context: BrowserContext;
  let counter: Counter;
  let store: Store;
  let goods: Goods;
  const setProvider = async (paymentProvider: string) => {
    const details = await ask<object>(admin.page, 'stores.details', { storeId: store.id });
    const touched = ['paymentProvider'];
    await act(admin.page, 'stores.edit', { ...details, storeId: store.id, paymentProvider, touched });
  };
  const done = () => counter.button('sales.done.next');
  const charges = () =>
    ask<{ rows: { state: string; amountFen: number }[] }>(manager.page, 'payments.list', {
      storeIds: [store.id],
    });

  test.beforeAll(async ({ browser }) => {
    manager = new Office(await (await browser.newContext()).newPage());
    admin = new Office(await (await browser.newContext()).newPage());
    context = await browser.newContext();
    counter = new Counter(await context.newPage());
    await manager.signIn(PEOPLE.otherManager);
    await admin.signIn(PEOPLE.admin);
    store = await manager.store('S02');
    const [found] = await goodsInStock(manager.page, store.id, 1, '浴巾');
    if (!found) throw new Error('towels are in stock');
    goods = found;
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

  test('按微信再扫付款码，平台说已付，这一单就完成', async () => {
    await counter.scan(goods.barcode, goods.name);
    await counter.pay();
    await counter.tender('WECHAT');
    await expect(counter.page.getByLabel(counter.words('sales.charge.typed'))).toBeVisible();
    await expectAccessible(counter.page, 'asking for a payment code');
    await counter.page.keyboard.type(code('88'));
    await counter.page.keyboard.press('Enter');
    await expect(done()).toBeVisible();
    await counter.next();
    expect((await charges()).rows[0]).toMatchObject({ state: 'PAID', amountFen: goods.listPriceFen });
  });

  test('余额不足就说出来；直接扫码也收，答复丢了查得到，只收一次', async () => {
    await counter.scan(goods.barcode, goods.name);
    await counter.pay();
    await counter.page.keyboard.type(code('01'));
    await counter.page.keyboard.press('Enter');
    await expect(counter.page.getByText('余额不足')).toBeVisible();
    await counter.page.keyboard.type(code('04'));
    await counter.page.keyboard.press('Enter');
    await expect(done()).toBeVisible({ timeout: 30_000 });
    await counter.next();
    const { rows } = await charges();
    expect(rows.slice(0, 2).map(({ state }) => state)).toEqual(['PAID', 'REFUSED']);
  });

  test('一直没有答复：刷新了还在等，撤销后换现金', async () => {
    await counter.scan(goods.barcode, goods.name);
    await counter.pay();
    await counter.page.keyboard.type(code('06'));
    await counter.page.keyboard.press('Enter');
    await expect(counter.page.getByText(counter.words('sales.charge.waits.UNKNOWN'))).toBeVisible();
    await counter.page.setViewportSize(PHONE);
    await expectAccessible(counter.page, 'waiting for a payment');
    await counter.page.setViewportSize({ width: 1024, height: 768 });
    // It comes back to what is asked for by itself.
    await counter.page.reload();
    await counter.button('sales.charge.callOff').click();
    await counter.tender('CASH');
    await counter.finish(goods.listPriceFen);
    expect((await charges()).rows[0]).toMatchObject({ state: 'CANCELLED' });
  });

  test('微信付了一半又不要了：先退回手机，才从单子上去掉', async () => {
    await counter.scan(goods.barcode, goods.name);
    await counter.pay();
    await counter.typeAmount('1');
    await counter.page.keyboard.type(code('88'));
    await counter.page.keyboard.press('Enter');
    const remove = counter.button('sales.pay.removeTender', {
      kind: counter.words('sales.pay.kinds.WECHAT'),
    });
    await remove.click();
    await counter.button('sales.ask.backYes').click();
    await expect(remove).toBeHidden();
    expect((await charges()).rows[0]).toMatchObject({ state: 'CANCELLED', amountFen: 100 });
    await counter.tender('CASH');
    await counter.finish(goods.listPriceFen);
  });
});
