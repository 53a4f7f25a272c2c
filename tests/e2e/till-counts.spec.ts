import { type BrowserContext, expect, test } from '@playwright/test';
import { formatMoney } from '@/lib/format';
import { DENOMINATIONS_FEN } from '@/server/tills/rules';
import { type Goods, goodsInStock } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { Counter } from './pages/counter';
import { Office } from './pages/office';

// A drawer is counted when all its money is booked, holds while nothing moves, and every window of the tablet knows it.
test.describe('点款与交班', () => {
  test.describe.configure({ mode: 'serial' });
  let context: BrowserContext;
  let counter: Counter;
  let goods: Goods;
  let expectedFen = 30_000;

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
    await counter.openTill('300');
  });
  test.afterAll(() => context.close());

  const says = (at: Counter, key: string) => at.page.getByText(at.words(key), { exact: true });
  const expected = () => says(counter, 'tills.close.expected');
  const piecesOf = (fen: number) => {
    let left = fen;
    return new Map(
      DENOMINATIONS_FEN.flatMap((note) => {
        const count = Math.floor(left / note);
        left -= count * note;
        return count > 0 ? [[note, count] as const] : [];
      }),
    );
  };
  async function takeOneYuan(at: Counter) {
    await at.scan(goods.barcode, goods.name);
    await at.pay();
    await at.typeAmount('1');
    await at.tender('CASH');
    await expect(tenderIn(at)).toBeVisible();
  }
  const tenderIn = (at: Counter) =>
    at.page.getByRole('button', {
      name: at.words('sales.pay.removeTender', { kind: at.words('sales.pay.kinds.CASH') }),
    });
  async function secondWindow(): Promise<Counter> {
    const other = new Counter(await context.newPage());
    await other.page.goto('/counter');
    await expect(other.basket).toBeVisible();
    return other;
  }

  test('收了一半的单子没完成，不能点款，点一下回到它', async () => {
    await takeOneYuan(counter);
    await counter.goTo('till');
    await counter.button('tills.closeTill').click();
    await expect(says(counter, 'tills.taken.hints.own')).toBeVisible();
    await expect(counter.button('tills.count.action')).toBeHidden();
    await counter.button('tills.taken.toPayment').click();
    await counter.tender('CASH');
    await counter.finish(goods.listPriceFen);
    expectedFen += goods.listPriceFen;
    await counter.next();
  });

  test('另一个窗口收了一半，也不能点款；那边退掉，这边马上能点', async () => {
    const other = await secondWindow();
    await takeOneYuan(other);
    await counter.goTo('till');
    await counter.button('tills.closeTill').click();
    await expect(says(counter, 'tills.taken.hints.other')).toBeVisible();
    await expect(counter.button('tills.count.action')).toBeHidden();
    await tenderIn(other).click();
    await expect(counter.button('tills.count.action')).toBeVisible();
    await other.button('sales.pay.back').click();
    await other.button('sales.basket.clear').click();
    await other.page.close();
  });

  test('收了一半的窗口关了：接过来收完', async () => {
    const other = await secondWindow();
    await takeOneYuan(other);
    await other.page.close();
    await expect(says(counter, 'tills.taken.hints.gone')).toBeVisible();
    await counter.button('tills.taken.takeOver').click();
    await expect(tenderIn(counter)).toBeVisible();
    await counter.tender('CASH');
    await counter.finish(goods.listPriceFen);
    expectedFen += goods.listPriceFen;
    await counter.next();
  });

  test('点过款又收款：那次点数作废，刷新也是，要重新盲点', async () => {
    await counter.goTo('till');
    await counter.close(piecesOf(expectedFen - 1_000));
    await expect(expected()).toBeVisible();
    await expect(says(counter, 'tills.close.recountHint')).toBeVisible();
    await counter.button('tills.close.recount').click();
    await expect(says(counter, 'tills.count.last')).toBeVisible();
    await counter.count(piecesOf(expectedFen - 500));
    await expect(says(counter, 'tills.close.lastCount')).toBeVisible();
    await counter.goTo('sell');
    await expect(says(counter, 'sales.session.countedHint')).toBeVisible();
    await counter.scan(goods.barcode, goods.name);
    await counter.pay();
    await counter.tender('CASH');
    await counter.finish(goods.listPriceFen);
    expectedFen += goods.listPriceFen;
    await counter.next();
    for (const reload of [false, true]) {
      if (reload) await counter.page.reload();
      await counter.goTo('till');
      await counter.button('tills.closeTill').click();
      await expect(says(counter, 'tills.close.staleHint')).toBeVisible();
      await expect(expected()).toBeHidden();
      await expect(counter.button('tills.close.finish')).toBeHidden();
    }
    await counter.button('tills.close.countAnew').click();
    await counter.count(piecesOf(expectedFen));
    await expect(expected()).toBeVisible();
  });

  test('这边交班，另一个窗口马上知道，单子和商品都还在', async () => {
    const other = await secondWindow();
    await other.scan(goods.barcode, goods.name);
    await other.pay();
    await expect(other.button('sales.pay.finish')).toBeVisible();
    await counter.button('tills.close.finish').click();
    await expect(counter.page.getByText(/Z 报表 第 \d+ 号/)).toBeVisible();
    await expect(counter.page.getByText(counter.words('tills.report.movedAfter'))).toHaveCount(2);
    await expect(counter.page.getByText(formatMoney(expectedFen)).first()).toBeVisible();
    await expect(says(other, 'tills.open.closedElsewhere')).toBeVisible();
    await expect(other.button('sales.pay.finish')).toBeHidden();
    await other.page.getByLabel(other.words('tills.open.float')).fill('100');
    await other.button('tills.open.action').click();
    // Where it was: at the payment of the same goods.
    await expect(other.button('sales.pay.finish')).toBeVisible();
    await other.button('sales.pay.back').click();
    await expect(other.basket).toContainText(goods.name);
    await other.button('sales.basket.clear').click();
    await other.page.close();
  });
});
