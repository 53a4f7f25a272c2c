import { expect, type Locator, test } from '@playwright/test';
import { ask, type Goods, goodsInStock, type Store } from './api';
import { PEOPLE } from './demo';
import { expectNoOverflow, PHONE } from './pages/accessible';
import { Office } from './pages/office';

// What the other program has and the book lacks, to the last fen of who answers for it: all on phones.
test.describe('对账少了货，到赔清', () => {
  test.describe.configure({ mode: 'serial' });
  let manager: Office;
  let owner: Office;
  let store: Store;
  let product: Goods;
  /** Of the case. */
  let address = '';

  test.beforeAll(async ({ browser }) => {
    const phone = async () => new Office(await (await browser.newContext({ viewport: PHONE })).newPage());
    manager = await phone();
    owner = await phone();
  });
  test.afterAll(async () => {
    for (const { page } of [manager, owner]) await page.context().close();
  });

  test('对方比账上多一件，店长据此立短少单', async () => {
    await manager.signIn(PEOPLE.manager);
    const { page, words } = manager;
    store = await manager.store('S01');
    const found = await shortByOne(manager, store);
    product = found.product;
    await found.row.getByRole('link', { name: words('shortages.new'), exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: words('shortages.new') })).toBeVisible();
    await expect(page.getByText(words('shortages.owner', { name: PEOPLE.clerk.name })).first()).toBeVisible();
    await expectNoOverflow(page, '立短少单');
    await page.getByRole('button', { name: words('shortages.new'), exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^SC-\d{6}$/ })).toBeVisible();
    address = page.url();
  });

  test('责任人在自己的手机上说明', async () => {
    await owner.signIn(PEOPLE.clerk);
    const { page, words } = owner;
    await page.goto('/my/shortages');
    await page.getByRole('row').filter({ hasText: product.name }).getByRole('link').first().click();
    await page.getByRole('button', { name: words('shortages.explain'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(words('shortages.text')).fill('上周调整陈列时搬动过，没有再看到');
    await dialog.getByRole('button', { name: words('shortages.explain'), exact: true }).click();
    await expect(page.getByText('上周调整陈列时搬动过，没有再看到')).toBeVisible();
    await expectNoOverflow(page, '我的短少');
  });

  test('店长决定赔一部分', async () => {
    const { page, words } = manager;
    await page.goto(address);
    await page.getByRole('button', { name: words('shortages.decide'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(words('shortages.verdict')).selectOption('COMPENSATE');
    await dialog.getByLabel(words('shortages.compensate')).fill('100');
    await dialog.getByLabel(words('shortages.reason')).fill('交接时没有点清，双方各担一部分');
    await dialog.getByRole('button', { name: words('shortages.decide'), exact: true }).click();
    await expect(page.getByText(words('shortages.shareStates.owing'), { exact: true })).toBeVisible();
  });

  test('责任人确认，从工资里扣', async () => {
    await owner.page.reload();
    await owner.page.getByRole('button', { name: owner.words('shortages.agree'), exact: true }).click();
    const agreed = owner.page.getByRole('dialog');
    await agreed.getByRole('button', { name: owner.words('shortages.agree'), exact: true }).click();
    await expect(owner.page.getByText(owner.words('shortages.acknowledged'), { exact: true })).toBeVisible();

    const { page, words } = manager;
    await page.reload();
    await page.getByRole('button', { name: words('shortages.settle'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(words('shortages.kinds.PAYROLL'), { exact: true }).click();
    const month = dialog.getByLabel(words('shortages.month'));
    await month.selectOption({ index: 1 });
    const chosen = await month.inputValue();
    await dialog.getByLabel(words('shortages.wage')).fill('300');
    await dialog.getByRole('button', { name: words('shortages.settle'), exact: true }).click();
    // A fifth of the month's wage at most: more is refused in words.
    await expect(dialog.getByRole('alert')).toBeVisible();
    await dialog.getByLabel(words('shortages.wage')).fill('6000');
    await dialog.getByRole('button', { name: words('shortages.settle'), exact: true }).click();
    await expect(page.getByText(words('shortages.shareStates.closed'), { exact: true })).toBeVisible();
    await expectNoOverflow(page, '短少单');

    await page.goto(`/stock/shortages/payroll?store=${store.id}&month=${chosen}`);
    await expect(page.getByRole('row').filter({ hasText: PEOPLE.clerk.name })).toContainText('100.00');
  });
});

/** Reconciles goods against a program that has a piece more of each; of one the clerk answers for, where its line stands. */
async function shortByOne(office: Office, store: Store): Promise<{ product: Goods; row: Locator }> {
  const { page, words } = office;
  const goods = await goodsInStock(page, store.id, 20);
  const levels = await ask<{ productId: string; onHand: string }[]>(page, 'stock.onHand', {
    storeId: store.id,
    productIds: goods.map(({ id }) => id),
  });
  const ours = new Map(levels.map((level) => [level.productId, Number(level.onHand)]));
  const lines = goods.map(({ id, code, name }) => `${code},${name},${(ours.get(id) ?? 0) + 1}`);
  await page.goto(`/stock/reconciliation/new?store=${store.id}`);
  await page.getByLabel(words('reconciliation.source')).fill('易构');
  await page.locator('input[type=file]').setInputFiles({
    name: '易构库存.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['编码,名称,库存', ...lines].join('\n')),
  });
  await expect(page.getByText(words('reconciliation.ready'))).toBeVisible();
  await expectNoOverflow(page, '对账');
  await page.getByRole('button', { name: words('reconciliation.run'), exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^RE-\d{6}$/ })).toBeVisible();
  // What we have and their short file lacks is listed too.
  await page.goto(`${page.url()}&class=DIFFERENCE`);
  const row = page
    .getByRole('row')
    .filter({ hasText: PEOPLE.clerk.name })
    .filter({ has: page.getByRole('link', { name: words('shortages.new'), exact: true }) })
    .first();
  const text = await row.textContent();
  const product = goods.find(({ code }) => text?.includes(code));
  if (!product) throw new Error('the clerk answers for some goods of the demo');
  return { product, row };
}
