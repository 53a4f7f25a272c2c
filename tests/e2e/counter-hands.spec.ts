import { type BrowserContext, expect, test } from '@playwright/test';
import { formatMoney } from '@/lib/format';
import { fenToText } from '@/lib/money';
import { type Goods, goodsInStock } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { Counter, escaped } from './pages/counter';
import { letPass, typeKeys } from './pages/hands';
import { Office } from './pages/office';

// Hands at the counter: a scanner fires on any screen, people tap twice, go back, reload.
test.describe('收银台的手', () => {
  test.describe.configure({ mode: 'serial' });
  let context: BrowserContext;
  let counter: Counter;
  let goods: Goods[];

  test.beforeAll(async ({ browser }) => {
    const manager = new Office(await (await browser.newContext()).newPage());
    context = await browser.newContext();
    counter = new Counter(await context.newPage());
    await manager.signIn(PEOPLE.otherManager);
    const store = await manager.store('S02');
    const many = await goodsInStock(manager.page, store.id, 12);
    goods = [...new Map(many.map((one) => [one.name, one])).values()];
    const till = await newTill(browser, manager.page, store);
    await counter.enrol(await manager.enrolmentCode(till));
    await manager.page.context().close();
    await counter.signIn(PEOPLE.otherClerk);
    await counter.openTill('300');
  });
  test.afterAll(() => context.close());

  const product = (index = 0): Goods => {
    const found = goods[index];
    if (!found) throw new Error('three products');
    return found;
  };
  /** A scanner that sends a key every so many ms, and ends with CR and LF as many do. */
  async function fire(barcode: string, delay = 0) {
    // The endings are keys of the same machine: they come as soon as the others, however slow this one is.
    await typeKeys(counter.page, `${barcode}\n\n`, delay);
  }
  const line = (of: Goods, quantity: number) =>
    counter.basket.getByRole('button', {
      name: new RegExp(`^${escaped(of.name)}\\s.*¥[\\d,.]+ × ${quantity} `),
    });
  const clear = () => counter.button('sales.basket.clear').click();

  test('慢的扫码枪，键盘开着：商品加一件，不变成数量', async () => {
    await counter.scan(product(0).barcode, product(0).name);
    await counter.basket
      .getByRole('button', { name: counter.words('sales.basket.quantity'), exact: true })
      .click();
    for (const delay of [120, 180, 260]) await fire(product(0).barcode, delay);
    await expect(line(product(0), 4)).toBeVisible();
    await clear();
  });

  test('机器很慢时连扫二十次，一次不少', async () => {
    const slow = await context.newCDPSession(counter.page);
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    for (let times = 0; times < 20; times += 1) await fire(product(0).barcode);
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await expect(line(product(0), 20)).toBeVisible();
    await clear();
  });

  test('几个键一起按下，一个不少：数量和回车，件数和星号', async () => {
    await counter.scan(product(0).barcode, product(0).name);
    // Held back until it is sure that nobody scans, and then all of one moment.
    for (const key of ['1', '2', 'Enter']) await counter.page.keyboard.press(key);
    await expect(line(product(0), 12)).toBeVisible();
    await letPass(counter.page, 3_000);
    await counter.page.keyboard.type('3*');
    await expect(counter.page.getByText(counter.words('sales.find.times', { quantity: '3' }))).toBeVisible();
    await fire(product(1).barcode);
    await expect(line(product(1), 3)).toBeVisible();
    await clear();
  });

  test('收款页扫码不变成钱，可以回去加上', async () => {
    await counter.scan(product(0).barcode, product(0).name);
    await counter.pay();
    for (const delay of [0, 150]) {
      // What is typed waits for its tender; a scan's endings book it nowhere.
      await counter.typeAmount('50');
      await fire(product(1).barcode, delay);
      await expect(
        counter.page.getByText(
          new RegExp(
            escaped(
              counter
                .words('sales.pay.scanned', { name: product(1).name })
                .slice(0, 3 + product(1).name.length),
            ),
          ),
        ),
      ).toBeVisible();
      await expect(counter.page.getByText(counter.words('sales.pay.none'))).toBeVisible();
      for (let digit = 0; digit < 2; digit += 1) await counter.page.keyboard.press('Backspace');
      await expect(counter.page.getByText(counter.words('sales.pay.typedHint'))).toBeVisible();
    }
    await counter.button('sales.pay.scannedAdd').click();
    await expect(line(product(1), 1)).toBeVisible();
    await clear();
  });

  test('别的页面扫到的码不会落进任何输入框', async () => {
    await counter.goTo('till');
    await fire(product(0).barcode);
    await expect(
      counter.page.getByText(counter.words('sales.find.notHere', { code: product(0).barcode })),
    ).toBeVisible();
    await counter.button('tills.moveCash').click();
    const amount = counter.page.getByLabel(counter.words('tills.move.amount'));
    await amount.fill('12');
    await amount.press('End');
    await fire(product(0).barcode, 130);
    await expect(amount).toHaveValue(/^12(\.00)?$/);
    await counter.goTo('sell');
    await expect(counter.basket).toContainText(counter.words('sales.basket.empty'));
  });

  test('离谱的数量和现金先问一句', async () => {
    await counter.scan(product(0).barcode, product(0).name);
    await counter.basket
      .getByRole('button', { name: counter.words('sales.basket.quantity'), exact: true })
      .click();
    const pad = counter.page.getByRole('group', { name: counter.words('sales.basket.pad') });
    for (const key of '5000') await pad.getByRole('button', { name: key, exact: true }).click();
    const question = counter.page.getByRole('alertdialog');
    // An Enter right after a scan is its second ending.
    await letPass(counter.page, 1_000);
    await counter.button('sales.basket.apply').press('Enter');
    await expect(question).toContainText('5,000');
    // A second Enter of the same hand is no answer.
    await counter.page.keyboard.press('Enter');
    await expect(question).toBeVisible();
    await question.getByRole('button', { name: counter.words('common.cancel') }).click();
    await expect(line(product(0), 1)).toBeVisible();
    await counter.button('sales.basket.closePad').click();
    await counter.pay();
    const givenFen = Math.ceil(product(0).listPriceFen / 10_000) * 10_000 + 100_000;
    await counter.typeAmount(fenToText(givenFen).replace(/\.00$/, ''));
    await counter.tender('CASH');
    await expect(question).toContainText(formatMoney(givenFen));
    await question.getByRole('button', { name: counter.words('common.cancel') }).click();
    await expect(counter.page.getByText(counter.words('sales.pay.none'))).toBeVisible();
    await counter.button('sales.pay.back').click();
    await clear();
  });

  test('收了一半：点两下只收一次，刷新还在，后退回到购物篮', async () => {
    await counter.scan(product(0).barcode, product(0).name);
    await counter.pay();
    const half = Math.floor(product(0).listPriceFen / 200) * 100;
    await counter.typeAmount(String(half / 100));
    await counter.page
      .getByRole('region', { name: counter.words('sales.pay.tenders') })
      .getByRole('button', { name: counter.words('sales.pay.kinds.WECHAT'), exact: true })
      .dblclick();
    const tenders = counter.page.getByRole('button', {
      name: counter.words('sales.pay.removeTender', { kind: counter.words('sales.pay.kinds.WECHAT') }),
    });
    await expect(tenders).toHaveCount(1);
    await counter.page.reload();
    await expect(tenders).toHaveCount(1);
    await counter.page.goBack();
    await expect(counter.basket).toContainText(product(0).name);
    await expect(counter.basket).toContainText(counter.words('sales.basket.taken'));
    await expect(counter.button('sales.basket.clear')).toBeDisabled();
    await counter.pay();
    await expect(tenders).toHaveCount(1);
    await counter.tender('CASH');
    await counter.finish(product(0).listPriceFen);
    await counter.next();
  });
});
