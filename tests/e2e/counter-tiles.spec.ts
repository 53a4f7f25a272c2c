import { type BrowserContext, expect, test } from '@playwright/test';
import { type Goods, goodsInStock, type Store } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { Counter } from './pages/counter';
import { Office } from './pages/office';

// The first page of tiles is the store's own: best sellers until somebody arranges it.
test.describe('收银台的第一页商品', () => {
  test.describe.configure({ mode: 'serial' });
  let manager: Office;
  let context: BrowserContext;
  let counter: Counter;
  let store: Store;
  let goods: Goods[];
  /** What stands first since it was arranged. */
  let top: string;

  test.beforeAll(async ({ browser }) => {
    manager = new Office(await (await browser.newContext()).newPage());
    context = await browser.newContext();
    counter = new Counter(await context.newPage());
    await manager.signIn(PEOPLE.otherManager);
    store = await manager.store('S02');
    goods = await goodsInStock(manager.page, store.id, 2, '浴巾');
    const till = await newTill(browser, manager.page, store);
    await counter.enrol(await manager.enrolmentCode(till));
    await counter.signIn(PEOPLE.otherManager);
    await counter.openTill('300');
  });
  test.afterAll(async () => {
    await manager.page.context().close();
    await context.close();
  });
  const tiles = () => counter.find.getByRole('listitem');
  const chip = (key: string) => counter.find.getByRole('button', { name: counter.words(key), exact: true });

  test('没人排过：先是近三十天的热销', async () => {
    await expect(chip('sales.find.bestSellers')).toHaveAttribute('aria-pressed', 'true');
    await expect(tiles().first()).toBeVisible();
    expect(await tiles().count()).toBeLessThanOrEqual(24);
  });

  test('店长排：搜索加进来，方向键移到最前，拖动换位，保存', async () => {
    const [first, second] = goods;
    if (!first || !second) throw new Error('towels are in stock');
    await counter.button('sales.find.arrange').click();
    const search = counter.find.getByRole('searchbox');
    for (const { code } of [first, second]) {
      await search.fill(code);
      await expect(tiles()).toHaveCount(1);
      const tile = tiles().getByRole('button').first();
      // It may be a best seller already.
      if ((await tile.getAttribute('aria-pressed')) !== 'true') await tile.click();
      await expect(tile).toHaveAttribute('aria-pressed', 'true');
    }
    await search.fill('');
    const handle = (code: string) => tiles().filter({ hasText: code }).getByRole('button').first();
    await handle(first.code).focus();
    const count = await tiles().count();
    for (let step = 0; step < count; step += 1) await counter.page.keyboard.press('ArrowLeft');
    await expect(tiles().first()).toContainText(first.code);
    const codes = await tiles().allTextContents();
    const place = codes.findIndex((text) => text.includes(second.code));
    expect(place).toBeGreaterThan(0);
    await tiles()
      .nth(place - 1)
      .scrollIntoViewIfNeeded();
    const from = await handle(second.code).boundingBox();
    const to = await tiles()
      .nth(place - 1)
      .boundingBox();
    if (!from || !to) throw new Error('both are shown');
    await counter.page.mouse.move(from.x + 10, from.y + 10);
    await counter.page.mouse.down();
    await counter.page.mouse.move(to.x + 60, to.y + 20, { steps: 8 });
    await counter.page.mouse.up();
    await expect(tiles().nth(place - 1)).toContainText(second.code);
    await counter.button('sales.tiles.save').click();
    await expect(counter.button('sales.tiles.save')).toBeHidden();
    await expect(chip('sales.find.firstPage')).toBeVisible();
    const saved = place === 1 ? second : first;
    await expect(tiles().first()).toContainText(saved.code);
    top = saved.code;
  });

  test('服务器没有回答，第一页也还是排好的', async () => {
    await counter.page.route('**/api/trpc/**firstTiles**', (route) => route.abort());
    await counter.page.reload();
    await expect(chip('sales.find.firstPage')).toHaveAttribute('aria-pressed', 'true');
    await expect(tiles().first()).toContainText(top);
    await counter.page.unroute('**/api/trpc/**firstTiles**');
  });

  test('全店一样；店员看得到，排不了；可以改回热销', async ({ browser }) => {
    await counter.button('sales.find.arrange').click();
    await counter.button('sales.tiles.bestSellers').click();
    await expect(counter.button('sales.tiles.save')).toBeHidden();
    await expect(chip('sales.find.bestSellers')).toBeVisible();
    const other = await browser.newContext();
    const clerk = new Counter(await other.newPage());
    const till = await newTill(browser, manager.page, store);
    await clerk.enrol(await manager.enrolmentCode(till));
    await clerk.signIn(PEOPLE.otherClerk);
    await clerk.openTill('300');
    await expect(clerk.find.getByRole('listitem').first()).toBeVisible();
    await expect(clerk.button('sales.find.arrange')).toBeHidden();
    await other.close();
  });
});
