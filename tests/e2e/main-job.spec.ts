import { expect, test } from '@playwright/test';
import { formatMoney } from '@/lib/format';
import { fenToText } from '@/lib/money';
import { DENOMINATIONS_FEN } from '@/server/tills/rules';
import { ask, type Goods, goodsInStock, type Store } from './api';
import { PEOPLE } from './demo';
import { Counter } from './pages/counter';
import { DayReport } from './pages/day-report';
import { Office } from './pages/office';

const FLOAT_FEN = 50_000;
const PAID_OUT_FEN = 2_000;

// From a code on the devices page to the seal on the day: each step begins where the one before it ended.
test.describe('从登记设备到封账', () => {
  test.describe.configure({ mode: 'serial' });
  let manager: Office;
  let finance: Office;
  let counter: Counter;
  let store: Store;
  let goods: [Goods, Goods];
  let receipt = '';
  let days = { today: '', yesterday: '' };

  test.beforeAll(async ({ browser }) => {
    const newPage = async () => (await browser.newContext()).newPage();
    manager = new Office(await newPage());
    finance = new Office(await newPage());
    counter = new Counter(await newPage());
  });
  test.afterAll(async () => {
    for (const { page } of [manager, finance, counter]) await page.context().close();
  });

  test('店长生成登记码，平板登记为收银台', async () => {
    await manager.signIn(PEOPLE.manager);
    store = await manager.store('S01');
    const [first, second] = await goodsInStock(manager.page, store.id, 2);
    if (!first || !second) throw new Error('two products');
    goods = [first, second];
    const { today, report } = await ask<{ today: string; report: { day: string } | null }>(
      manager.page,
      'reports.yesterday',
      { storeId: store.id },
    );
    if (!report) throw new Error('the demo owes a report of yesterday');
    days = { today, yesterday: report.day };
    await counter.enrol(await manager.enrolmentCodeByHand(1));
  });

  test('PIN 输错有提示，输对就进收银台', async () => {
    await counter.choose(PEOPLE.clerk);
    await counter.pressPin('999999', 'auth.pin.pad');
    await expect(counter.page.getByText(counter.words('auth.pin.wrong'))).toBeVisible();
    await counter.pressPin(PEOPLE.clerk.pin, 'auth.pin.pad');
    await expect(counter.heading('tills.open.title', { till: '01' })).toBeVisible();
  });

  test('放入找零金开班', async () => {
    await counter.openTill(fenToText(FLOAT_FEN));
    await expect(counter.basket).toContainText(counter.words('sales.basket.empty'));
  });

  test('扫码卖货，收现金找零，进销存账少一件', async () => {
    const [product] = goods;
    const before = await manager.closingStock(store.id, product);
    await counter.scan(product.barcode, product.name);
    await counter.pay();
    const givenFen = Math.ceil(product.listPriceFen / 10_000) * 10_000 + 10_000;
    await counter.typeAmount(String(givenFen / 100));
    await counter.tender('CASH');
    // One note more than anybody hands over: asked once.
    const amount = formatMoney(givenFen);
    await counter.page
      .getByRole('alertdialog')
      .getByRole('button', { name: counter.words('sales.ask.cashYes', { amount }) })
      .click();
    const changeFen = givenFen - product.listPriceFen;
    receipt = await counter.finish(changeFen);
    await expect(counter.heading('sales.done.change')).toBeVisible();
    expect(receipt).toMatch(/^S01-/);
    expect(await manager.closingStock(store.id, product)).toBe(before - 1);
    await counter.next();
  });

  test('低于保底价要店长当场授权', async () => {
    const [, product] = goods;
    const priceFen = (product.floorPriceFen ?? 0) - 100;
    await counter.scan(product.barcode, product.name);
    await counter.reprice(fenToText(priceFen), 'regular');
    await counter.pay();
    await expect(counter.heading('sales.approval.title')).toBeVisible();
    await counter.approve(PEOPLE.manager, 'sample');
    await counter.tender('WECHAT');
    await counter.finish(priceFen);
    await counter.next();
  });

  test('挂单，再取单收支付宝', async () => {
    const [product] = goods;
    await counter.scan(product.barcode, product.name);
    await counter.hold('穿蓝外套的王先生');
    await counter.resume('穿蓝外套的王先生');
    await expect(counter.basket).toContainText(product.name);
    await counter.pay();
    await counter.tender('ALIPAY');
    await counter.finish(product.listPriceFen);
    await counter.next();
  });

  test('凭小票号退货', async () => {
    const [product] = goods;
    await counter.returnOne(receipt, product.name, product.listPriceFen, PEOPLE.manager);
  });

  test('支出现金，盲点交班，出 Z 报表', async () => {
    await counter.payOut(fenToText(PAID_OUT_FEN), '买文具');
    const pieces = piecesOf(FLOAT_FEN - PAID_OUT_FEN);
    await counter.close(pieces);
    await expect(counter.page.getByText(counter.words('tills.close.expected'))).toBeVisible();
    await expect(counter.page.getByText(formatMoney(FLOAT_FEN - PAID_OUT_FEN), { exact: true })).toHaveCount(
      2,
    );
    await counter.button('tills.close.finish').click();
    await expect(counter.page.getByText(/Z 报表 第 \d+ 号/)).toBeVisible();
  });

  test('店长提交昨天和今天的日报', async () => {
    const report = new DayReport(manager.page);
    await report.open(store.id, days.yesterday);
    await report.submit();
    await report.open(store.id, days.today);
    await report.submit();
  });

  test('财务审核，封账', async () => {
    await finance.signInByForm(PEOPLE.finance);
    // The manager looks on: what finance says comes by itself.
    await manager.page.goto('/day-reports');
    const accepted = manager.page.getByText(manager.words('reports.states.ACCEPTED'), { exact: true });
    const bell = manager.page.getByRole('button', { name: /未读通知/ });
    await expect(bell).toBeVisible();
    const unread = async () => Number(/\d+/.exec((await bell.getAttribute('aria-label')) ?? '')?.[0] ?? 0);
    const told = await ask<{ unread: number }>(manager.page, 'notices.unread');
    const before = { accepted: await accepted.count(), unread: told.unread };
    const report = new DayReport(finance.page);
    for (const day of [days.yesterday, days.today]) {
      await report.open(store.id, day);
      await report.accept();
      await expect(report.seal(day)).toBeVisible();
    }
    await expect(accepted).toHaveCount(before.accepted + 2);
    // The clock of the reports may say something meanwhile.
    await expect.poll(unread).toBeGreaterThanOrEqual(before.unread + 2);
  });
});

/** Fewest notes and coins that make an amount. */
function piecesOf(fen: number): Map<number, number> {
  const pieces = new Map<number, number>();
  let left = fen;
  for (const note of [...DENOMINATIONS_FEN].sort((a, b) => b - a)) {
    const count = Math.floor(left / note);
    if (count > 0) pieces.set(note, count);
    left -= count * note;
  }
  return pieces;
}
