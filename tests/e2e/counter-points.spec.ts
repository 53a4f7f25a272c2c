import { type Browser, expect, type Page, test } from '@playwright/test';
import { formatMoney, formatQuantity } from '@/lib/format';
import type { AppLocale } from '@/lib/i18n/locales';
import { pointsOn } from '@/server/customers/points/point-rules';
import { pointsFor } from '@/server/customers/points/spend-rules';
import { act, ask, type Goods, goodsInStock, type Store } from './api';
import { PEOPLE, type Person } from './demo';
import { newTill } from './new-till';
import { DESK, expectAccessible, PHONE } from './pages/accessible';
import { Counter } from './pages/counter';
import { Office, speak } from './pages/office';

const digits = (count: number) => String(Math.floor(Math.random() * 10 ** count)).padStart(count, '0');

const SHOPS: readonly { locale: AppLocale; storeCode: string; manager: Person; clerk: Person }[] = [
  { locale: 'zh-CN', storeCode: 'S02', manager: PEOPLE.otherManager, clerk: PEOPLE.otherClerk },
  { locale: 'en', storeCode: 'X01', manager: PEOPLE.showroomManager, clerk: PEOPLE.showroomClerk },
];

/** 20 points are a yuan: a point is five fen. */
const PER_YUAN = 20;
const HAS = 1_000;
const LEAST = 100;

// Head office says what points pay; a sale is paid in part with them, its receipt says what is left, and a return gives them back.
for (const { locale, storeCode, manager: managing, clerk } of SHOPS) {
  test.describe(`points pay, ${locale}`, () => {
    test.describe.configure({ mode: 'serial' });
    const opened: Page[] = [];
    let manager: Office;
    let office: Office;
    let counter: Counter;
    let store: Store;
    let goods: Goods;
    let receipt = '';
    let spent = { points: 0, fen: 0 };
    const last = digits(4);
    const customer = { name: `沈积${digits(3)}`, customerId: '' };
    const whole = (count: number) => formatQuantity(String(count));

    async function page(browser: Browser, address: string): Promise<Page> {
      const context = await browser.newContext({ viewport: DESK });
      await speak(context, locale, address);
      const made = await context.newPage();
      opened.push(made);
      return made;
    }
    const has = async () =>
      (
        await ask<{ points: number }>(manager.page, 'points.of', {
          storeId: store.id,
          customerId: customer.customerId,
        })
      ).points;
    const paper = () => counter.page.getByRole('region', { name: counter.words('sales.done.receipt') });
    const attach = async () => {
      await counter.button('sales.customer.attach').click();
      const sheet = counter.page.getByRole('dialog');
      await sheet.getByRole('searchbox').fill(last);
      await sheet.getByRole('button', { name: new RegExp(customer.name) }).click();
    };
    const account = () => counter.page.getByRole('region', { name: counter.words('sales.credit.title') });

    test.beforeAll(async ({ browser, baseURL }) => {
      const address = baseURL ?? '';
      manager = new Office(await page(browser, address), locale);
      await manager.signIn(managing);
      store = await manager.store(storeCode);
      Object.assign(
        customer,
        await act(manager.page, 'customers.add', {
          storeId: store.id,
          name: customer.name,
          numbers: [{ number: `1783${digits(3)}${last}` }],
        }),
      );
      const [first] = await goodsInStock(manager.page, store.id, 1);
      if (!first) throw new Error('something is in stock');
      goods = first;
      office = new Office(await page(browser, address), locale);
      await office.signIn(PEOPLE.headOffice);
      const of = { storeId: store.id, customerId: customer.customerId };
      await act(office.page, 'points.correct', { ...of, points: HAS, reason: '补登活动积分' });
      const till = await newTill(browser, manager.page, store);
      counter = new Counter(await page(browser, address), locale);
      await counter.enrol(await manager.enrolmentCode(till));
      await counter.signIn(clerk);
      await counter.openTill('300');
    });
    test.afterAll(async () => {
      for (const one of opened) await one.context().close();
    });

    test('head office says what points pay', async () => {
      const { page: screen } = office;
      await screen.goto('/customers/levels');
      const edit = office.words('members.spend.edit');
      await screen.getByRole('button', { name: edit, exact: true }).click();
      const form = screen.getByRole('dialog');
      const isOn = form.getByRole('switch', { name: office.words('members.spend.isOn') });
      if (!(await isOn.isChecked())) await isOn.click();
      await form.getByLabel(office.words('members.spend.price')).fill('0');
      await expect(form.getByText(office.words('members.spend.priceWrong'))).toBeVisible();
      await form.getByLabel(office.words('members.spend.price')).fill(String(PER_YUAN));
      await form.getByLabel(office.words('members.spend.leastLabel')).fill(String(LEAST));
      await form.getByLabel(office.words('members.spend.mostLabel')).fill('50');
      await expectAccessible(screen, 'points to spend, form');
      await form.getByRole('button', { name: edit, exact: true }).click();
      await expect(form).toBeHidden();
      const rule = screen.getByRole('region', { name: office.words('members.spend.title') });
      await expect(rule).toContainText(office.words('members.spend.perYuan', { points: PER_YUAN }));
      await expect(rule).toContainText(office.words('members.spend.most', { percent: 50 }));
      await expectAccessible(screen, 'points to spend');
      await screen.setViewportSize(PHONE);
      await expectAccessible(screen, 'points to spend');
      await screen.setViewportSize(DESK);
    });

    test('the counter shows what there is and what of it this sale takes, and takes no more', async () => {
      const most = pointsFor(Math.min((HAS * 100) / PER_YUAN, Math.floor(goods.listPriceFen / 2)), PER_YUAN);
      await counter.page.reload();
      await counter.scan(goods.barcode, goods.name);
      await attach();
      await counter.pay();
      await expect(account()).toContainText(whole(HAS));
      await expect(account()).toContainText(formatMoney(most.fen));
      // Less than is taken at a time: it is said, and nothing is taken.
      await counter.typeAmount('1');
      await counter.tender('POINTS');
      await expect(
        counter.page.getByText(counter.words('sales.pay.pointsLeast', { least: LEAST })),
      ).toBeVisible();
      await counter.tender('POINTS');
      spent = most;
      const taken = counter.words('sales.pay.pointsTaken', { points: most.points });
      const chip = counter.page.getByRole('listitem').filter({ hasText: formatMoney(most.fen) });
      await expect(chip).toContainText(taken);
      await expectAccessible(counter.page, 'paying with points');
      await counter.page.setViewportSize(PHONE);
      await expectAccessible(counter.page, 'paying with points');
      await counter.page.setViewportSize(DESK);
    });

    test('the rest is paid as ever; the receipt says what was used and what is left', async () => {
      await counter.tender('WECHAT');
      receipt = await counter.finish(goods.listPriceFen);
      await expect(paper()).toContainText(
        `${counter.words('sales.pay.kinds.POINTS')}${formatMoney(spent.fen)}`,
      );
      await expect(paper()).toContainText(
        `${counter.words('sales.receipt.pointsSpent')}${whole(-spent.points)}`,
      );
      // New customers have the level that earns a point a yuan, and nothing on what points paid.
      const left = HAS - spent.points + pointsOn(goods.listPriceFen - spent.fen, 1_000);
      await expect.poll(has).toBe(left);
      await expect(paper()).toContainText(`${counter.words('sales.receipt.pointsLeft')}${whole(left)}`);
      await counter.next();
    });

    test('the office sees what they were spent on', async () => {
      const { page: screen } = office;
      await screen.goto(`/customers/${customer.customerId}`);
      const table = screen.getByRole('table', { name: office.words('members.ofCustomer.title') });
      await expect(table).toContainText(office.words('members.ofCustomer.kinds.SPENT'));
      await screen.goto('/tickets?tender=POINTS');
      await expect(screen.getByText(receipt).first()).toBeVisible();
    });

    test('a return gives the points back and says so; what they earned goes', async () => {
      await counter.returnOne(receipt, goods.name, goods.listPriceFen, managing);
      await expect.poll(has).toBe(HAS);
      await expect(
        counter.page.getByText(counter.words('sales.receipt.pointsGivenBack')).first(),
      ).toBeVisible();
    });
  });
}
