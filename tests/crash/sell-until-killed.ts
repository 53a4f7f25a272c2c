import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '@/scripts/test/browser';
import { ask, type Goods, goodsInStock, type Store } from '../e2e/api';
import { PEOPLE } from '../e2e/demo';
import { newTill } from '../e2e/new-till';
import { Counter } from '../e2e/pages/counter';
import { Office } from '../e2e/pages/office';

/** Chromium writes cookies down every thirty seconds: a tablet that was just enrolled is not killed before. */
const COOKIES_MS = 35_000;
const PATIENCE_MS = 60_000;

interface Killed {
  /** Receipts that were on the screen when it was killed. */
  shown: number;
  lost: string[];
  doubled: string[];
  /** The longest from the receipt on the screen to the signal. */
  killedWithinMs: number;
}

/** Sells, and kills the browser the moment its receipt shows, so many times; then lets what is left go out and counts what was booked. */
export async function sellUntilKilled(of: { base: string; folder: string; times: number }): Promise<Killed> {
  const office = await chromium.launch({ executablePath: findBrowser() ?? '', args: ['--no-sandbox'] });
  try {
    const manager = new Office(await (await office.newContext({ baseURL: of.base })).newPage());
    await manager.signIn(PEOPLE.otherManager);
    const store = await manager.store('S02');
    const [towel] = await goodsInStock(manager.page, store.id, 1, '浴巾');
    if (!towel) throw new Error('towels are in stock');
    const till = await newTill(
      { newContext: () => office.newContext({ baseURL: of.base }) },
      manager.page,
      store,
    );
    await enrol(of, manager, till);
    const shown: string[] = [];
    let slowest = 0;
    for (let at = 0; at < of.times; at += 1) {
      const { number, ms } = await sellAndKill(of, towel);
      shown.push(number);
      slowest = Math.max(slowest, ms);
    }
    return {
      ...(await whatCameOfThem(of, manager, store, shown)),
      shown: shown.length,
      killedWithinMs: slowest,
    };
  } finally {
    await office.close();
  }
}

/** A tablet's browser as a process of its own, which can be killed as a power cut does. */
async function open({ base, folder }: { base: string; folder: string }) {
  const port = path.join(folder, 'DevToolsActivePort');
  rmSync(port, { force: true });
  const child = spawn(
    findBrowser() ?? '',
    [
      '--no-sandbox',
      '--disable-gpu',
      '--headless',
      '--remote-debugging-port=0',
      `--user-data-dir=${folder}`,
      '--lang=zh-CN',
      '--window-size=1280,800',
      'about:blank',
    ],
    // What is called chromium may be a script that starts it: the whole group is killed, as a power cut does.
    { stdio: 'ignore', detached: true },
  );
  const end = performance.now() + PATIENCE_MS;
  let number = '';
  // It is there before it is written.
  while (number === '' && performance.now() < end) {
    await sleep(20);
    if (existsSync(port)) [number = ''] = readFileSync(port, 'utf8').split('\n');
  }
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${number}`);
  const context = browser.contexts()[0];
  if (!context) throw new Error('a browser has a context');
  const page = context.pages()[0] ?? (await context.newPage());
  const goTo = page.goto.bind(page);
  // Pages are named as journeys name them.
  page.goto = (address, options) => goTo(address.startsWith('/') ? `${base}${address}` : address, options);
  return { child, browser, page };
}

async function enrol(of: { base: string; folder: string }, manager: Office, till: number): Promise<void> {
  const { child, browser, page } = await open(of);
  const counter = new Counter(page);
  await counter.enrol(await manager.enrolmentCode(till));
  await counter.signIn(PEOPLE.otherClerk);
  await counter.openTill('300');
  await sleep(COOKIES_MS);
  await browser.close();
  await ended(child, 'SIGTERM');
}

/** @returns the number that was on the screen, and how long after it the browser was killed, ms */
async function sellAndKill(
  of: { base: string; folder: string },
  goods: Goods,
): Promise<{ number: string; ms: number }> {
  const { child, browser, page } = await open(of);
  const counter = new Counter(page);
  await page.goto('/counter');
  await counter.basket.waitFor({ timeout: PATIENCE_MS });
  const killed = new Promise<{ number: string; ms: number }>((resolve) => {
    void page.exposeFunction('daybookShown', (number: string, at: number) => {
      // The process itself, without a word to it: nothing is written down any more.
      kill(child, 'SIGKILL');
      resolve({ number, ms: Date.now() - at });
    });
  });
  await page.evaluate(watchReceipt);
  await counter.scan(goods.barcode, goods.name);
  await counter.pay();
  await counter.tender('WECHAT');
  await counter
    .button('sales.pay.finish')
    .click({ noWaitAfter: true })
    .catch(() => undefined);
  const result = await killed;
  await ended(child, 'SIGKILL');
  await browser.close().catch(() => undefined);
  return result;
}

/** In the page: says the receipt's number the moment it is in the document. */
function watchReceipt(): void {
  const told = window as unknown as { daybookShown: (number: string, at: number) => void };
  const watching = new MutationObserver(() => {
    for (const status of document.querySelectorAll('[role="status"]')) {
      const number = /[A-Z]\w*-\w+-\d{6}/.exec(status.textContent ?? '')?.[0];
      if (!number) continue;
      watching.disconnect();
      told.daybookShown(number, Date.now());
      return;
    }
  });
  watching.observe(document, { childList: true, subtree: true, characterData: true });
}

async function whatCameOfThem(
  of: { base: string; folder: string },
  manager: Office,
  store: Store,
  shown: readonly string[],
): Promise<Pick<Killed, 'lost' | 'doubled'>> {
  const { child, browser, page } = await open(of);
  await page.goto('/counter');
  const end = performance.now() + PATIENCE_MS;
  let booked = await numbersBooked(manager.page, store);
  while (shown.some((number) => !booked.has(number)) && performance.now() < end) {
    await sleep(1_000);
    booked = await numbersBooked(manager.page, store);
  }
  await browser.close();
  await ended(child, 'SIGTERM');
  return {
    lost: shown.filter((number) => !booked.has(number)),
    doubled: shown.filter((number) => (booked.get(number) ?? 0) > 1),
  };
}

async function numbersBooked(page: Page, store: Store): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  let cursor: string | undefined;
  do {
    const answer: { tickets: { number: string }[]; nextCursor?: string } = await ask(page, 'sales.tickets', {
      storeIds: [store.id],
      ...(cursor ? { cursor } : {}),
    });
    for (const { number } of answer.tickets) counts.set(number, (counts.get(number) ?? 0) + 1);
    cursor = answer.nextCursor ?? undefined;
  } while (cursor && counts.size < 2_000);
  return counts;
}

function ended(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  kill(child, signal);
  return gone;
}

function kill({ pid }: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (pid !== undefined) process.kill(-pid, signal);
}
