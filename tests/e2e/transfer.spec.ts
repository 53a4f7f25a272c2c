import { expect, test } from '@playwright/test';
import { type Goods, goodsInStock, type Store } from './api';
import { PEOPLE } from './demo';
import { expectNoOverflow, PHONE } from './pages/accessible';
import { Office } from './pages/office';

// Two stores on two phones: asked for, sent, checked with a piece short and one broken, decided, and answered for.
test.describe('门店调拨，少一箱', () => {
  test.describe.configure({ mode: 'serial' });
  let sender: Office;
  let receiver: Office;
  let from: Store;
  let to: Store;
  let product: Goods;
  /** Of the transfer, without a store. */
  let address = '';

  test.beforeAll(async ({ browser }) => {
    const phone = async () => new Office(await (await browser.newContext({ viewport: PHONE })).newPage());
    sender = await phone();
    receiver = await phone();
  });
  test.afterAll(async () => {
    for (const { page } of [sender, receiver]) await page.context().close();
  });

  test('收货店向发货店要四件', async () => {
    await sender.signIn(PEOPLE.manager);
    await receiver.signIn(PEOPLE.otherManager);
    from = await sender.store('S01');
    to = await receiver.store('S02');
    const goods = await goodsInStock(sender.page, from.id, 1);
    product = goods[0] ?? nothing();
    const { page, words } = receiver;
    await page.goto(`/stock/transfers/new?store=${to.id}`);
    await page.getByRole('radio', { name: words('transfers.askForGoods') }).click();
    await page.getByLabel(words('transfers.fromStore')).selectOption(from.id);
    await page.getByLabel(words('stock.findProduct')).fill(product.code);
    await page
      .getByRole('button', { name: new RegExp(product.code) })
      .first()
      .click();
    await page.getByRole('textbox', { name: new RegExp(`^${words('stock.quantity')}`) }).fill('4');
    await expectNoOverflow(page, '新调拨');
    await page.getByRole('button', { name: words('transfers.askNow'), exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: /TR-\d{6}$/ })).toBeVisible();
    await expect(page.getByText(words('transfers.waitsForSender', { store: from.name }))).toBeVisible();
    address = new URL(page.url()).pathname;
  });

  test('发货店按要货发出', async () => {
    const { page, words } = sender;
    await page.goto(`${address}?store=${from.id}`);
    await expectNoOverflow(page, '发货');
    await page.getByRole('button', { name: words('transfers.send'), exact: true }).click();
    await expect(page.getByText(words('transfers.waitsForReceiver', { store: to.name }))).toBeVisible();
  });

  test('收货店验收：少一件，残一件', async () => {
    const { page, words } = receiver;
    await page.goto(`${address}?store=${to.id}`);
    // Nothing is taken for counted that nobody counted.
    const receive = page.getByRole('button', { name: words('transfers.receive') });
    await expect(receive).toBeDisabled();
    await expect(receive).toHaveAccessibleDescription(words('transfers.countFirst'));
    await page.getByLabel(words('transfers.arrivedSound'), { exact: true }).fill('2');
    await page.getByLabel(words('transfers.damaged'), { exact: true }).fill('1');
    await expectNoOverflow(page, '验收');
    await page.getByRole('button', { name: words('transfers.receive'), exact: true }).click();
    await expect(
      page.getByText(words('transfers.waitsForDecision', { from: from.name, to: to.name })),
    ).toBeVisible();
  });

  test('发货店店长核销，并立短少单', async () => {
    const { page, words } = sender;
    await page.goto(`${address}?store=${from.id}`);
    await page.getByRole('button', { name: words('transfers.decide'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(words('transfers.verdict')).selectOption('LOST');
    await dialog.getByLabel(words('transfers.reason')).fill('装车时漏了一件，没有找到');
    await dialog.getByRole('button', { name: words('transfers.decide'), exact: true }).click();
    await expect(page.getByText(`${words('transfers.lost')} 1`)).toBeVisible();
    await page.getByRole('link', { name: words('shortages.new'), exact: true }).click();
    await expect(
      page.getByRole('main').getByText(words('shortages.sources.TRANSFER'), { exact: true }),
    ).toBeVisible();
    await expectNoOverflow(page, '立短少单');
    await page.getByRole('button', { name: words('shortages.new'), exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^SC-\d{6}$/ })).toBeVisible();
    await expect(page.getByText(product.code).first()).toBeVisible();
    // And back to the transfer, which names its case from now on.
    await page
      .getByRole('main')
      .getByRole('link', { name: words('shortages.sources.TRANSFER'), exact: true })
      .click();
    await expect(page.getByRole('link', { name: /^SC-\d{6}$/ })).toBeVisible();
  });
});

function nothing(): never {
  throw new Error('the demo has goods in stock');
}
