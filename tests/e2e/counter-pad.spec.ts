import { type BrowserContext, expect, test } from '@playwright/test';
import { formatMoney } from '@/lib/format';
import { partOf } from '@/lib/money';
import { type Goods, goodsInStock, type Store } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { Counter, escaped } from './pages/counter';
import { letPass } from './pages/hands';
import { Office } from './pages/office';

// The pad, the drawer's float, paper and old numbers, as they are used all day.
test.describe('收银台的键盘和小票', () => {
  test.describe.configure({ mode: 'serial' });
  let manager: Office;
  let context: BrowserContext;
  let counter: Counter;
  let store: Store;
  let goods: Goods;
  let receipt: string;

  test.beforeAll(async ({ browser }) => {
    manager = new Office(await (await browser.newContext()).newPage());
    context = await browser.newContext();
    // The print dialog is nobody's to press here: what goes to paper is kept.
    await context.addInitScript(() => {
      window.print = () => {
        const papers = JSON.parse(sessionStorage.getItem('papers') ?? '[]') as string[];
        papers.push(document.getElementById('print-root')?.textContent ?? '');
        sessionStorage.setItem('papers', JSON.stringify(papers));
        setTimeout(() => window.dispatchEvent(new Event('afterprint')), 0);
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
  });
  test.afterAll(async () => {
    await manager.page.context().close();
    await context.close();
  });
  const papers = () =>
    counter.page.evaluate(() => JSON.parse(sessionStorage.getItem('papers') ?? '[]') as string[]);
  const pad = (key: string) =>
    counter.page
      .getByRole('group', { name: counter.words('sales.basket.pad') })
      .getByRole('button', { name: key, exact: true });
  const mode = (key: string) =>
    counter.basket.getByRole('button', { name: counter.words(`sales.basket.${key}`), exact: true });

  test('备用金不是数字，在格子下面说', async () => {
    const float = counter.page.getByLabel(counter.words('tills.open.float'));
    await float.fill('三百');
    await expect(counter.page.getByText(counter.words('common.notAnAmount'))).toBeVisible();
    await expect(counter.button('tills.open.action')).toBeDisabled();
    await counter.openTill('300');
  });

  test('断网时各页面说没有连接，不是一片空白', async () => {
    const words = ['OFFLINE', 'NETWORK'].map((code) => escaped(counter.words(`errors.${code}`)));
    const said = () => counter.page.getByText(new RegExp(words.join('|'))).first();
    for (const place of ['receipts', 'pickups', 'held'] as const) {
      await context.setOffline(true);
      await counter.goTo(place);
      await expect(said()).toBeVisible();
      await context.setOffline(false);
      await counter.goTo('sell');
    }
  });

  test('打 85 折：键盘打完按回车就算，键盘开着也能撤销、挂单、清空', async () => {
    await counter.scan(goods.barcode, goods.name);
    await mode('discount').click();
    await pad('8').click();
    await pad('5').click();
    const after = formatMoney(goods.listPriceFen - partOf(goods.listPriceFen, 1_500));
    await expect(
      counter.page.getByText(counter.words('sales.basket.becomes', { amount: after })),
    ).toBeVisible();
    for (const key of ['undo', 'clear']) await expect(counter.button(`sales.basket.${key}`)).toBeVisible();
    await expect(counter.button('sales.basket.hold')).toBeVisible();
    // The unit was pressed last, and Enter is still for what is typed.
    const unit = counter.page.getByRole('radiogroup', { name: counter.words('sales.basket.discountUnit') });
    await unit.getByRole('radio', { name: counter.words('sales.basket.discountUnits.amount') }).click();
    await unit.getByRole('radio', { name: counter.words('sales.basket.discountUnits.percent') }).click();
    for (const key of ['8', '.', '5']) await counter.page.keyboard.press(key, { delay: 20 });
    await expect(counter.page.locator('output').filter({ hasText: '8.5' })).toBeVisible();
    await letPass(counter.page, 300);
    await counter.page.keyboard.press('Enter');
    const line = counter.basket.getByRole('listitem').filter({ hasText: goods.name });
    await expect(line).toContainText(counter.words('sales.basket.discountSaid', { said: '85' }));
    await expect(line).toContainText(formatMoney(goods.listPriceFen));
    await counter.button('sales.basket.undo').click();
    await expect(line).not.toContainText(counter.words('sales.basket.discountSaid', { said: '85' }));
  });

  test('折扣打了还没按确定就收款：先算进去，收的是折后价', async () => {
    await counter.button('sales.basket.clear').click();
    await counter.scan(goods.barcode, goods.name);
    await mode('discount').click();
    await pad('9').click();
    const pay = new RegExp(`^${counter.words('sales.basket.pay')}`);
    await counter.basket.getByRole('button', { name: pay }).click();
    const after = formatMoney(goods.listPriceFen - partOf(goods.listPriceFen, 1_000));
    await expect(counter.page.getByText(after).first()).toBeVisible();
    await counter.button('sales.pay.back').click();
    const line = counter.basket.getByRole('listitem').filter({ hasText: goods.name });
    await expect(line).toContainText(counter.words('sales.basket.discountSaid', { said: '9' }));
    await counter.button('sales.basket.undo').click();
  });

  test('常用折扣一按就打好，现价写在原价旁边，确定以后才算；空着不说“0 折”', async () => {
    const line = counter.basket.getByRole('listitem').filter({ hasText: goods.name });
    const entry = counter.basket.locator('output');
    await mode('discount').click();
    await expect(entry).not.toContainText('0');
    await expect(counter.button('sales.basket.apply')).toBeDisabled();
    const after = goods.listPriceFen - partOf(goods.listPriceFen, 1_200);
    await counter.button('sales.basket.discountSaid', { said: '88' }).click();
    await expect(counter.page.getByText(formatMoney(goods.listPriceFen)).first()).toBeVisible();
    await expect(
      counter.page.getByText(counter.words('sales.basket.becomes', { amount: formatMoney(after) })),
    ).toBeVisible();
    await expect(line).not.toContainText(counter.words('sales.basket.discountSaid', { said: '88' }));
    await counter.button('sales.basket.apply').click();
    await expect(line).toContainText(counter.words('sales.basket.discountSaid', { said: '88' }));
    await mode('discount').click();
    await counter.button('sales.basket.fullPrice').click();
    await expect(line).not.toContainText(counter.words('sales.basket.discountSaid', { said: '88' }));
  });

  test('整单一口价：不能高于整单，不能是 0 元；定好以后篮里写着', async () => {
    await mode('basketDiscount').click();
    await counter.page
      .getByRole('radio', { name: counter.words('sales.basket.discountUnits.fixed') })
      .click();
    for (const key of ['0', '9999999']) {
      for (const digit of key) await pad(digit).click();
      await expect(counter.button('sales.basket.apply')).toBeDisabled();
    }
    await expect(
      counter.page.getByText(
        counter.words('sales.basket.fixedAboveTotal', { amount: formatMoney(goods.listPriceFen) }),
      ),
    ).toBeVisible();
    for (let erased = 0; erased < 7; erased += 1) await counter.button('common.eraseDigit').click();
    const fixedFen = goods.listPriceFen - 100;
    for (const digit of (fixedFen / 100).toFixed(2)) await pad(digit).click();
    await counter.button('sales.basket.apply').click();
    await expect(counter.basket).toContainText(
      counter.words('sales.basket.fixedSaid', { amount: formatMoney(fixedFen) }),
    );
    await mode('basketDiscount').click();
    await counter.button('sales.basket.fullPrice').click();
    await expect(counter.basket).not.toContainText(
      counter.words('sales.basket.fixedSaid', { amount: formatMoney(fixedFen) }),
    );
  });

  test('第一次打印是小票，再打才是副本；单号末几位就能找到', async () => {
    await counter.pay();
    await counter.tender('WECHAT');
    receipt = await counter.finish(goods.listPriceFen);
    await counter.button('sales.done.print').click();
    await expect(counter.button('sales.done.printAgain')).toBeVisible();
    await counter.next();
    await counter.openReceipt(receipt.slice(-2));
    const found = counter.page.getByRole('button', { name: new RegExp(receipt) });
    await found.click();
    await counter.button('sales.receipts.reprint').click();
    await expect.poll(async () => (await papers()).length).toBe(2);
    const copy = counter.words('sales.receipt.copy');
    expect((await papers()).map((text) => text.includes(copy))).toEqual([false, true]);
    expect((await papers()).every((text) => text.includes(receipt))).toBe(true);
  });

  test('违价没答复，改价和打折就锁上，并说为什么', async () => {
    await counter.page.route('**/api/trpc/sales.counter**', async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('"priceChangesLocked":false', '"priceChangesLocked":true');
      await route.fulfill({ response, body });
    });
    await counter.goTo('sell');
    await counter.scan(goods.barcode, goods.name);
    // A sale done asks anew; this one is cheap and quick.
    await counter.pay();
    await counter.tender('WECHAT');
    await counter.finish(goods.listPriceFen);
    await counter.next();
    await counter.scan(goods.barcode, goods.name);
    await expect(counter.page.getByText(counter.words('sales.basket.priceLocked'))).toBeVisible();
    for (const key of ['discount', 'price', 'basketDiscount']) await expect(mode(key)).toBeDisabled();
    await expect(mode('quantity')).toBeEnabled();
    await counter.page.unroute('**/api/trpc/sales.counter**');
    await counter.button('sales.basket.clear').click();
  });
});
