import { type Browser, expect, type Page, test } from '@playwright/test';
import { formatMoney } from '@/lib/format';
import type { AppLocale } from '@/lib/i18n/locales';
import { act, ask, type Goods, goodsInStock, type Store } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { DESK, expectAccessible, PHONE } from './pages/accessible';
import { Counter } from './pages/counter';
import { Office } from './pages/office';

const digits = (count: number) => String(Math.floor(Math.random() * 10 ** count)).padStart(count, '0');

// On account over the limit with somebody's word, and paid back at another store of the chain.
test.describe('挂账与还款', () => {
  test.describe.configure({ mode: 'serial' });
  const opened: Page[] = [];
  let here: Counter;
  let there: Counter;
  let goods: Goods;
  let receipt = '';
  const last = digits(4);
  const customer = { name: `沈建材${digits(3)}`, customerId: '', code: '' };

  async function page(browser: Browser): Promise<Page> {
    const made = await (await browser.newContext({ viewport: DESK })).newPage();
    opened.push(made);
    return made;
  }
  async function counterOf(
    browser: Browser,
    at: { store: Store; manager: Office; clerk: (typeof PEOPLE)[keyof typeof PEOPLE] },
    locale: AppLocale = 'zh-CN',
  ) {
    const till = await newTill(browser, at.manager.page, at.store);
    const counter = new Counter(await page(browser), locale);
    await counter.page
      .context()
      .addCookies([{ name: 'daybook-locale', value: locale, url: new URL(at.manager.page.url()).origin }]);
    await counter.enrol(await at.manager.enrolmentCode(till));
    await counter.signIn(at.clerk);
    await counter.openTill('300');
    return counter;
  }
  async function attach(counter: Counter) {
    await counter.button('sales.customer.attach').click();
    await counter.page.getByRole('dialog').getByRole('searchbox').fill(last);
    await counter.page
      .getByRole('dialog')
      .getByRole('button', { name: new RegExp(customer.name) })
      .click();
  }

  test.beforeAll(async ({ browser }) => {
    const manager = new Office(await page(browser));
    await manager.signIn(PEOPLE.showroomManager);
    const store = await manager.store('X01');
    const input = {
      storeId: store.id,
      name: customer.name,
      numbers: [{ number: `1762${digits(3)}${last}` }],
    };
    Object.assign(customer, await act(manager.page, 'customers.add', input));
    const [first] = await goodsInStock(manager.page, store.id, 1);
    if (!first) throw new Error('something is in stock');
    goods = first;
    const office = new Office(await page(browser));
    await office.signIn(PEOPLE.headOffice);
    // Enough for one, not for two.
    const limit = { limitFen: goods.listPriceFen + 1, dueDays: 30 };
    await act(office.page, 'credit.setLimit', { storeId: store.id, customerId: customer.customerId, limit });
    here = await counterOf(browser, { store, manager, clerk: PEOPLE.showroomClerk });
    const other = new Office(await page(browser));
    await other.signIn(PEOPLE.otherManager);
    const otherStore = await other.store('S02');
    there = await counterOf(browser, { store: otherStore, manager: other, clerk: PEOPLE.otherClerk }, 'en');
  });
  test.afterAll(async () => {
    for (const one of opened) await one.context().close();
  });

  const tenders = (counter: Counter) =>
    counter.page.getByRole('region', { name: counter.words('sales.pay.tenders') });

  test('没选客户：挂账是灰的，说得出为什么', async () => {
    await here.scan(goods.barcode, goods.name);
    await here.pay();
    const onAccount = tenders(here).getByRole('button', { name: here.words('sales.pay.kinds.ON_ACCOUNT') });
    await expect(onAccount).toBeDisabled();
    await expect(onAccount).toHaveAttribute('title', here.words('sales.credit.why.customer'));
    // Chosen right here.
    await attach(here);
    await expect(onAccount).toBeEnabled();
    await expect(
      tenders(here).getByRole('button', { name: here.words('sales.pay.kinds.STORE_CREDIT') }),
    ).toHaveAttribute('title', here.words('sales.credit.why.nothing'));
  });

  test('额度内：一按就挂账，收完就欠着；已挂账时不能换客户', async () => {
    await here.tender('ON_ACCOUNT');
    await here.button('sales.pay.undo').click();
    await here.typeAmount('1');
    await here.tender('ON_ACCOUNT');
    await here.page.getByRole('button', { name: new RegExp(customer.name) }).click();
    const off = here.page
      .getByRole('dialog')
      .getByRole('button', { name: here.words('sales.customer.takeOff') });
    await expect(off).toBeDisabled();
    await here.page.keyboard.press('Escape');
    await here.button('sales.pay.removeTender', { kind: here.words('sales.pay.kinds.ON_ACCOUNT') }).click();
    await here.tender('ON_ACCOUNT');
    receipt = await here.finish(goods.listPriceFen);
    const paper = here.page.getByRole('region', { name: here.words('sales.done.receipt') });
    await expect(paper).toContainText(`176****${last}`);
    // By when it is to be paid, and a place to sign.
    await expect(paper).toContainText(
      new RegExp(`${here.words('sales.receipt.due')}\\s*20\\d\\d-\\d\\d-\\d\\d`),
    );
    await expect(paper).toContainText(here.words('sales.receipt.accountSignature'));
    // Nobody has had the money.
    const amount = formatMoney(goods.listPriceFen);
    await expect(here.heading('sales.done.onAccount', { amount })).toBeVisible();
    await here.next();
    // What the paying screen knew before the sale is not what is asked for.
    await here.button('sales.menu.title').click();
    await here.page.getByRole('menuitem', { name: here.words('sales.menu.repay') }).click();
    await here.page.getByRole('searchbox').fill(last);
    await here.page.getByRole('button', { name: new RegExp(customer.name) }).click();
    await expect(
      here.page.getByRole('textbox', { name: here.words('sales.repay.amount'), exact: true }),
    ).toHaveValue((goods.listPriceFen / 100).toFixed(2));
    await here.button('sales.menu.backToSale').click();
  });

  test('超额度：先挡住，店长选原因、输 PIN，只对这一单有效', async () => {
    await here.scan(goods.barcode, goods.name);
    await attach(here);
    await here.pay();
    await here.tender('ON_ACCOUNT');
    await expect(here.heading('sales.credit.approval.title')).toBeVisible();
    await expect(here.page.getByText(customer.name).first()).toBeVisible();
    await expectAccessible(here.page, '挂账授权');
    await here.page.getByRole('button', { name: PEOPLE.showroomManager.name, exact: true }).click();
    await here.button('sales.credit.approval.reasons.agreed').click();
    await here.pressPin(PEOPLE.showroomManager.pin, 'sales.approval.pinPad');
    await here.finish(goods.listPriceFen);
    await here.next();
    const standing = await ask<{ receivableFen: number }>(opened[1] as Page, 'credit.standing', {
      storeId: (await new Office(opened[0] as Page).store('X01')).id,
      customerId: customer.customerId,
    });
    expect(standing.receivableFen).toBe(2 * goods.listPriceFen);
  });

  test('在另一家店还款：欠的先填好，现金微信各一半，一次入账，收据上有尚欠', async () => {
    await there.button('sales.menu.title').click();
    await there.page.getByRole('menuitem', { name: there.words('sales.menu.repay') }).click();
    await there.page.getByRole('searchbox').fill(last);
    await there.page.getByRole('button', { name: new RegExp(customer.name) }).click();
    const amount = there.page.getByRole('textbox', { name: there.words('sales.repay.amount'), exact: true });
    await expect(amount).toHaveValue(((2 * goods.listPriceFen) / 100).toFixed(2));
    await expectAccessible(there.page, 'Take account payment');
    // The first sale alone, in two tenders.
    await there.page.getByRole('checkbox').first().click();
    await expect(amount).toHaveValue((goods.listPriceFen / 100).toFixed(2));
    await amount.fill('1');
    await amount.blur();
    await there.page.getByRole('button', { name: there.words('sales.pay.kinds.CASH'), exact: true }).click();
    await there.button('sales.repay.another').click();
    // A card's slip has a number, which is booked and printed with it.
    const kind = there.page.getByRole('button', { name: there.words('sales.pay.kinds.CARD'), exact: true });
    await kind.last().click();
    await there.page.getByLabel(there.words('sales.repay.referenceOf', { place: 2 })).fill('POS-0042');
    await there.page
      .getByRole('button', { name: new RegExp(`^${there.words('sales.repay.take')} `) })
      .dblclick();
    await expect(there.page.getByText(there.words('sales.repay.taken'))).toBeVisible();
    const slip = there.page.getByRole('region', { name: there.words('sales.repay.slip') });
    await expect(slip).toContainText(customer.name);
    await expect(slip).toContainText(`176****${last}`);
    await expect(slip).toContainText('POS-0042');
    await expect(slip).toContainText(formatMoney(goods.listPriceFen));
    await there.page.setViewportSize(PHONE);
    await expectAccessible(there.page, 'Payment slip');
    await there.page.setViewportSize(DESK);
  });

  test('门店账上只有一笔，钱箱里多了一块', async () => {
    const office = new Office(opened[1] as Page);
    const store = await office.store('X01');
    const today = new Date().toISOString().slice(0, 10);
    const view = await ask<{ lines: { kind: string; amountFen: number; leftFen: number | null }[] }>(
      office.page,
      'credit.statement',
      {
        storeId: store.id,
        customerId: customer.customerId,
        from: '2020-01-01',
        to: `${Number(today.slice(0, 4)) + 1}-01-01`,
      },
    );
    const paid = view.lines.filter(({ kind }) => kind === 'REPAYMENT');
    expect(paid.map(({ amountFen }) => amountFen)).toEqual([-goods.listPriceFen]);
    expect(view.lines.filter(({ kind }) => kind === 'SALE').map(({ leftFen }) => leftFen)).toEqual([
      0,
      goods.listPriceFen,
    ]);
  });

  test('过去一段的对账单，没有今天的数字', async () => {
    const { page } = new Office(opened[1] as Page);
    await page.goto(`/accounts/${customer.customerId}?from=2020-01-01&to=2020-01-31`);
    await expect(page.getByRole('table')).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText(formatMoney(goods.listPriceFen));
  });

  test('退挂账的货：先冲减欠款，不退钱', async () => {
    await here.goTo('receipts');
    await here.page.getByRole('searchbox').fill(receipt);
    await here.page.keyboard.press('Enter');
    await here.button('sales.receipts.return').click();
    await here.page
      .getByRole('button', { name: here.words('sales.return.all', { name: goods.name }) })
      .click();
    await expect(here.page.getByText(here.words('sales.return.offDebt'))).toBeVisible();
    await here.page.setViewportSize(PHONE);
    await expectAccessible(here.page, '退货');
  });
});
