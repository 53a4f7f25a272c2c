import { type BrowserContext, expect, test } from '@playwright/test';
import { act, ask, type Goods, goodsInStock, type Store } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { Counter } from './pages/counter';
import { letPass } from './pages/hands';
import { Office } from './pages/office';

/** Slower than a scanner, as a hand is; ms. */
const BY_HAND_MS = 300;

// Held sales stand as tabs over the basket: one press swaps, on whichever till.
test.describe('挂单标签', () => {
  test.describe.configure({ mode: 'serial' });
  let manager: Office;
  let context: BrowserContext;
  let counter: Counter;
  let store: Store;
  let goods: Goods[];

  test.beforeAll(async ({ browser }) => {
    manager = new Office(await (await browser.newContext()).newPage());
    context = await browser.newContext();
    counter = new Counter(await context.newPage());
    await manager.signIn(PEOPLE.showroomManager);
    store = await manager.store('X01');
    goods = await goodsInStock(manager.page, store.id, 2, '浴巾');
    const till = await newTill(browser, manager.page, store);
    await counter.enrol(await manager.enrolmentCode(till));
    await counter.signIn(PEOPLE.showroomClerk);
    await counter.openTill('300');
  });
  test.afterAll(async () => {
    await manager.page.context().close();
    await context.close();
  });
  const clerk = PEOPLE.showroomClerk.name;
  const tab = (name: string) =>
    counter.basket.getByRole('button', { name: new RegExp(`^\\d+\\. ${name} · \\d`) });
  // Without a note it is told from its neighbours by its time, not by who put it away.
  const unnamed = () => tab('未命名 \\d\\d:\\d\\d');

  test('点一下换单：手上的先挂起，另一单取来，两单都不少', async () => {
    const [first, second] = goods;
    if (!first || !second) throw new Error('towels are in stock');
    await counter.scan(first.barcode, first.name);
    await counter.hold('王先生');
    await expect(tab('王先生')).toContainText('1 件');
    await counter.scan(second.barcode, second.name);
    await tab('王先生').click();
    await expect(counter.basket).toContainText(first.code);
    await expect(counter.basket).not.toContainText(second.code);
    const other = unnamed();
    await expect(other).toBeVisible();
    await other.click();
    await expect(counter.basket).toContainText(second.code);
    await expect(unnamed()).toHaveCount(1);
  });

  test('F4 直接写备注，写到一半按 Esc 回到收银，篮子还在', async () => {
    const [, second] = goods;
    if (!second) throw new Error('towels are in stock');
    // As a hand presses it, not a scanner.
    await letPass(counter.page, BY_HAND_MS);
    await counter.page.keyboard.press('F4');
    const note = counter.page.getByLabel(counter.words('sales.held.label'));
    await expect(note).toBeFocused();
    await counter.page.keyboard.type('李女士');
    await expect(note).toHaveValue('李女士');
    await letPass(counter.page, BY_HAND_MS);
    await counter.page.keyboard.press('Escape');
    await expect(note).toHaveCount(0);
    await expect(counter.basket).toContainText(second.code);
  });

  test('另一台先取走了：说清楚，手上的那一单还在标签里', async () => {
    const [, second] = goods;
    if (!second) throw new Error('towels are in stock');
    // This till's list is a moment old, and another till is quicker.
    await counter.page.route('**/api/trpc/**sales.held**', (route) => route.abort());
    const held = await ask<{ id: string; heldBy: string }[]>(manager.page, 'sales.held', {
      storeId: store.id,
    });
    const taken = held.find(({ heldBy }) => heldBy === clerk);
    await act(manager.page, 'sales.resumeHeld', { storeId: store.id, heldSaleId: taken?.id ?? '' });
    await unnamed().click();
    await expect(counter.page.getByText(counter.words('errors.HELD_SALE_GONE')).first()).toBeVisible();
    await counter.page.unroute('**/api/trpc/**sales.held**');
    await expect(counter.basket).toContainText(counter.words('sales.basket.empty'));
    const [kept] = await ask<{ id: string }[]>(manager.page, 'sales.held', { storeId: store.id });
    if (!kept) throw new Error('the one at hand was put away first');
    await counter.page.reload();
    await unnamed().click();
    await expect(counter.basket).toContainText(second.code);
    await counter.button('sales.basket.clear').click();
  });
});
