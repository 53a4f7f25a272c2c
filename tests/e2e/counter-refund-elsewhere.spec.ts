import { type Browser, expect, type Page, test } from '@playwright/test';
import { formatMoney } from '@/lib/format';
import { act, ask } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { DESK, expectAccessible, expectNoOverflow, PHONE } from './pages/accessible';
import { Counter, escaped } from './pages/counter';
import { Office, speak } from './pages/office';

// Paid by card, wanted in cash: as far as the role's limit goes, by a manager's word where it says so, and said on the spot where it may not be.

type State = 'ALLOWED' | 'NEEDS_APPROVAL' | 'DENIED';

type Goods = Awaited<ReturnType<typeof makeGoods>>;

/** Something a clerk takes back alone. */
async function makeGoods(page: Page) {
  const code = crypto.randomUUID().slice(0, 8).toUpperCase();
  const goods = { name: `退款样品 ${code}`, barcode: `B${code}`, listPriceFen: 10_000 };
  await act(page, 'catalog.save', {
    code,
    name: goods.name,
    listPriceFen: goods.listPriceFen,
    unit: '件',
    decimals: 0,
    categoryName: null,
    floorPriceFen: null,
    cost: null,
    taxRateBp: 1300,
    barcodes: [goods.barcode],
    active: true,
  });
  return goods;
}

async function shop(browser: Browser, address = '', language?: 'en') {
  const newPage = async () => {
    const context = await browser.newContext({ viewport: DESK });
    if (language) await speak(context, language, address);
    return context.newPage();
  };
  const office = new Office(await newPage(), language);
  await office.signIn(PEOPLE.headOffice);
  const manager = new Office(await newPage(), language);
  await manager.signIn(PEOPLE.otherManager);
  const store = await manager.store('S02');
  const admin = new Office(await newPage(), language);
  await admin.signIn(PEOPLE.admin);
  const cheap = await makeGoods(admin.page);
  await admin.page.context().close();
  const counter = new Counter(await newPage(), language);
  await counter.enrol(await manager.enrolmentCode(await newTill(browser, manager.page, store)));
  await counter.signIn(PEOPLE.otherClerk);
  await counter.openTill('300');
  const limit = (state: State) =>
    act(office.page, 'limits.set', { role: 'CLERK', act: 'REFUND_OTHER_TENDER', state, limitBp: null });
  return { office, manager, store, counter, cheap, limit };
}

async function sellByCard(counter: Counter, goods: Goods): Promise<string> {
  await counter.scan(goods.barcode, goods.name);
  await counter.pay();
  await counter.tender('CARD');
  const receipt = await counter.finish(goods.listPriceFen);
  await counter.next();
  return receipt;
}

async function bringBack(counter: Counter, receipt: string, goods: Goods): Promise<void> {
  await counter.openReceipt(receipt);
  await counter.button('sales.receipts.return').click();
  await counter.oneBack(goods.name);
  await counter.button('sales.return.reasons.unwanted').click();
}

async function looksRight(page: Page, what: string): Promise<void> {
  await expectAccessible(page, what);
  await page.setViewportSize(PHONE);
  await expectNoOverflow(page, `${what}, on a phone`);
  await page.setViewportSize(DESK);
}

test('刷卡的退现金：岗位不可以时说明原因，要授权时店长当场授权，日报和小票都查得到', async ({ browser }) => {
  const { manager, store, counter, cheap, limit, office } = await shop(browser);
  const { page } = counter;
  await limit('DENIED');
  const receipt = await sellByCard(counter, cheap);
  await bringBack(counter, receipt, cheap);
  const another = counter.button('sales.return.elsewhere.act');
  await expect(another).toHaveAttribute('aria-disabled', 'true');
  await expect(another).toHaveAttribute('title', counter.words('sales.return.elsewhere.denied'));
  // A finger reads no title: pressed, it says why.
  await another.click({ force: true });
  await expect(
    page.getByRole('listitem').filter({ hasText: counter.words('sales.return.elsewhere.denied') }),
  ).toBeVisible();

  await limit('NEEDS_APPROVAL');
  await counter.button('sales.return.back').click();
  await counter.button('sales.receipts.return').click();
  await counter.oneBack(cheap.name);
  await counter.button('sales.return.reasons.unwanted').click();
  await expect(another).not.toHaveAttribute('aria-disabled', 'true');
  await another.click();
  const ways = page.getByRole('group', { name: counter.words('sales.return.elsewhere.legend') });
  await ways.getByRole('button', { name: counter.words('sales.pay.kinds.CASH'), exact: true }).click();
  const way = { paid: counter.words('sales.pay.kinds.CARD'), kind: counter.words('sales.pay.kinds.CASH') };
  await expect(page.getByText(counter.words('sales.return.elsewhere.paidByBackAs', way))).toBeVisible();
  await looksRight(page, 'another way than it was paid');
  const amount = formatMoney(cheap.listPriceFen);
  await counter.button('sales.return.ask', { amount }).click();
  await expect(page.getByText(counter.words('sales.return.elsewhere.why'))).toBeVisible();
  await expect(
    page.getByText(counter.words('sales.return.elsewhere.backAs', { kind: way.kind })),
  ).toBeVisible();
  await looksRight(page, 'a manager looks at the way');
  await counter.button('sales.return.approval.reasons.agreed').click();
  await page.getByRole('button', { name: PEOPLE.otherManager.name, exact: true }).click();
  await counter.pressPin(PEOPLE.otherManager.pin, 'sales.approval.pinPad');
  await expect(page.getByText(counter.words('sales.receipt.return')).first()).toBeVisible();
  await expect(page.getByText(counter.words('sales.tickets.flags.REFUND_ELSEWHERE')).first()).toBeVisible();

  const { tickets } = await ask<{ tickets: { id: string; totalFen: number }[] }>(
    manager.page,
    'sales.tickets',
    { storeIds: [store.id], mark: 'refundElsewhere' },
  );
  expect(tickets[0]?.totalFen).toBe(-cheap.listPriceFen);
  await manager.page.goto(`/tickets/${store.id}/${tickets[0]?.id}`);
  await expect(manager.page.getByText(manager.words('sales.pay.kinds.CASH')).first()).toBeVisible();
  await expect(
    manager.page.getByText(manager.words('reports.approvalKinds.REFUND_OTHER_TENDER')).first(),
  ).toBeVisible();
  await limit('DENIED');
  await office.page.context().close();
});

test('in English: a refund in cash for a card, allowed alone, and the clerk goes back to the way it was paid', async ({
  browser,
  baseURL,
}) => {
  const { counter, cheap, limit } = await shop(browser, baseURL, 'en');
  const { page } = counter;
  await limit('ALLOWED');
  const receipt = await sellByCard(counter, cheap);
  await bringBack(counter, receipt, cheap);
  await counter.button('sales.return.elsewhere.act').click();
  const ways = page.getByRole('group', { name: counter.words('sales.return.elsewhere.legend') });
  const way = (name: string) => ways.getByRole('button', { name: counter.words(name), exact: true });
  await way('sales.pay.kinds.WECHAT').click();
  await way('sales.return.elsewhere.asPaid').click();
  const card = counter.words('sales.pay.kinds.CARD');
  await expect(page.getByText(counter.words('sales.return.backTo', { kind: card }))).toBeVisible();
  await way('sales.pay.kinds.CASH').click();
  await looksRight(page, 'another way, in English');
  await page
    .getByRole('button', { name: new RegExp(`^${escaped(counter.words('sales.return.confirm'))}`) })
    .click();
  await expect(page.getByText(counter.words('sales.receipt.return')).first()).toBeVisible();
  await expect(page.getByText(counter.words('sales.tickets.flags.REFUND_ELSEWHERE')).first()).toBeVisible();
  await limit('DENIED');
});
