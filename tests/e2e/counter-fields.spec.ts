import { type BrowserContext, expect, test } from '@playwright/test';
import { formatMoney } from '@/lib/format';
import { fenToText } from '@/lib/money';
import { MAX_DRAWER_FEN } from '@/server/tills/rules';
import { type Goods, goodsInStock } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { Counter, escaped } from './pages/counter';
import { Office } from './pages/office';

// What is filled in at the counter stays, and what is wrong with it is said where it stands.
test.describe('收银台填的内容', () => {
  test.describe.configure({ mode: 'serial' });
  let context: BrowserContext;
  let counter: Counter;
  let goods: Goods;

  test.beforeAll(async ({ browser }) => {
    const manager = new Office(await (await browser.newContext()).newPage());
    context = await browser.newContext();
    counter = new Counter(await context.newPage());
    await manager.signIn(PEOPLE.otherManager);
    const store = await manager.store('S02');
    const [found] = await goodsInStock(manager.page, store.id, 1);
    if (!found) throw new Error('something is in stock');
    goods = found;
    const till = await newTill(browser, manager.page, store);
    await counter.enrol(await manager.enrolmentCode(till));
    await manager.page.context().close();
    await counter.signIn(PEOPLE.otherClerk);
  });
  test.afterAll(() => context.close());

  const said = (key: string, values?: Record<string, string | number>) =>
    counter.page.getByText(counter.words(key, values), { exact: true });
  const mode = (key: string) =>
    counter.basket.getByRole('button', { name: counter.words(`sales.basket.${key}`), exact: true });
  const type = async (keys: string) => {
    const pad = counter.page.getByRole('group', { name: counter.words('sales.basket.pad') });
    for (const key of keys) await pad.getByRole('button', { name: key, exact: true }).click();
  };
  const line = () => counter.basket.getByRole('listitem').filter({ hasText: goods.name });
  async function fire(barcode: string) {
    await counter.page.keyboard.type(barcode);
    await counter.page.keyboard.press('Enter');
  }

  test('备用金：太少、太多各说各的，改好了话就没有了', async () => {
    const float = counter.page.getByLabel(counter.words('tills.open.float'));
    const tooLittle = said('common.amountTooLittle', { least: formatMoney(0) });
    const tooMuch = said('common.amountTooMuch', { most: formatMoney(MAX_DRAWER_FEN) });
    await float.fill('-5');
    await expect(tooLittle).toBeVisible();
    await expect(counter.button('tills.open.action')).toBeDisabled();
    await float.fill('99999999999');
    await expect(tooMuch).toBeVisible();
    await float.fill('300');
    for (const words of [tooLittle, tooMuch]) await expect(words).toBeHidden();
    await counter.openTill('300');
  });

  test('减得比这一行还多、没人说的折数：键盘上说为什么', async () => {
    await counter.scan(goods.barcode, goods.name);
    await mode('discount').click();
    await type('100');
    await expect(said('sales.basket.discountNotSaid')).toBeVisible();
    await expect(counter.button('sales.basket.apply')).toBeDisabled();
    await counter.page
      .getByRole('radio', { name: counter.words('sales.basket.discountUnits.amount') })
      .click();
    await type('9999999');
    await expect(
      said('sales.basket.discountAboveLine', { amount: formatMoney(goods.listPriceFen) }),
    ).toBeVisible();
    await expect(counter.button('sales.basket.apply')).toBeDisabled();
    await counter.page
      .getByRole('radio', { name: counter.words('sales.basket.discountUnits.percent') })
      .click();
    await counter.button('sales.basket.closePad').click();
  });

  test('“已授权”只跟着授权过的那个价', async () => {
    const priceFen = (goods.floorPriceFen ?? 0) - 100;
    await counter.reprice(fenToText(priceFen), 'regular');
    await counter.pay();
    await counter.approve(PEOPLE.otherManager, 'sample');
    await counter.button('sales.pay.back').click();
    const badge = line().getByText(counter.words('sales.basket.approved'), { exact: true });
    await expect(badge).toBeVisible();
    await counter.reprice(fenToText(priceFen + 50), 'regular');
    await expect(line()).toContainText(formatMoney(priceFen + 50));
    await expect(badge).toBeHidden();
    await counter.button('sales.basket.undo').click();
    await expect(badge).toBeVisible();
    await counter.button('sales.basket.clear').click();
  });

  test('正在退货，扫到商品：填好的数量和原因都还在', async () => {
    await counter.scan(goods.barcode, goods.name);
    await counter.pay();
    await counter.tender('WECHAT');
    const receipt = await counter.finish(goods.listPriceFen);
    await counter.next();
    await counter.openReceipt(receipt);
    await counter.button('sales.receipts.return').click();
    await counter.oneBack(goods.name);
    await counter.button('sales.return.reasons.unwanted').click();
    const quantity = counter.page
      .getByRole('region', { name: counter.words('sales.return.title') })
      .getByRole('textbox');
    await fire(goods.barcode);
    await expect(said('sales.receipts.scannedInReturn', { code: goods.barcode })).toBeVisible();
    await expect(quantity).toHaveValue('1');
    await expect(counter.button('sales.return.reasons.unwanted')).toHaveAttribute('aria-pressed', 'true');
    await quantity.fill('-1');
    await expect(said('sales.return.wholeOnly', { left: '1' })).toBeVisible();
    await counter.button('sales.return.back').click();
    await fire('S02-99-000001');
    await expect(counter.page.getByText(new RegExp(escaped('S02-99-000001'))).first()).toBeVisible();
  });

  test('点款：张数写错在格子下说，扫码的话一次一条、不盖住按钮', async () => {
    await counter.goTo('till');
    await counter.button('tills.closeTill').click();
    for (let times = 0; times < 2; times += 1) await fire(goods.barcode);
    const notHere = said('sales.find.notHere', { code: goods.barcode });
    await expect(notHere).toHaveCount(1);
    const box = await notHere.boundingBox();
    expect(box?.y).toBeLessThan(200);
    const hundreds = counter.page.getByLabel(
      counter.words('tills.count.pieces', { note: formatMoney(10_000), kind: 'note' }),
    );
    for (const wrong of ['abc', '1.5']) {
      await hundreds.fill(wrong);
      await expect(said('tills.count.pieceFaults.notWhole')).toBeVisible();
    }
    await hundreds.fill('1');
    await expect(said('tills.count.pieceFaults.notWhole')).toBeHidden();
    await counter.button('tills.count.back').click();
  });

  test('差额要店长授权，也先要写差额说明', async () => {
    await counter.close(new Map());
    await expect(said('tills.close.needsManager')).toBeVisible();
    await counter.page.getByRole('button', { name: PEOPLE.otherManager.name, exact: true }).click();
    await counter.button('tills.close.reasons.unknown').click();
    await expect(said('tills.close.reasonFirst')).toBeVisible();
    const pad = counter.page.getByRole('group', { name: counter.words('sales.approval.pinPad') });
    await expect(pad.getByRole('button', { name: '1', exact: true })).toBeDisabled();
    await counter.page.getByLabel(counter.words('tills.close.reason')).fill('钱箱是空的');
    await counter.pressPin(PEOPLE.otherManager.pin, 'sales.approval.pinPad');
    await expect(said('tills.close.needsManager')).toBeHidden();
    await expect(counter.page.getByText(/Z 报表 第 \d+ 号/)).toBeVisible();
  });
});
