import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import type { AppLocale } from '@/lib/i18n/locales';
import { type Goods, goodsInStock, type Store } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { Counter } from './pages/counter';
import { Office, speak } from './pages/office';
import { wordsIn } from './words';

// What a screen reader hears: every button of a screen by a name of its own, goods with colour and code.
test.describe('收银台的名字', () => {
  test.describe.configure({ mode: 'serial' });
  let manager: Office;
  let context: BrowserContext;
  let counter: Counter;
  let store: Store;
  let goods: Goods[];

  test.beforeAll(async ({ browser }) => {
    manager = new Office(await (await browser.newContext()).newPage());
    context = await browser.newContext();
    counter = new Counter(await context.newPage());
    await manager.signIn(PEOPLE.otherManager);
    store = await manager.store('S02');
    goods = await goodsInStock(manager.page, store.id, 2, '浴巾');
    const till = await newTill(browser, manager.page, store);
    await counter.enrol(await manager.enrolmentCode(till));
    await counter.signIn(PEOPLE.otherClerk);
    await counter.openTill('300');
  });
  test.afterAll(async () => {
    await manager.page.context().close();
    await context.close();
  });

  for (const locale of ['zh-CN', 'en'] as const satisfies readonly AppLocale[]) {
    test(`收银、收款、退货：没有两个同名的按钮（${locale}）`, async ({ baseURL }) => {
      await speak(context, locale, baseURL ?? '');
      await counter.page.reload();
      const here = new Counter(counter.page, locale);
      const [first, second] = goods;
      if (!first || !second) throw new Error('towels are in stock');
      await expect(here.find.getByRole('button', { name: /\d{6}/ }).first()).toBeVisible();
      for (const { barcode } of [first, second]) {
        await counter.page.keyboard.type(barcode);
        await counter.page.keyboard.press('Enter');
      }
      await expect(here.basket.getByRole('listitem')).toHaveCount(2);
      await expectOwnNames(counter.page);
      await here.basket
        .getByRole('button', { name: here.words('sales.basket.discount'), exact: true })
        .click();
      await expectOwnNames(counter.page);
      await here.button('sales.basket.closePad').click();
      await here.pay();
      await expect(here.button('sales.pay.finish')).toBeVisible();
      await expectOwnNames(counter.page);
      await here.tender('CASH');
      const receipt = await here.finish(first.listPriceFen + second.listPriceFen);
      await expectOwnNames(counter.page);
      await here.next();
      await here.openReceipt(receipt);
      await here.button('sales.receipts.return').click();
      for (const { name, code } of [first, second]) {
        const more = wordsIn(locale)('sales.return.more', { name: '' }).trim();
        const line = counter.page.getByRole('listitem').filter({ hasText: code });
        await expect(line).toContainText(name);
        await line.getByRole('button', { name: new RegExp(more) }).click();
      }
      await expectOwnNames(counter.page);
      await here.button('sales.return.back').click();
      await here.goTo('sell');
    });
  }
});

/** The names of all buttons that are heard, each once; none without one. */
async function expectOwnNames(page: Page): Promise<void> {
  const tree = await page.locator('body').ariaSnapshot();
  const names = tree
    .split('\n')
    .flatMap((line) => /^\s*- button(?: "((?:[^"\\]|\\.)*)")?/.exec(line)?.slice(1, 2) ?? []);
  expect(names.length).toBeGreaterThan(2);
  const twice = names.filter((name, index) => name === undefined || names.indexOf(name) !== index);
  expect(twice).toEqual([]);
}
