// Long because: one browser is led through all of it, and what is read in its page stands beside.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { waitingOf } from '@/client/move-kept';
import { projectRoot } from '@/scripts/settings';
import { findBrowser } from '@/scripts/test/browser';
import { wordsIn } from '@/tests/e2e/words';
import type { Bench } from './bench';
import { print, round } from './measure';
import { benchSale } from './sales';

const SLOWED = 4;
const SCANS = 60;
const SEARCHES = 40;
const SALES = 6;
const STARTS = 5;
const QUEUED = 500;
const words = wordsIn('zh-CN');

/** The counter in Chromium on a processor slowed four times: from the key or the tap to the frame that shows what came of it. */
export async function measureCounter({ base, shop }: Bench): Promise<void> {
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const context = await browser.newContext({
      baseURL: base,
      locale: 'zh-CN',
      viewport: { width: 1280, height: 800 },
    });
    const till = shop.tills[0];
    if (!till) throw new Error('a till');
    await context.addCookies(
      till.cookie.split('; ').map((pair) => {
        const at = pair.indexOf('=');
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url: base };
      }),
    );
    // The loader of TypeScript names functions by a helper of its own, which no page has.
    await context.addInitScript({ content: 'globalThis.__name = (named) => named;' });
    await context.addInitScript(watchFrames);
    print(await bundle(context));
    let page = await context.newPage();
    const opened = performance.now();
    await page.goto('/counter');
    await page.waitForFunction(catalogueIsWhole, undefined, { timeout: 120_000, polling: 200 });
    print({
      name: 'sync.catalogue',
      rows: shop.products.length,
      seconds: round((performance.now() - opened) / 1000),
      wanted_at_most: 15,
    });
    await slow(page);
    await region(page).waitFor();
    figure('counter.scan', await scans(page, shop, SCANS), 100);
    figure('counter.search', await searches(page), 50);
    for (const [state, offline] of [
      ['online', false],
      ['offline', true],
    ] as const) {
      await context.setOffline(offline);
      figure('counter.pay', await payments(page, shop), 150, { state });
    }
    figure('counter.start', await starts(context, page, shop), 3_000, { state: 'offline' });
    page = context.pages()[0] ?? page;
    await context.setOffline(true);
    await queue(
      page,
      Array.from({ length: QUEUED }, () => waitingOf(shop.storeId, benchSale(shop, till))),
    );
    const began = performance.now();
    await context.setOffline(false);
    await page.waitForFunction(nothingWaits, undefined, { timeout: 300_000, polling: 200 });
    print({
      name: 'sync.drain',
      rows: QUEUED,
      seconds: round((performance.now() - began) / 1000),
      wanted_at_most: 20,
    });
  } finally {
    await browser.close();
  }
}

const region = (page: Page) => page.getByRole('region', { name: words('sales.basket.title') });

/** All scripts a fresh browser asks for until a scan would be heard, as a browser gets them: packed. */
async function bundle(context: BrowserContext) {
  const page = await context.newPage();
  const files = new Set<string>();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.endsWith('.js') && pathname.startsWith('/_next/static/')) files.add(pathname);
  });
  await page.goto('/counter');
  await region(page).waitFor({ timeout: 120_000 });
  const bytes = [...files].map(
    (file) => gzipSync(readFileSync(path.join(projectRoot, file.replace('/_next', '.next')))).length,
  );
  await page.close();
  return {
    name: 'counter.bundle',
    files: files.size,
    kb: round(bytes.reduce((sum, one) => sum + one, 0) / 1000),
    wanted_at_most: 320,
  };
}

async function slow(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
}

/** One scan after the other, each of something else; every ten lines the basket is emptied. */
async function scans(page: Page, shop: Bench['shop'], count: number): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; times.length < count; at += 1) {
    const taken = await scan(page, shop.products[(at * 769) % shop.products.length]?.barcode ?? '');
    // Keys that came too slowly for a scanner's are scanned again, as at a counter.
    if (taken !== null && at > 2) times.push(taken);
    if (at % 10 === 9)
      await page.getByRole('button', { name: words('sales.basket.clear'), exact: true }).click();
  }
  return times;
}

async function scan(page: Page, barcode: string): Promise<number | null> {
  await page.evaluate(
    (label) => window.daybookBench.next('Enter', `section[aria-label="${label}"]`),
    words('sales.basket.title'),
  );
  await page.keyboard.type(barcode);
  await page.keyboard.press('Enter');
  return page.evaluate(() => window.daybookBench.result(4_000));
}

async function searches(page: Page): Promise<number[]> {
  const times: number[] = [];
  const box = page.getByRole('searchbox').first();
  for (let at = 0; at < SEARCHES; at += 1) {
    await box.fill('');
    await box.focus();
    const key = '1234567890'[at % 10] ?? '1';
    await page.evaluate(
      ([wanted, label]) => window.daybookBench.next(wanted ?? '', `section[aria-label="${label}"]`),
      [key, words('sales.find.title')],
    );
    await page.keyboard.press(key);
    const taken = await page.evaluate(() => window.daybookBench.result(4_000));
    if (taken !== null) times.push(taken);
  }
  await box.fill('');
  await page
    .getByRole('heading')
    .first()
    .click({ force: true })
    .catch(() => undefined);
  return times;
}

/** From the press that ends a paid sale to the screen that says so; sale and number are on the disk by then. */
async function payments(page: Page, shop: Bench['shop']): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < SALES; at += 1) {
    while ((await scan(page, shop.products[100 + at]?.barcode ?? '')) === null);
    await region(page)
      .getByRole('button', { name: new RegExp(`^${words('sales.basket.pay')}`) })
      .click();
    await page
      .getByRole('region', { name: words('sales.pay.tenders') })
      .getByRole('button', { name: words('sales.pay.kinds.WECHAT'), exact: true })
      .click();
    await page.evaluate(
      (name) => window.daybookBench.next('click', `button:text:${name}`),
      words('sales.done.next'),
    );
    await page.getByRole('button', { name: words('sales.pay.finish') }).click();
    const taken = await page.evaluate(() => window.daybookBench.result(8_000));
    if (taken !== null && at > 0) times.push(taken);
    await page.getByRole('button', { name: words('sales.done.next'), exact: true }).click();
    await region(page).waitFor();
  }
  return times;
}

/** A new window while nobody answers: from opening it to the first line in the basket. */
async function starts(context: BrowserContext, first: Page, shop: Bench['shop']): Promise<number[]> {
  const times: number[] = [];
  await first.close();
  await context.setOffline(true);
  for (let at = 0; at < STARTS; at += 1) {
    const page = await context.newPage();
    await slow(page);
    const began = performance.now();
    await page.goto('/counter');
    await region(page).waitFor();
    while ((await scan(page, shop.products[500 + at]?.barcode ?? '')) === null);
    times.push(performance.now() - began);
    await page.getByRole('button', { name: words('sales.basket.clear'), exact: true }).click();
    if (at < STARTS - 1) await page.close();
  }
  await context.setOffline(false);
  return times;
}

function queue(page: Page, rows: unknown[]): Promise<void> {
  return page.evaluate(
    (sales) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('daybook-tablet');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction('waiting', 'readwrite');
          for (const sale of sales) writing.objectStore('waiting').put(sale);
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    rows,
  );
}

function figure(name: string, times: number[], wanted: number, more: object = {}): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);
  print({
    name,
    ...more,
    slowed: SLOWED,
    n: sorted.length,
    p50_ms: at(0.5),
    p95_ms: at(0.95),
    p99_ms: at(0.99),
    wanted_at_most: wanted,
  });
}

const nothingWaits = () =>
  new Promise<boolean>((resolve) => {
    const opening = indexedDB.open('daybook-tablet');
    opening.onsuccess = () => {
      const counting = opening.result.transaction('waiting').objectStore('waiting').count();
      counting.onsuccess = () => {
        opening.result.close();
        resolve(counting.result === 0);
      };
    };
  });

const catalogueIsWhole = () =>
  new Promise<boolean>((resolve) => {
    const opening = indexedDB.open('daybook-catalogue');
    opening.onsuccess = () => {
      try {
        const reading = opening.result.transaction('notes').objectStore('notes').get('whole');
        reading.onsuccess = () => {
          opening.result.close();
          resolve(reading.result?.value === true);
        };
      } catch {
        opening.result.close();
        resolve(false);
      }
    };
  });

declare global {
  interface Window {
    daybookBench: {
      next: (key: string, place: string) => void;
      result: (ms: number) => Promise<number | null>;
    };
  }
}

/** In the page: from the event to the frame after the first change at the place it is about. */
function watchFrames(): void {
  let wanted: { key: string; place: string; at: number | null; done: (ms: number) => void } | null = null;
  let found: Promise<number> = Promise.resolve(0);
  const heard = (event: Event) => {
    const key = event instanceof KeyboardEvent ? event.key : event.type;
    if (wanted && wanted.at === null && key === wanted.key) wanted.at = event.timeStamp;
  };
  for (const name of ['keydown', 'click']) window.addEventListener(name, heard, true);
  const isThere = (place: string, changes: MutationRecord[]) => {
    if (place.startsWith('button:text:'))
      return [...document.querySelectorAll('button')].some(
        ({ textContent }) => textContent?.trim() === place.slice(12),
      );
    const part = document.querySelector(place);
    return part !== null && changes.some(({ target }) => part.contains(target));
  };
  new MutationObserver((changes) => {
    const now = wanted;
    if (now?.at == null || !isThere(now.place, changes)) return;
    const began = now.at;
    wanted = null;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => now.done(performance.now() - began);
      channel.port2.postMessage(null);
    });
  }).observe(document, { childList: true, subtree: true, characterData: true });
  window.daybookBench = {
    next(key, place) {
      found = new Promise((done) => {
        wanted = { key, place, at: null, done };
      });
    },
    result: (ms) =>
      Promise.race([found, new Promise<null>((resolve) => setTimeout(() => resolve(null), ms))]),
  };
}
