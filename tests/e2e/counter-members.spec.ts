import { type Browser, expect, type Page, test } from '@playwright/test';
import { formatMoney, formatQuantity } from '@/lib/format';
import { memberPriceOf } from '@/lib/member-price';
import { pointsOn } from '@/server/customers/points/point-rules';
import { act, ask, type Goods, goodsInStock, type Store } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { DESK, expectAccessible, PHONE } from './pages/accessible';
import { Counter } from './pages/counter';
import { Office } from './pages/office';

const digits = (count: number) => String(Math.floor(Math.random() * 10 ** count)).padStart(count, '0');

// A level is made, given to a customer, and known at the counter; money is paid in, spent, and comes back to where it came from.
test.describe('会员价与储值', () => {
  test.describe.configure({ mode: 'serial' });
  const opened: Page[] = [];
  let manager: Office;
  let office: Office;
  let counter: Counter;
  let store: Store;
  let goods: Goods;
  let memberFen = 0;
  let receipt = '';
  const last = digits(4);
  const level = `体验会员${digits(3)}`;
  const customer = { name: `贺知秋${digits(3)}`, customerId: '', code: '' };
  const SPENT_FEN = 1_100;

  async function page(browser: Browser): Promise<Page> {
    const made = await (await browser.newContext({ viewport: DESK })).newPage();
    opened.push(made);
    return made;
  }
  const stored = async () => {
    const { storedValueFen, storedBonusFen } = await ask<{ storedValueFen: number; storedBonusFen: number }>(
      manager.page,
      'credit.standing',
      { storeId: store.id, customerId: customer.customerId },
    );
    return [storedValueFen, storedBonusFen];
  };
  const points = async () => {
    const of = { storeId: store.id, customerId: customer.customerId };
    return (await ask<{ points: number }>(manager.page, 'points.of', of)).points;
  };
  const attached = () => counter.basket.getByRole('button', { name: new RegExp(customer.name) });
  const sheet = () => counter.page.getByRole('dialog');

  test.beforeAll(async ({ browser }) => {
    manager = new Office(await page(browser));
    await manager.signIn(PEOPLE.otherManager);
    store = await manager.store('S02');
    const input = {
      storeId: store.id,
      name: customer.name,
      numbers: [{ number: `1763${digits(3)}${last}` }],
    };
    Object.assign(customer, await act(manager.page, 'customers.add', input));
    const [first] = await goodsInStock(manager.page, store.id, 1);
    if (!first) throw new Error('something is in stock');
    goods = first;
    const { memberPriceFen } = await ask<{ memberPriceFen: number | null }>(manager.page, 'catalog.product', {
      productId: goods.id,
    });
    const { listPriceFen } = goods;
    memberFen = memberPriceOf({ listPriceFen, memberPriceFen }, { discountBp: 1_000 }) ?? 0;
    office = new Office(await page(browser));
    await office.signIn(PEOPLE.headOffice);
    const till = await newTill(browser, manager.page, store);
    counter = new Counter(await page(browser));
    await counter.enrol(await manager.enrolmentCode(till));
    await counter.signIn(PEOPLE.otherClerk);
    await counter.openTill('300');
  });
  test.afterAll(async () => {
    for (const one of opened) await one.context().close();
  });

  test('总部新增九折等级，看得见有多少会员', async () => {
    const { page: screen } = office;
    await screen.goto('/customers/levels');
    await expectAccessible(screen, '会员等级');
    await screen.getByRole('button', { name: office.words('members.add'), exact: true }).click();
    const form = screen.getByRole('dialog');
    await form.getByLabel(office.words('members.name')).fill(level);
    await form.getByLabel(office.words('members.discount')).fill('9');
    await form.getByLabel(office.words('members.points')).fill('2');
    await form.getByRole('button', { name: office.words('members.add'), exact: true }).click();
    const row = screen.getByRole('row').filter({ hasText: level });
    await expect(row).toContainText('9 折');
    await screen.setViewportSize(PHONE);
    await expectAccessible(screen, '会员等级');
    await screen.setViewportSize(DESK);
  });

  test('店长给客户设等级；有人在用的等级删不掉', async () => {
    const { page: screen } = manager;
    await screen.goto(`/customers/${customer.customerId}`);
    await screen.getByRole('button', { name: manager.words('members.set'), exact: true }).click();
    const form = screen.getByRole('dialog');
    await form.getByLabel(manager.words('members.level')).selectOption({ label: level });
    await form.getByRole('button', { name: manager.words('members.set'), exact: true }).click();
    await expect(screen.getByText(level).first()).toBeVisible();
    const remove = office.words('members.removeOf', { name: level });
    await office.page.reload();
    await office.page.getByRole('button', { name: remove }).click();
    const asked = office.page.getByRole('dialog');
    await asked.getByRole('button', { name: office.words('members.remove'), exact: true }).click();
    await expect(asked.getByRole('alert')).toContainText(level);
    await office.page.keyboard.press('Escape');
  });

  test('收银：选了会员就是会员价，撤掉会员价格就回去', async () => {
    await counter.scan(goods.barcode, goods.name);
    await counter.button('sales.customer.attach').click();
    await sheet().getByRole('searchbox').fill(last);
    await sheet()
      .getByRole('button', { name: new RegExp(customer.name) })
      .click();
    const saves = counter.words('sales.basket.memberPrice', {
      amount: formatMoney(goods.listPriceFen - memberFen),
    });
    await expect(counter.basket.getByText(saves)).toBeVisible();
    await expectAccessible(counter.page, '会员价');
    await attached().click();
    await sheet()
      .getByRole('button', { name: counter.words('sales.customer.takeOff') })
      .click();
    await expect(counter.basket.getByText(saves)).toBeHidden();
    await counter.button('sales.customer.attach').click();
    await sheet().getByRole('searchbox').fill(last);
    await sheet()
      .getByRole('button', { name: new RegExp(customer.name) })
      .click();
    await expect(counter.basket.getByText(saves)).toBeVisible();
  });

  test('储值：充一千送一百，一次入账，收据上本金赠送分开', async () => {
    await attached().click();
    await sheet()
      .getByRole('button', { name: counter.words('sales.customer.topUp'), exact: true })
      .click();
    await counter.page
      .getByRole('button', {
        name: counter.words('sales.topUp.offer', { from: formatMoney(100_000), bonus: formatMoney(10_000) }),
      })
      .click();
    await expectAccessible(counter.page, '储值');
    await counter.page
      .getByRole('button', { name: new RegExp(`^${counter.words('sales.topUp.take')} `) })
      .dblclick();
    const slip = counter.page.getByRole('region', { name: counter.words('sales.repay.slip') });
    await expect(slip).toContainText(counter.words('sales.topUp.slip'));
    await expect(slip).toContainText(formatMoney(10_000));
    await expect(slip).toContainText(`176****${last}`);
    expect(await stored()).toEqual([100_000, 10_000]);
    await counter.page.setViewportSize(PHONE);
    await expectAccessible(counter.page, '储值收据');
    await counter.page.setViewportSize(DESK);
    await counter.button('sales.menu.backToSale').click();
  });

  test('付款：一部分用储值，其余收现金；本金赠送按比例扣', async () => {
    await counter.pay();
    await counter.typeAmount(String(SPENT_FEN / 100));
    await counter.tender('STORED_VALUE');
    await counter.tender('WECHAT');
    receipt = await counter.finish(memberFen);
    const paper = counter.page.getByRole('region', { name: counter.words('sales.done.receipt') });
    await expect(paper).toContainText(
      counter.words('sales.receipt.memberPrice', { shelf: formatMoney(goods.listPriceFen) }),
    );
    expect(await stored()).toEqual([99_000, 9_900]);
    await counter.next();
  });

  test('积分：按实付得，赠送那部分不算；收银台和客户页都看得到，总部能更正', async () => {
    const earned = pointsOn(memberFen - SPENT_FEN / 11, 2_000);
    await expect.poll(points).toBe(earned);
    await counter.button('sales.customer.attach').click();
    await sheet().getByRole('searchbox').fill(last);
    await sheet()
      .getByRole('button', { name: new RegExp(customer.name) })
      .click();
    await attached().click();
    await expect(sheet()).toContainText(
      `${counter.words('sales.customer.standing.points')}${formatQuantity(String(earned))}`,
    );
    await sheet()
      .getByRole('button', { name: counter.words('sales.customer.takeOff') })
      .click();
    const { page: screen } = office;
    await screen.goto(`/customers/${customer.customerId}`);
    const table = screen.getByRole('table', { name: office.words('members.ofCustomer.title') });
    await expect(table).toContainText(office.words('members.ofCustomer.kinds.EARNED'));
    const correct = office.words('members.ofCustomer.correct');
    await screen.getByRole('button', { name: correct, exact: true }).click();
    const form = screen.getByRole('dialog');
    await form.getByLabel(office.words('members.ofCustomer.amount')).fill('10');
    await form.getByLabel(office.words('members.ofCustomer.reason')).fill('补登活动积分');
    await form.getByRole('button', { name: correct, exact: true }).click();
    await expect(table).toContainText('补登活动积分');
    await expectAccessible(screen, '客户积分');
    await screen.setViewportSize(PHONE);
    await expectAccessible(screen, '客户积分');
    await screen.setViewportSize(DESK);
  });

  test('退货：储值退回储值，本金赠送都回到原样', async () => {
    await counter.returnOne(receipt, goods.name, memberFen, PEOPLE.otherManager);
    await expect.poll(stored).toEqual([100_000, 10_000]);
    // What was earned went with the goods; what head office gave stays.
    expect(await points()).toBe(10);
  });
});
