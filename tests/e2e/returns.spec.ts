import { type BrowserContext, expect, test } from '@playwright/test';
import { formatMoney } from '@/lib/format';
import { act, ask, type Goods, goodsInStock, type Store } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { DESK, expectAccessible, PHONE } from './pages/accessible';
import { Counter, escaped } from './pages/counter';
import { Office } from './pages/office';

/** What a clerk takes back alone where the store set nothing else, fen. */
const CLERK_LIMIT_FEN = 50_000;

// Goods that go out later and goods that come back: with their brakes, and a way back within the minute.
test.describe('提货与退货', () => {
  test.describe.configure({ mode: 'serial' });
  let manager: Office;
  let context: BrowserContext;
  let counter: Counter;
  let store: Store;
  let dear: Goods;
  let receipt: string;

  test.beforeAll(async ({ browser }) => {
    manager = new Office(await (await browser.newContext()).newPage());
    context = await browser.newContext();
    counter = new Counter(await context.newPage());
    await manager.signIn(PEOPLE.otherManager);
    store = await manager.store('S02');
    const goods = await goodsInStock(manager.page, store.id, 30);
    const found = goods.find((one) => one.listPriceFen > CLERK_LIMIT_FEN);
    if (!found) throw new Error('the demo sells something above the limit');
    dear = found;
    const till = await newTill(browser, manager.page, store);
    await counter.enrol(await manager.enrolmentCode(till));
    await counter.signIn(PEOPLE.otherClerk);
    await counter.openTill('300');
  });
  test.afterAll(async () => {
    await manager.page.context().close();
    await context.close();
  });

  test('交货问数量、看得见顾客的话，一分钟内可以撤销', async () => {
    await counter.scan(dear.barcode, dear.name);
    const tools = counter.basket.getByRole('listitem').filter({ hasText: dear.name });
    await tools
      .getByRole('button', { name: new RegExp(counter.words('sales.basket.moreOf', { name: '' })) })
      .click();
    await tools.getByRole('button', { name: counter.words('sales.basket.now'), exact: true }).click();
    await counter.pay();
    await counter.page.getByLabel(counter.words('sales.pay.note')).fill('周六上午来提，要送上楼');
    await counter.tender('WECHAT');
    receipt = await counter.finish(2 * dear.listPriceFen);
    await counter.next();
    await counter.goTo('pickups');
    const row = counter.page.getByRole('listitem').filter({ hasText: receipt });
    await expect(row).toContainText('周六上午来提，要送上楼');
    const quantity = row.getByRole('textbox');
    await expect(quantity).toHaveValue('2');
    await quantity.fill('3');
    await row.getByRole('button', { name: counter.words('sales.pickups.recordPickup') }).click();
    await expect(row).toContainText(counter.words('sales.pickups.wrong', { most: '2' }));
    await quantity.fill('1');
    await row.getByRole('button', { name: counter.words('sales.pickups.recordPickup') }).click();
    const just = counter.page.getByRole('region', { name: counter.words('sales.pickups.just') });
    await expect(just).toContainText(dear.name);
    await expect(quantity).toHaveValue('1');
    const undo = just.getByRole('button', { name: new RegExp(escaped(dear.name)) });
    await undo.click();
    await expect(undo).toHaveCount(0);
    await expect(quantity).toHaveValue('2');
    const waiting = await ask<{ number: string; awaiting: string }[]>(manager.page, 'sales.awaitingPickup', {
      storeId: store.id,
    });
    expect(waiting.find(({ number }) => number === receipt)?.awaiting).toBe('2');
  });

  test('超过自退额度要店长授权，只授权这一次', async () => {
    await counter.returnOne(receipt, dear.name, dear.listPriceFen, PEOPLE.otherManager);
    const { tickets } = await ask<{ tickets: { kind: string; totalFen: number }[] }>(
      manager.page,
      'sales.tickets',
      {
        storeIds: [store.id],
        kind: 'RETURN',
      },
    );
    expect(tickets[0]?.totalFen).toBe(-dear.listPriceFen);
  });
});

// A receipt of nobody: instead of money the refund is kept for whoever is found at the counter.
test('没留客户的小票退货：先找到客户，钱转入店内余额', async ({ browser }) => {
  const manager = new Office(await (await browser.newContext()).newPage());
  const context = await browser.newContext({ viewport: DESK });
  const counter = new Counter(await context.newPage());
  await manager.signIn(PEOPLE.otherManager);
  const store = await manager.store('S02');
  const goods = await goodsInStock(manager.page, store.id, 30);
  const [cheap] = goods.toSorted((a, b) => a.listPriceFen - b.listPriceFen);
  if (!cheap) throw new Error('the demo sells something');
  const digits = String(Math.floor(Math.random() * 10 ** 7)).padStart(7, '0');
  const name = `退转客${digits.slice(-3)}`;
  const { customerId } = await act<{ customerId: string }>(manager.page, 'customers.add', {
    storeId: store.id,
    name,
    numbers: [{ number: `1773${digits}` }],
  });
  const till = await newTill(browser, manager.page, store);
  await counter.enrol(await manager.enrolmentCode(till));
  await counter.signIn(PEOPLE.otherManager);
  await counter.openTill('300');
  await counter.scan(cheap.barcode, cheap.name);
  await counter.pay();
  await counter.tender('WECHAT');
  const receipt = await counter.finish(cheap.listPriceFen);
  await counter.next();

  await counter.openReceipt(receipt);
  await counter.button('sales.receipts.return').click();
  await counter.oneBack(cheap.name);
  await counter.button('sales.return.reasons.unwanted').click();
  const amount = formatMoney(cheap.listPriceFen);
  await counter.button('sales.return.asStoreCreditOf', { amount }).click();
  const whose = counter.page.getByRole('region', { name: counter.words('sales.return.whoseCredit') });
  await whose.getByRole('searchbox').fill(digits.slice(-4));
  await expectAccessible(counter.page, 'whose store credit');
  await whose.getByRole('button', { name: new RegExp(name) }).click();
  await expect(counter.page.getByRole('checkbox').last()).toBeChecked();
  await counter.page.setViewportSize(PHONE);
  await expectAccessible(counter.page, 'refund as store credit, on a phone');
  await counter.page.setViewportSize(DESK);
  await counter.page
    .getByRole('button', { name: new RegExp(`^${escaped(counter.words('sales.return.confirm'))}`) })
    .click();
  await expect(counter.page.getByText(counter.words('sales.receipt.return')).first()).toBeVisible();
  const standing = await ask<{ storeCreditFen: number }>(manager.page, 'credit.standing', {
    storeId: store.id,
    customerId,
  });
  expect(standing.storeCreditFen).toBe(cheap.listPriceFen);
  await context.close();
  await manager.page.context().close();
});
