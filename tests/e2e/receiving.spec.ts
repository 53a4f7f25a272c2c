import { expect, test } from '@playwright/test';
import { ask, type Goods, goodsInStock, type Store } from './api';
import { PEOPLE } from './demo';
import { expectNoOverflow, PHONE } from './pages/accessible';
import { Office } from './pages/office';
import { GoodsIn } from './pages/receiving';

// Goods are ordered, and a part comes: one broken, one too many, one product not at all; with freight. On a phone.
test.describe('采购到货', () => {
  test.describe.configure({ mode: 'serial' });
  let office: Office;
  let door: GoodsIn;
  let store: Store;
  let sofa: Goods;
  let lamp: Goods;
  let chair: Goods;
  let had = 0;
  let orderUrl = '';

  test.beforeAll(async ({ browser }) => {
    office = new Office(await (await browser.newContext({ viewport: PHONE, hasTouch: true })).newPage());
    door = new GoodsIn(office.page);
  });
  test.afterAll(async () => {
    await office.page.context().close();
  });

  test('店长给供应商下采购单', async () => {
    const { page, words } = office;
    await office.signIn(PEOPLE.manager);
    store = await office.store('S01');
    const [first, second, third] = await goodsInStock(page, store.id, 3);
    if (!first || !second || !third) throw new Error('three products');
    [sofa, lamp, chair] = [first, second, third];
    had = await office.closingStock(store.id, sofa);
    await page.goto(`/stock/orders?store=${store.id}`);
    await page.getByRole('link', { name: words('purchasing.orders.new'), exact: true }).click();
    for (const product of [sofa, lamp, chair]) {
      await page.getByLabel(words('stock.findProduct')).fill(product.barcode);
      await page.getByLabel(words('stock.findProduct')).press('Enter');
      await expect(door.line(product)).toBeVisible();
    }
    await door.fill(sofa, new RegExp(words('stock.quantity')), '3');
    await door.fill(sofa, words('purchasing.orders.unitCost'), '1000');
    await door.fill(lamp, new RegExp(words('stock.quantity')), '2');
    await door.fill(lamp, words('purchasing.orders.unitCost'), '500');
    await page.getByLabel(words('stock.supplier')).selectOption({ index: 1 });
    await expectNoOverflow(page, 'new order on a phone');
    await door.press(words('purchasing.orders.place'), /^PO-\d{6}$/);
    await expect(page.getByText(words('purchasing.orders.states.OPEN')).first()).toBeVisible();
    orderUrl = page.url();
  });

  test('到货一部分：一件残次，一种多到一件，有运费', async () => {
    const { page, words } = office;
    await page.getByRole('link', { name: words('purchasing.orders.receive'), exact: true }).click();
    await page.getByLabel(words('stock.supplierNote')).fill('E2E-0001');
    await expect(door.line(lamp).getByLabel(new RegExp(words('purchasing.receiving.arrived')))).toHaveValue(
      '2',
    );
    // The scanner counts from one: three pieces of two, ordered.
    for (let piece = 0; piece < 3; piece += 1) await door.scan(lamp.barcode);
    await expect(door.line(lamp).getByLabel(new RegExp(words('purchasing.receiving.arrived')))).toHaveValue(
      '3',
    );
    await expect(door.line(lamp)).toContainText(words('purchasing.receiving.overOrder', { quantity: '1' }));
    await door.fill(sofa, words('purchasing.receiving.damaged'), '1');
    await door.fill(sofa, words('purchasing.receiving.noteQuantity'), '3');
    await door
      .line(chair)
      .getByRole('button', { name: new RegExp(chair.name) })
      .click();
    await expect(door.line(chair)).toHaveCount(0);
    await page.getByLabel(words('purchasing.receiving.freight')).fill('90');
    // 3,000 and 1,500 of goods.
    await expect(door.line(sofa)).toContainText('¥60.00');
    await expect(door.line(lamp)).toContainText('¥30.00');
    await expectNoOverflow(page, 'receiving on a phone');
    await page.getByRole('button', { name: words('stock.book'), exact: true }).click();
    await expect(page.getByRole('alertdialog')).toContainText(lamp.code);
    await door.press(words('purchasing.receiving.overConfirm'), /^RC-\d{6}$/);
    await expect(door.row(sofa)).toContainText(words('purchasing.receiving.damagedOf', { quantity: '1' }));
    await expect(page.getByText('¥4,590.00')).toBeVisible();
  });

  test('进销存账与采购单都记上，残次进残次区', async () => {
    const { page, words } = office;
    expect(await office.closingStock(store.id, sofa)).toBe(had + 3);
    const levels = await ask<{ productId: string; onHand: string }[]>(page, 'stock.onHand', {
      storeId: store.id,
      productIds: [sofa.id],
    });
    // What may be sold leaves out the broken piece.
    expect(Number(levels[0]?.onHand)).toBeLessThanOrEqual(had + 2);
    await page.goto(orderUrl);
    await expect(page.getByText(words('purchasing.orders.states.PARTLY_RECEIVED')).first()).toBeVisible();
    await expect(door.row(lamp)).toContainText(words('purchasing.orders.over', { quantity: '1' }));
    await expect(door.row(chair).getByRole('cell').last()).toHaveText('1');
    await page.goto(`/stock/costs?store=${store.id}&product=${sofa.id}`);
    await expect(page.getByRole('row').nth(1)).toContainText('¥60.00');
  });

  test('余货不来，结案', async () => {
    const { page, words } = office;
    await page.goto(orderUrl);
    const close = words('purchasing.orders.close');
    await page.getByRole('button', { name: close, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(words('purchasing.orders.reason')).fill('供应商断货');
    await dialog.getByRole('button', { name: close, exact: true }).click();
    await expect(page.getByText(words('purchasing.orders.states.CLOSED')).first()).toBeVisible();
    await expect(page.getByText('供应商断货')).toBeVisible();
    await expect(
      page.getByRole('link', { name: words('purchasing.orders.receive'), exact: true }),
    ).toBeHidden();
  });
});
