import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { type AppLocale, LOCALES } from '@/lib/i18n/locales';
import { fenToText } from '@/lib/money';
import { receiptNumber } from '@/lib/receipt-number';
import { act, ask, type Goods, goodsInStock, type Store } from './api';
import { PEOPLE } from './demo';
import { isLongRun } from './languages';
import { newTill } from './new-till';
import { DESK, expectAccessible, expectNoOverflow, PHONE } from './pages/accessible';
import { Counter } from './pages/counter';
import { Office, speak } from './pages/office';
import { findSamples, routesOfTheApp, type Samples, VISITS } from './pages/routes';
import { wordsIn } from './words';

/** Forms that stand over a page, by the button that opens them. */
const DIALOGS: readonly { who: 'manager' | 'admin'; at: (samples: Samples) => string; button: string }[] = [
  { who: 'manager', at: ({ store, day }) => `/day-reports/${store.id}/${day}`, button: 'reports.submit' },
  { who: 'manager', at: ({ store }) => `/stores/${store.id}`, button: 'zones.add' },
  { who: 'manager', at: ({ store }) => `/stores/${store.id}?tab=checks`, button: 'zones.checks.add' },
  {
    who: 'manager',
    at: ({ store, zoneId }) => `/stores/${store.id}/plan?zone=${zoneId}`,
    button: 'zones.plan.addShelf',
  },
  { who: 'manager', at: ({ store }) => `/stock/handovers?store=${store.id}`, button: 'handovers.answer' },
  { who: 'admin', at: () => '/people', button: 'staff.people.add' },
  { who: 'admin', at: () => '/stock/suppliers', button: 'purchasing.suppliers.add' },
  { who: 'admin', at: () => '/audit', button: 'audit.view' },
];

test('every page of app/ is listed', () => {
  expect(Object.keys(VISITS).sort()).toEqual(routesOfTheApp());
});

const VISITORS = ['nobody', 'manager', 'admin', 'headOffice'] as const;

test.describe('without barriers', () => {
  // Two minutes at most; a machine with other work takes several times that.
  test.describe.configure({ timeout: 600_000 });
  let contexts: Record<(typeof VISITORS)[number] | 'clerk', BrowserContext>;
  let samples: Samples;
  let goods: Goods;

  test.beforeAll(async ({ browser }) => {
    const make = () => browser.newContext({ viewport: DESK });
    contexts = {
      nobody: await make(),
      manager: await make(),
      admin: await make(),
      headOffice: await make(),
      clerk: await make(),
    };
    const manager = new Office(await contexts.manager.newPage());
    await manager.signIn(PEOPLE.showroomManager);
    await new Office(await contexts.admin.newPage()).signIn(PEOPLE.admin);
    await new Office(await contexts.headOffice.newPage()).signIn(PEOPLE.headOffice);
    const store = await manager.store('X01');
    const rejectedId = await makeRejected(browser, manager, store);
    samples = await findSamples(manager.page, store, { rejectedId });
    const [first] = await goodsInStock(manager.page, samples.store.id, 1);
    if (!first) throw new Error('a product');
    goods = first;
    await new Counter(await contexts.clerk.newPage()).enrol(await manager.enrolmentCode(1));
  });
  test.afterAll(async () => {
    for (const context of Object.values(contexts)) await context.close();
  });

  for (const locale of LOCALES) {
    // Page by page a longer language only pushes things over the edge: that takes minutes, and is looked at where every journey is played twice.
    if (locale === 'zh-CN' || isLongRun)
      for (const person of VISITORS)
        test(`every page of ${person}, ${locale}`, async ({ baseURL }) => {
          const context = contexts[person];
          await speak(context, locale, baseURL ?? '');
          const page = context.pages()[0] ?? (await context.newPage());
          for (const [route, { who, at }] of Object.entries(VISITS))
            if (who === person) await visit(page, at(samples), `${locale} ${route}`, locale);
        });

    test(`dialogs of the office, ${locale}`, async ({ baseURL }) => {
      const words = wordsIn(locale);
      for (const { who, at, button } of DIALOGS) {
        const [page] = contexts[who].pages();
        if (!page) throw new Error('signed in');
        await speak(contexts[who], locale, baseURL ?? '');
        await page.goto(at(samples));
        await page
          .getByRole('button', { name: words(button), exact: true })
          .first()
          .click();
        await expect(page.getByRole('dialog')).toBeVisible();
        await look(page, `${locale} ${button}`, locale);
      }
    });

    test(`every screen of the counter, ${locale}`, async ({ baseURL }) => {
      await speak(contexts.clerk, locale, baseURL ?? '');
      const [page] = contexts.clerk.pages();
      if (!page) throw new Error('a counter');
      await page.setViewportSize(DESK);
      await walkCounter(new Counter(page, locale), goods, (where) =>
        look(page, `${locale} ${where}`, locale),
      );
    });
  }
});

/**
 * On a desk, then on a phone. Barriers and colours are the same in both languages and looked for in one, the colours on the desk alone;
 * longer words only push things over the edge.
 * @param onPhone whether barriers are looked for there too; a short run does not at every page, for a page is the same document there
 */
async function look(page: Page, where: string, locale: AppLocale, onPhone = true): Promise<void> {
  const check = async (place: string, barriers: boolean, contrast: boolean) => {
    if (locale === 'zh-CN' && barriers) await expectAccessible(page, place, { contrast });
    else await expectNoOverflow(page, place);
  };
  await check(where, true, true);
  await page.setViewportSize(PHONE);
  await check(`${where} on a phone`, onPhone, false);
  await page.setViewportSize(DESK);
}

async function visit(page: Page, path: string, where: string, locale: AppLocale): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', locale);
  // The tab names the page, not only the program.
  await expect(page).toHaveTitle(/ · /);
  await look(page, where, locale, isLongRun);
}

/** A ticket of a till of its own that the server refused, as its tablet hands it in. */
async function makeRejected(browser: Browser, manager: Office, store: Store): Promise<string> {
  const storeId = store.id;
  const till = await newTill(browser, manager.page, store);
  const counter = new Counter(await (await browser.newContext({ viewport: DESK })).newPage());
  await counter.enrol(await manager.enrolmentCode(till));
  await counter.signIn(PEOPLE.showroomClerk);
  const { prefix, last } = await ask<{ prefix: string; last: number }>(counter.page, 'sales.lastSequence', {
    storeId,
  });
  const requestId = crypto.randomUUID();
  const seq = last + 1;
  await act(counter.page, 'sales.keepRejected', {
    requestId,
    storeId,
    number: receiptNumber(prefix, seq),
    seq,
    payload: { lines: [], tenders: [{ kind: 'CASH', amountFen: 1_000 }] },
    errorCode: 'PRODUCT_UNKNOWN',
  });
  await counter.page.context().close();
  return requestId;
}

/** A shift from the PIN to the Z report, stopping at each screen. */
async function walkCounter(
  counter: Counter,
  goods: Goods,
  check: (where: string) => Promise<void>,
): Promise<void> {
  const { page } = counter;
  await page.goto('/counter/sign-in');
  await counter.choose(PEOPLE.showroomClerk);
  await check('PIN');
  await counter.signIn(PEOPLE.showroomClerk);
  await expect(counter.heading('tills.open.title', { till: '01' })).toBeVisible();
  await check('open till');
  await counter.openTill('0');
  await counter.scan(goods.barcode, goods.name);
  await check('basket');
  await counter.goTo('held');
  await expect(page.getByLabel(counter.words('sales.held.label'))).toBeVisible();
  await check('held');
  await counter.goTo('sell');
  const lowFen = (goods.floorPriceFen ?? 0) - 100;
  await counter.reprice(fenToText(lowFen), 'regular', () => check('price pad'));
  await counter.pay();
  await expect(counter.heading('sales.approval.title')).toBeVisible();
  await check('approval');
  await counter.approve(PEOPLE.showroomManager, 'sample');
  await counter.tender('CARD');
  await check('tenders');
  const number = await counter.finish(lowFen);
  await check('done');
  await counter.goTo('receipts');
  await check('receipts');
  await page.getByRole('button', { name: new RegExp(number) }).click();
  await counter.button('sales.receipts.return').click();
  await check('return');
  await counter.goTo('pickups');
  await check('pickups');
  await counter.goTo('till');
  await counter.button('tills.moveCash').click();
  await check('till');
  await counter.close(new Map());
  await expect(counter.button('tills.close.finish')).toBeVisible();
  await check('closing');
  await counter.button('tills.close.finish').click();
  await expect(counter.button('tills.report.print')).toBeVisible();
  await check('Z report');
}
