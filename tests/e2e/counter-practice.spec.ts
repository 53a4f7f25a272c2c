import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import pg from 'pg';
import { acquireEmbedded } from '../../scripts/postgres/embedded';
import { SCRATCH_FOLDER, type ScratchShop } from '../../scripts/test/scratch-shops';
import { type Goods, goodsInStock, type Store } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { expectAccessible } from './pages/accessible';
import { Counter } from './pages/counter';
import { Office } from './pages/office';

/** Whatever a sale, a return, a held basket, a price or a drawer would have written. */
const BOOKS = [
  'ticket',
  'ticket_line',
  'tender',
  'rejected_ticket',
  'held_sale',
  'stock_entry',
  'stock_level',
  'cash_movement',
  'till_session',
  'receipt_series',
  'approval',
  'price_check',
  'audit_entry',
];
const PRACTICE = /练习-(\d{4})/;

/** How many payments the browser keeps for the baskets that are being practised with; runs in the page. */
function keptPracticePayments(): Promise<number> {
  return new Promise((done, failed) => {
    const opening = indexedDB.open('daybook-practice');
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction('books').objectStore('books').getAll();
      reading.onerror = () => failed(reading.error);
      reading.onsuccess = () => {
        opening.result.close();
        const books: { basket: { payment: { tenders: unknown[] } } }[] = reading.result;
        done(books.reduce((sum, { basket }) => sum + basket.payment.tenders.length, 0));
      };
    };
  });
}

// A new clerk practises on the real screens: nothing of it is ever booked.
test.describe('练习', () => {
  test.describe.configure({ mode: 'serial' });
  let manager: Office;
  let context: BrowserContext;
  let counter: Counter;
  let store: Store;
  let goods: Goods;
  let lastReal = '';

  test.beforeAll(async ({ browser }) => {
    manager = new Office(await (await browser.newContext()).newPage());
    context = await browser.newContext();
    counter = new Counter(await context.newPage());
    await manager.signIn(PEOPLE.showroomManager);
    store = await manager.store('X01');
    const [first] = await goodsInStock(manager.page, store.id, 1, '浴巾');
    if (!first) throw new Error('towels are in stock');
    goods = first;
    const till = await newTill(browser, manager.page, store);
    await counter.enrol(await manager.enrolmentCode(till));
    await counter.signIn(PEOPLE.showroomClerk);
  });
  test.afterAll(async () => {
    await manager.page.context().close();
    await context.close();
  });

  const banner = (page: Page) =>
    page.getByRole('region', { name: counter.words('sales.practice.title'), exact: true });
  const leave = () =>
    banner(counter.page)
      .getByRole('button', { name: counter.words('sales.practice.leave') })
      .click();
  const practise = async () => {
    await counter.button('sales.menu.title').click();
    await counter.page.getByRole('menuitem', { name: counter.words('sales.menu.practise') }).click();
  };
  /** Ends a practice sale that was paid by note. @returns its place in the series */
  const finish = async () => {
    await counter.button('sales.pay.finishPractice').click();
    const done = counter.page.getByRole('status').filter({ hasText: PRACTICE });
    await done.waitFor();
    return Number(PRACTICE.exec((await done.textContent()) ?? '')?.[1]);
  };
  const payTooMuch = async () => {
    await counter.pay();
    await counter.typeAmount('1000');
    await counter.button('sales.pay.asCash').click();
  };

  test('没开班也能练：收银、挂单、小票都像真的，账上一行都没多', async () => {
    await expect(counter.page.getByLabel(counter.words('tills.open.float'))).toBeVisible();
    const before = await rowsOf(store.id);
    await counter.button('tills.open.practise').click();
    await expect(banner(counter.page)).toBeVisible();
    await counter.scan(goods.barcode, goods.name);
    await expectAccessible(counter.page, '练习');
    // Under its list price: nobody is asked about the floor.
    await counter.reprice('1', 'regular');
    await counter.hold('王先生');
    await counter.resume('王先生');
    await payTooMuch();
    await expect(counter.page.getByText(counter.words('sales.practice.priceHint'))).toBeVisible();
    await expect(banner(counter.page)).toBeVisible();
    const first = await finish();
    await expect(counter.page.getByText(counter.words('sales.practice.done'))).toBeVisible();
    await expect(counter.page.getByText(counter.words('sales.practice.mark')).first()).toBeVisible();
    await expect(banner(counter.page)).toBeVisible();
    await counter.next();
    await counter.scan(goods.barcode, goods.name);
    await payTooMuch();
    expect(await finish()).toBe(first + 1);
    for (const place of ['pickups', 'till'] as const) {
      await counter.goTo(place);
      await expect(counter.page.getByText(counter.words(`sales.practice.not.${place}`))).toBeVisible();
      await expect(banner(counter.page)).toBeVisible();
    }
    await counter.goTo('receipts');
    const receipts = counter.page.getByRole('button', { name: PRACTICE });
    await expect(receipts).toHaveCount(2);
    // Goods back of a practice receipt, with a number of the same series.
    await receipts.first().click();
    await counter.button('sales.receipts.return').click();
    await counter.oneBack(goods.name);
    await counter.button('sales.return.reasons.unwanted').click();
    await expectAccessible(counter.page, '练习退货');
    await counter.page
      .getByRole('button', { name: new RegExp(`^${counter.words('sales.return.confirm')}`) })
      .click();
    await expect(counter.page.getByText(counter.words('sales.receipt.return')).first()).toBeVisible();
    await expect(counter.page.getByText(counter.words('sales.practice.mark')).first()).toBeVisible();
    // What is sent goes out every few seconds; a reload sends at once.
    await counter.page.reload();
    await expect(banner(counter.page)).toBeVisible();
    expect(await rowsOf(store.id)).toEqual(before);
  });

  test('刷新、锁屏都还在练习；只有本人接着练', async () => {
    await counter.scan(goods.barcode, goods.name);
    await payTooMuch();
    await expect(counter.button('sales.pay.finishPractice')).toBeEnabled();
    // The disk follows the screen by a moment that no hand fits into, but a test does.
    await expect.poll(() => counter.page.evaluate(keptPracticePayments)).toBe(1);
    await counter.page.reload();
    await expect(banner(counter.page)).toBeVisible();
    await expect(counter.button('sales.pay.finishPractice')).toBeEnabled();
    await counter.button('sales.menu.title').click();
    await counter.page.getByRole('menuitem', { name: counter.words('sales.menu.lock') }).click();
    const lock = counter.page.getByRole('dialog', { name: counter.words('auth.lock.title') });
    await expect(lock.getByText(counter.words('sales.practice.title'), { exact: true })).toBeVisible();
    await counter.pressPin(PEOPLE.showroomClerk.pin, 'auth.pin.pad');
    await expect(lock).toBeHidden();
    await expect(banner(counter.page)).toBeVisible();
    await counter.button('sales.menu.title').click();
    await counter.page.getByRole('menuitem', { name: counter.words('sales.menu.lock') }).click();
    await counter.choose(PEOPLE.showroomManager);
    await counter.pressPin(PEOPLE.showroomManager.pin, 'auth.pin.pad');
    await expect(lock).toBeHidden();
    await expect(banner(counter.page)).toHaveCount(0);
    await expect(counter.page.getByLabel(counter.words('tills.open.float'))).toBeVisible();
  });

  test('真单在手，进不了练习；另一个窗口收了钱也不行', async () => {
    await counter.openTill('300');
    await counter.scan(goods.barcode, goods.name);
    await practise();
    await expect(counter.page.getByText(counter.words('sales.practice.refused.SALE_OPEN'))).toBeVisible();
    await expect(banner(counter.page)).toHaveCount(0);
    await payTooMuch();
    const second = await context.newPage();
    await second.goto('/counter?practice=1');
    await expect(second.getByText(counter.words('sales.practice.refused.PAYMENT_OPEN'))).toBeVisible();
    await expect(banner(second)).toHaveCount(0);
    await second.close();
    lastReal = await counter.finish(goods.listPriceFen > 100_000 ? 0 : 100_000 - goods.listPriceFen);
    await counter.next();
  });

  test('一个窗口练习，另一个窗口真卖，互不相干；下一张真小票接着上一张', async () => {
    const other = new Counter(await context.newPage());
    await other.page.goto('/counter?practice=1');
    await expect(banner(other.page)).toBeVisible();
    await expect(other.page).toHaveURL(/\/counter$/);
    await other.scan(goods.barcode, goods.name);
    await expect(banner(counter.page)).toHaveCount(0);
    await expect(counter.basket).toContainText(counter.words('sales.basket.empty'));
    await counter.scan(goods.barcode, goods.name);
    await payTooMuch();
    const next = await counter.finish(100_000 - goods.listPriceFen);
    expect(sequenceOf(next)).toBe(sequenceOf(lastReal) + 1);
    await counter.next();
    // Something is at hand: leaving asks, and then sells for real.
    await banner(other.page)
      .getByRole('button', { name: counter.words('sales.practice.leave') })
      .click();
    await other.page
      .getByRole('alertdialog')
      .getByRole('button', { name: counter.words('sales.practice.leave') })
      .click();
    await expect(banner(other.page)).toHaveCount(0);
    await expect(other.basket).toContainText(counter.words('sales.basket.empty'));
    await other.page.close();
  });

  test('空着手结束什么也不问；断网也能进能出；账对得上', async () => {
    await context.setOffline(true);
    await practise();
    await expect(banner(counter.page)).toBeVisible();
    await counter.scan(goods.barcode, goods.name);
    await payTooMuch();
    await finish();
    await counter.next();
    await leave();
    await expect(banner(counter.page)).toHaveCount(0);
    await expect(counter.page.getByText(counter.words('sales.practice.left'))).toBeVisible();
    await context.setOffline(false);
    await counter.scan(goods.barcode, goods.name);
    await payTooMuch();
    const next = await counter.finish(100_000 - goods.listPriceFen);
    expect(sequenceOf(next)).toBe(sequenceOf(lastReal) + 2);
    expect(await booksCheck()).toBe(0);
  });
});

function sequenceOf(number: string): number {
  return Number(number.split('-').at(-1));
}

/** How much of everything the store's books hold, and how far its receipt numbers are. */
async function rowsOf(storeId: string): Promise<Record<string, string>> {
  return withDatabase(async (url) => {
    const client = new pg.Client(url);
    await client.connect();
    try {
      const found: Record<string, string> = {};
      for (const table of BOOKS) {
        const { rows } = await client.query<{ said: string }>(
          `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '') AS said FROM ${table} t WHERE coalesce(to_jsonb(t) ->> 'store_id', $1) = $1`,
          [storeId],
        );
        found[table] = rows[0]?.said ?? '';
      }
      return found;
    } finally {
      await client.end();
    }
  });
}

/** The facts of `npm run books:check`. @returns its exit code */
async function booksCheck(): Promise<number> {
  return withDatabase((url) =>
    promisify(execFile)('node', ['--import', 'tsx', 'scripts/books-check.ts'], {
      env: { ...process.env, DATABASE_URL: url },
    }).then(
      () => 0,
      (error: { code?: number; stdout?: string }) => {
        console.log(error.stdout);
        return error.code ?? -1;
      },
    ),
  );
}

async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const server = await acquireEmbedded({ dataFolder: SCRATCH_FOLDER });
  const { database } = test.info().project.metadata as Pick<ScratchShop, 'database'>;
  try {
    return await work(server.ownerUrl(database));
  } finally {
    await server.release();
  }
}
