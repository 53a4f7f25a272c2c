import { expect, type Page, test } from '@playwright/test';
import { act } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { expectAccessible, expectNoOverflow, PHONE } from './pages/accessible';
import { Counter } from './pages/counter';
import { Office } from './pages/office';

// What a clerk may give alone is said while it is typed, and before it is paid somebody else allows the rest.

async function makeGoods(page: Page, floorPriceFen: number | null = null) {
  const code = crypto.randomUUID().slice(0, 8).toUpperCase();
  const goods = { name: `额度样品 ${code}`, barcode: `B${code}`, listPriceFen: 10_000 };
  await act(page, 'catalog.save', {
    code,
    name: goods.name,
    listPriceFen: goods.listPriceFen,
    unit: '件',
    decimals: 0,
    categoryName: null,
    floorPriceFen,
    cost: null,
    taxRateBp: 1300,
    barcodes: [goods.barcode],
    active: true,
  });
  return goods;
}

test('收银员的优惠额度：总部给门店设得更严，收银台先说明，店长当场授权', async ({ browser }) => {
  const office = new Office(await (await browser.newContext()).newPage());
  await office.signIn(PEOPLE.headOffice);
  const store = await office.store('S02');
  await office.page.goto(`/stores/limits?store=${store.id}`);
  const name = `${office.words('shell.roles.CLERK')} · ${office.words('limits.acts.LINE_DISCOUNT')}`;
  await office.page.getByRole('button', { name: office.words('limits.changeOf', { name }) }).click();
  const dialog = office.page.getByRole('dialog');
  await dialog.getByLabel(office.words('limits.holds')).selectOption('ALLOWED');
  await dialog.getByLabel(office.words('limits.percent')).fill('10');
  await dialog.getByRole('button', { name: office.words('limits.change'), exact: true }).click();
  await expect(office.page.getByText(office.words('limits.upTo.ALLOWED', { percent: 10 }))).toBeVisible();
  await expectAccessible(office.page, 'limits of a store');
  await office.page.setViewportSize(PHONE);
  await expectNoOverflow(office.page, 'limits of a store');

  const manager = new Office(await (await browser.newContext()).newPage());
  await manager.signIn(PEOPLE.otherManager);
  const admin = new Office(await (await browser.newContext()).newPage());
  await admin.signIn(PEOPLE.admin);
  const goods = await makeGoods(admin.page);
  const till = await newTill(browser, manager.page, store);
  const page = await (await browser.newContext()).newPage();
  const counter = new Counter(page);
  await counter.enrol(await manager.enrolmentCode(till));
  await counter.signIn(PEOPLE.otherClerk);
  await counter.openTill('300');
  await counter.scan(goods.barcode, goods.name);
  await counter.basket
    .getByRole('button', { name: counter.words('sales.basket.discount'), exact: true })
    .click();
  await page
    .getByRole('group', { name: counter.words('sales.basket.usualDiscounts') })
    .getByRole('button', { name: counter.words('sales.basket.discountSaid', { said: '8' }), exact: true })
    .click();
  await expect(
    page.getByText(counter.words('sales.limits.hintApproval', { acts: 'LINE_DISCOUNT' })),
  ).toBeVisible();
  await counter.button('sales.basket.apply').click();
  // Without a line it is said plainly, and with one again somebody is asked.
  await page.context().setOffline(true);
  await counter.pay();
  await expect(page.getByText(counter.words('sales.limits.nobodyToAsk'))).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText(counter.words('sales.approval.overLimit'))).toBeVisible();
  await counter.approve(PEOPLE.otherManager, 'regular');
  await counter.tender('CARD');
  await counter.finish(8_000);
  await counter.next();
  await act(office.page, 'limits.setOfStore', {
    storeId: store.id,
    role: 'CLERK',
    act: 'LINE_DISCOUNT',
    state: null,
    limitBp: null,
  });
});

test('没有店长在场：发到店长手机，挂单接待下一位，同意后取单收款', async ({ browser }) => {
  const manager = new Office(await (await browser.newContext({ viewport: PHONE })).newPage());
  await manager.signIn(PEOPLE.otherManager);
  const store = await manager.store('S02');
  const admin = new Office(await (await browser.newContext()).newPage());
  await admin.signIn(PEOPLE.admin);
  const goods = await makeGoods(admin.page, 9_000);
  const till = await newTill(browser, manager.page, store);
  const page = await (await browser.newContext()).newPage();
  const counter = new Counter(page);
  await counter.enrol(await manager.enrolmentCode(till));
  await counter.signIn(PEOPLE.otherClerk);
  await counter.openTill('300');
  await counter.scan(goods.barcode, goods.name);
  await counter.reprice('80', 'match');
  await counter.pay();
  await counter.button('sales.approval.reasons.match').click();
  await counter.button('sales.phone.ask').click();
  await expect(page.getByText(counter.words('sales.phone.waiting'))).toBeVisible();
  await expectAccessible(page, 'waiting for a phone');
  await counter.button('sales.phone.serveNext').click();
  await expect(counter.basket).toContainText(counter.words('sales.basket.empty'));
  // On whatever page the manager is.
  const asked = manager.page.getByRole('region', { name: manager.words('approvals.title') });
  await expect(asked).toContainText(goods.name);
  await expectAccessible(manager.page, 'a request on a phone');
  await expectNoOverflow(manager.page, 'a request on a phone');
  await asked
    .getByRole('button', {
      name: new RegExp(`^${manager.words('approvals.approve', { amount: '' }).trim()}`),
    })
    .click();
  await expect(asked).toBeHidden();
  await expect(
    page.getByText(counter.words('sales.phone.heldApproved', { name: PEOPLE.otherManager.name })),
  ).toBeVisible();
  await counter.resume(counter.words('sales.phone.heldLabel', { goods: goods.name }));
  await counter.pay();
  await counter.tender('CARD');
  await counter.finish(8_000);
  await counter.next();
});

test('作废上一单：店长授权后整单冲销，小票上查得到', async ({ browser }) => {
  const office = new Office(await (await browser.newContext()).newPage());
  await office.signIn(PEOPLE.headOffice);
  const set = (state: 'NEEDS_APPROVAL' | 'DENIED') =>
    act(office.page, 'limits.set', { role: 'CLERK', act: 'VOID_LAST', state, limitBp: null });
  await set('NEEDS_APPROVAL');
  const manager = new Office(await (await browser.newContext()).newPage());
  await manager.signIn(PEOPLE.otherManager);
  const store = await manager.store('S02');
  const admin = new Office(await (await browser.newContext()).newPage());
  await admin.signIn(PEOPLE.admin);
  const goods = await makeGoods(admin.page);
  const till = await newTill(browser, manager.page, store);
  const page = await (await browser.newContext()).newPage();
  const counter = new Counter(page);
  await counter.enrol(await manager.enrolmentCode(till));
  await counter.signIn(PEOPLE.otherClerk);
  await counter.openTill('300');
  await counter.scan(goods.barcode, goods.name);
  await counter.pay();
  await counter.tender('CARD');
  const number = await counter.finish(goods.listPriceFen);
  await counter.next();
  await counter.openReceipt(number);
  await counter.button('sales.void.act').click();
  await page.getByRole('button', { name: counter.words('sales.return.reasons.priceError') }).click();
  await expectAccessible(page, 'voiding a sale');
  await counter.button('sales.void.askManager').click();
  await counter.approve(PEOPLE.otherManager, 'regular');
  // The receipt of the void, which names its sale.
  await expect(page.getByText(counter.words('sales.receipts.kinds.VOID')).first()).toBeVisible();
  await expect(page.getByRole('button', { name: new RegExp(number) })).toBeVisible();
  await set('DENIED');
});
