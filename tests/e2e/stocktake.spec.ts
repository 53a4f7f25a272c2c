import { expect, test } from '@playwright/test';
import { ask, type Goods, goodsInStock, type Store } from './api';
import { PEOPLE } from './demo';
import { PHONE } from './pages/accessible';
import { Counter } from './pages/counter';
import { Office } from './pages/office';
import { CountPhone } from './pages/stocktake';

const TITLE = '两台手机边卖边盘';

// Two people count one shelf on their phones while the counter sells from it; one of them loses the network for a moment.
test.describe('边营业边盘点', () => {
  test.describe.configure({ mode: 'serial' });
  let manager: Office;
  let counter: Counter;
  let clerkPhone: CountPhone;
  let keeperPhone: CountPhone;
  let store: Store;
  let product: Goods;
  /** Pieces the book had when counting began. */
  let had = 0;

  test.beforeAll(async ({ browser }) => {
    const newPage = async (viewport?: typeof PHONE) =>
      (await browser.newContext(viewport ? { viewport } : {})).newPage();
    manager = new Office(await newPage());
    counter = new Counter(await newPage());
    clerkPhone = new CountPhone(await newPage(PHONE));
    keeperPhone = new CountPhone(await newPage(PHONE));
  });
  test.afterAll(async () => {
    for (const { page } of [manager, counter, clerkPhone, keeperPhone]) await page.context().close();
  });

  test('店长按单品建计划并开始', async () => {
    const { page, words } = manager;
    await manager.signIn(PEOPLE.manager);
    store = await manager.store('S01');
    product = await plentiful(manager, store);
    await page.goto(`/stocktakes?store=${store.id}`);
    await page.getByRole('link', { name: words('stocktake.new') }).click();
    await page.getByLabel(words('stocktake.name')).fill(TITLE);
    await page.getByLabel(words('stocktake.kind')).selectOption('PRODUCT');
    await page.getByLabel(words('stock.findProduct')).fill(product.code);
    await page
      .getByRole('button', { name: new RegExp(product.code) })
      .first()
      .click();
    await page.getByLabel(words('stocktake.limitQuantity')).fill('3');
    await page.getByRole('button', { name: words('stocktake.planNow') }).click();
    await page.getByRole('button', { name: words('stocktake.start'), exact: true }).click();
    await expect(page.getByText(words('stocktake.states.counting')).first()).toBeVisible();
    had = await manager.closingStock(store.id, product);
    expect(had).toBeGreaterThanOrEqual(4);
  });

  test('店员扫码点一件，盲盘看不到账面数', async () => {
    await clerkPhone.open(PEOPLE.clerk, store.id, TITLE);
    await clerkPhone.scan(product.barcode);
    await clerkPhone.expectOwn(product.name, '1');
    await clerkPhone.expectUnsent(0);
    await expect(clerkPhone.page.getByText(clerkPhone.words('stocktake.expected'))).toBeHidden();
  });

  test('同时收银台卖出一件', async () => {
    await counter.enrol(await manager.enrolmentCode(2));
    await counter.signIn(PEOPLE.clerk);
    await counter.openTill('500');
    await counter.scan(product.barcode, product.name);
    await counter.pay();
    await counter.tender('WECHAT');
    await counter.finish(product.listPriceFen);
  });

  test('仓管在同一张单上接着点，断网也不丢', async () => {
    await keeperPhone.open(PEOPLE.keeper, store.id, TITLE);
    const { page } = keeperPhone;
    // The clerk's piece is on the sheet already, so the product is no longer among the uncounted.
    await page.getByRole('searchbox').fill(product.code);
    await page.getByRole('searchbox').press('Enter');
    await keeperPhone.expectOwn(product.name, '1');
    await keeperPhone.expectUnsent(0);
    await page.context().setOffline(true);
    for (let more = 0; more < had - 4; more += 1) await keeperPhone.oneMore(product.name);
    await keeperPhone.expectOwn(product.name, String(had - 3));
    await keeperPhone.expectUnsent(had - 4);
    await page.context().setOffline(false);
    await keeperPhone.expectUnsent(0);
    await keeperPhone.handIn();
  });

  test('店长审核：账面按点数时刻，差一件，过账', async () => {
    const { page, words } = manager;
    await page.goto(`/stocktakes?store=${store.id}`);
    await page.getByRole('row').filter({ hasText: TITLE }).getByRole('link').click();
    const line = page
      .getByRole('table', { name: words('stocktake.review') })
      .getByRole('row')
      .filter({ hasText: product.code });
    // One by the clerk, the rest by the keeper: two short of what was there, one of them sold.
    await expect(line).toContainText(String(had - 2));
    await expect(line).toContainText(/[\u2212-]1/);
    await expect(line).toContainText(words('stocktake.near'));
    await page.getByRole('button', { name: words('stocktake.approve'), exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: words('stocktake.postNow', { count: 1 }) })
      .click();
    await expect(page.getByText(words('stocktake.states.posted')).first()).toBeVisible();
    await expect(page.getByRole('table', { name: words('stocktake.postedTitle') })).toContainText(
      product.code,
    );
    expect(await manager.closingStock(store.id, product)).toBe(had - 2);
  });
});

/** A product with at least six pieces, all on one shelf. */
async function plentiful(office: Office, store: Store): Promise<Goods> {
  const goods = await goodsInStock(office.page, store.id, 8);
  const productIds = goods.map(({ id }) => id);
  const levels = await ask<{ productId: string; onHand: string }[]>(office.page, 'stock.onHand', {
    storeId: store.id,
    productIds,
  });
  const found = goods.findLast(({ id }) =>
    levels.some((one) => one.productId === id && Number(one.onHand) >= 6),
  );
  if (!found) throw new Error('the demo has products with six pieces');
  return found;
}
