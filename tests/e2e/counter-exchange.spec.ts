import { expect, type Page, test } from '@playwright/test';
import { formatMoney } from '@/lib/format';
import { act } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { expectAccessible, expectNoOverflow, PHONE } from './pages/accessible';
import { Counter } from './pages/counter';
import { Office } from './pages/office';

// Goods come back and others go, in one act: the customer pays or gets the difference, and has one receipt of it.

interface Goods {
  name: string;
  barcode: string;
  listPriceFen: number;
}

/** Something whose price a clerk may pay back alone. */
async function makeGoods(page: Page, listPriceFen: number): Promise<Goods> {
  const code = crypto.randomUUID().slice(0, 8).toUpperCase();
  const name = `换货样品 ${code}`;
  const rest = {
    unit: '件',
    decimals: 0,
    categoryName: null,
    floorPriceFen: null,
    cost: null,
    taxRateBp: 1300,
  };
  await act(page, 'catalog.save', {
    code,
    name,
    listPriceFen,
    ...rest,
    barcodes: [`B${code}`],
    active: true,
  });
  return { name, barcode: `B${code}`, listPriceFen };
}

test.describe('换货', () => {
  let page: Page;
  let counter: Counter;
  let cheap: Goods;
  let dear: Goods;

  test.beforeAll(async ({ browser }) => {
    const manager = new Office(await (await browser.newContext()).newPage());
    await manager.signIn(PEOPLE.otherManager);
    const store = await manager.store('S02');
    const till = await newTill(browser, manager.page, store);
    const admin = new Office(await (await browser.newContext()).newPage());
    await admin.signIn(PEOPLE.admin);
    [cheap, dear] = [await makeGoods(admin.page, 8_800), await makeGoods(admin.page, 12_800)];
    page = await (await browser.newContext()).newPage();
    counter = new Counter(page);
    await counter.enrol(await manager.enrolmentCode(till));
    await counter.signIn(PEOPLE.otherClerk);
    await counter.openTill('300');
  });

  async function sell(goods: Goods): Promise<string> {
    await counter.scan(goods.barcode, goods.name);
    await counter.pay();
    await counter.tender('CARD');
    const number = await counter.finish(goods.listPriceFen);
    await counter.next();
    return number;
  }

  async function beginExchange(number: string, goods: Goods) {
    await counter.openReceipt(number);
    await counter.button('sales.receipts.return').click();
    await counter.oneBack(goods.name);
    await page.getByRole('button', { name: counter.words('sales.return.reasons.unwanted') }).click();
    await counter.button('sales.exchange.begin').click();
    await expect(page.getByRole('region', { name: counter.words('sales.exchange.comesBack') })).toBeVisible();
  }

  test('换贵的：旧货抵扣，补差价，一张小票', async () => {
    const number = await sell(cheap);
    await beginExchange(number, cheap);
    await counter.scan(dear.barcode, dear.name);
    const restFen = dear.listPriceFen - cheap.listPriceFen;
    await expect(counter.basket.getByRole('button', { name: formatMoney(restFen) })).toBeVisible();
    await expectAccessible(page, 'basket of an exchange');
    await counter.pay();
    await expectAccessible(page, 'payment of an exchange');
    await page.setViewportSize(PHONE);
    await expectNoOverflow(page, 'payment of an exchange');
    await page.setViewportSize({ width: 1280, height: 800 });
    await counter.tender('CARD');
    await counter.finish(restFen);
    const paper = page.getByRole('region', { name: counter.words('sales.done.receipt') });
    await expect(paper).toContainText(counter.words('sales.receipt.exchanged'));
    await expect(paper).toContainText(formatMoney(-cheap.listPriceFen));
    await counter.next();
  });

  test('换便宜的，回答丢了：再问一次，只记一次，差价退回原来的付款方式', async () => {
    const number = await sell(dear);
    await beginExchange(number, dear);
    await counter.scan(cheap.barcode, cheap.name);
    const giveBack = new RegExp(`^${counter.words('sales.basket.giveBack')}`);
    await counter.basket.getByRole('button', { name: giveBack }).click();
    const back = page.getByRole('list', { name: counter.words('sales.exchange.title') });
    await expect(back).toContainText(formatMoney(dear.listPriceFen - cheap.listPriceFen));
    let answers = 0;
    await page.route('**/api/trpc/sales.completeExchange*', async (route) => {
      answers += 1;
      const response = await route.fetch();
      // The server has done it; its first answer never arrives.
      if (answers === 1) return route.abort('connectionreset');
      return route.fulfill({ response });
    });
    await counter.button('sales.pay.finishExchange').click();
    await expect(page.getByText(counter.words('sales.exchange.open'))).toBeVisible();
    // Also after the page was loaded anew there is nothing else to do with it.
    await page.reload();
    // The next customer does not wait for it.
    await counter.button('sales.exchange.putAside').click();
    await counter.scan(dear.barcode, dear.name);
    await counter.pay();
    await counter.tender('CARD');
    await counter.finish(dear.listPriceFen);
    await counter.next();
    await expectAccessible(page, 'an exchange put aside');
    await counter.button('sales.exchange.askAgain').click();
    await counter.button('sales.exchange.askAgain').click();
    await expect(
      page.getByRole('status').filter({ hasText: formatMoney(dear.listPriceFen - cheap.listPriceFen) }),
    ).toBeVisible();
    expect(answers).toBe(2);
    await counter.next();
  });
});
