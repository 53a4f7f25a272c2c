import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './pages/accessible';
import { Counter } from './pages/counter';
import { emptyShop } from './pages/empty-shop';
import { type Words, wordsIn } from './words';

const PIN = '258036';
const OWNER = { name: '高老板', login: 'owner', pin: PIN };
const PASSWORD = 'kelp-anvil-93-moss';
const MOST_CLICKS = 14;
const MOST_PAGES = 5;

/** Counts what the owner does: every press of the pointer and every Enter; typing is free. */
async function countHands(page: Page): Promise<{ clicks: () => number; pages: () => string[] }> {
  let clicks = 0;
  const pages: string[] = [];
  await page.exposeFunction('handMoved', () => {
    clicks += 1;
  });
  await page.addInitScript(() => {
    const moved = () => void (window as unknown as { handMoved: () => void }).handMoved();
    window.addEventListener('pointerdown', moved, true);
    window.addEventListener('keydown', ({ key }) => key === 'Enter' && moved(), true);
  });
  page.on('framenavigated', (frame) => {
    const { pathname } = new URL(frame.url());
    if (frame === page.mainFrame() && pages.at(-1) !== pathname) pages.push(pathname);
  });
  return { clicks: () => clicks, pages: () => pages };
}

/** The first delivery, of a supplier nobody has entered: nobody leaves it half typed to look for another page. */
async function takeDelivery(page: Page, words: Words): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel(words('auth.signIn.login')).fill(OWNER.login);
  await page.getByLabel(words('auth.signIn.password')).fill(PASSWORD);
  await page.getByRole('button', { name: words('auth.signIn.submit') }).click();
  await expect(page.getByRole('heading', { level: 1, name: words('shell.nav.overview') })).toBeVisible();
  await page.goto('/stock/receiving/new');
  const note = page.getByLabel(words('stock.supplierNote'));
  await note.fill('SH-0001');
  await page.getByRole('button', { name: words('purchasing.suppliers.add'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(words('purchasing.suppliers.code')).fill('XL');
  await dialog.getByLabel(words('purchasing.suppliers.name')).fill('南京新料行');
  await dialog.getByRole('button', { name: words('common.save'), exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel(words('stock.supplier')).locator('option:checked')).toHaveText('南京新料行');
  await expect(note).toHaveValue('SH-0001');
}

// An owner alone, from an empty database to the first receipt.
test('从开通到第一笔销售，一个人也走得通', async ({ browser }) => {
  test.setTimeout(240_000);
  const shop = await emptyShop();
  const context = await browser.newContext({ baseURL: shop.url });
  const page = await context.newPage();
  try {
    const words = wordsIn('zh-CN');
    const hands = await countHands(page);
    await page.goto('/');
    await page.waitForURL('**/setup');
    const field = (key: string) => page.getByLabel(new RegExp(`^${words(`auth.setup.${key}`)}`)).first();
    await field('code').fill(shop.setupCode);
    await field('companyName').fill('高家居');
    await field('storeName').fill('鼓楼店');
    await field('storeCode').fill('GL');
    await field('adminName').fill(OWNER.name);
    await field('login').fill(OWNER.login);
    await field('password').fill(PASSWORD);
    await field('again').fill(PASSWORD);
    await field('pin').fill(PIN);
    await page.getByRole('button', { name: words('auth.setup.submit') }).click();

    const list = page.getByRole('region', { name: words('firstDay.title', { store: '鼓楼店' }) });
    await expect(list).toBeVisible();
    // Figures of nothing stand nowhere beside it.
    await expect(page.getByRole('main').getByRole('region')).toHaveCount(1);
    // Nothing cries before there is anything to cry about.
    await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
    await expectAccessible(page, '开店清单');
    await list.getByRole('button', { name: words('firstDay.ways.examples') }).click();
    const done = list.getByRole('listitem').filter({ hasText: words('firstDay.done') });
    // Goods, their stock, and the owner with a PIN.
    await expect(done).toHaveCount(3);
    await list.getByRole('button', { name: words('firstDay.ways.counterHere') }).click();

    const counter = new Counter(page);
    await counter.choose(OWNER);
    await page.keyboard.type(PIN);
    await page.waitForURL('**/counter');
    await page.getByLabel(words('tills.open.float')).fill('200');
    await counter.button('tills.open.action').click();
    await counter.find.getByRole('button', { name: /^示例 台灯/ }).click();
    await counter.pay();
    await counter.tender('CASH');
    await counter.finish(19_900);
    await test.info().attach('clicks', { body: `${hands.clicks()} clicks; ${hands.pages().join(' ')}` });
    console.log(`${hands.clicks()} clicks, pages: ${hands.pages().join(' ')}`);
    expect(hands.clicks()).toBeLessThanOrEqual(MOST_CLICKS);
    expect(new Set(hands.pages()).size).toBeLessThanOrEqual(MOST_PAGES);
    await page.goto('/');
    await expect(page.getByText(words('auth.byPin.title'))).toBeVisible();
    // At a desk: the counter knows them by six digits, which open no office.
    const desk = await browser.newContext({ baseURL: shop.url });
    await takeDelivery(await desk.newPage(), words);
    await desk.close();
  } finally {
    await context.close();
    await shop.end();
  }
});
