import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import sharp from 'sharp';
import { type AppLocale, LOCALE_COOKIE, LOCALES } from '../../lib/i18n/locales';
import { wordsIn } from '../../tests/e2e/words';
import { projectRoot } from '../settings';
import { findBrowser } from './browser';

// The pictures of the README, from a demo that runs: npm start, then npm run pictures [-- ADDRESS]. They are files of the project.
const address = process.argv[2] ?? 'http://localhost:3000';
const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const PASSWORD = 'daybook-demo';
const CLERK = { name: '王小雨', pin: '135790' };
const BESIDE_SPOKEN = 600;

const executablePath = findBrowser();
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
try {
  for (const locale of LOCALES) {
    const folder = path.join(projectRoot, 'docs/pictures', locale);
    await mkdir(folder, { recursive: true });
    await office(browser, locale, folder);
    await counter(browser, locale, folder);
  }
} finally {
  await browser.close();
}

async function office(of: Browser, locale: string, folder: string): Promise<void> {
  const desk = await someone(of, locale, 'hq', DESK);
  await take(desk, '/', folder, 'head-office');
  await take(desk, '/insight', folder, 'analysis');
  await desk.context().close();
  const manager = await someone(of, locale, 'manager1', DESK);
  await take(manager, '/stock', folder, 'stock-book');
  const palette = manager.getByRole('dialog');
  await manager.keyboard.press('Control+k');
  await palette.getByRole('combobox').fill('00012');
  await palette.getByRole('option').first().waitFor();
  await keep(manager, folder, 'palette');
  await manager.context().close();
  const phone = await someone(of, locale, 'clerk1', PHONE);
  await take(phone, '/', folder, 'my-day');
  await take(phone, '/zones', folder, 'zones');
  await phone.context().close();
}

/** A till of its own: enrolled by the administrator's code, opened by a clerk. */
async function counter(of: Browser, locale: AppLocale, folder: string): Promise<void> {
  const words = wordsIn(locale);
  const admin = await someone(of, locale, 'admin', DESK);
  await admin.goto('/devices');
  await admin.locator('main header button').first().click();
  const code = await admin
    .getByRole('dialog')
    .getByText(/^[0-9A-Z]{4}\s[0-9A-Z]{4}$/)
    .textContent();
  await admin.context().close();
  const page = await (await contextOf(of, locale, DESK)).newPage();
  await page.goto(`/enrol?code=${encodeURIComponent((code ?? '').replace(/\s/g, ''))}`);
  await page.locator('button[type=submit]').click();
  await page.getByRole('button', { name: new RegExp(`^${CLERK.name}`) }).click();
  await page.keyboard.type(CLERK.pin);
  await page.waitForURL('**/counter');
  const float = page.getByLabel(words('tills.open.float'));
  const find = page.getByRole('region', { name: words('sales.find.title') });
  const goods = find.getByRole('button', { name: /¥/ });
  await float.or(goods.first()).first().waitFor();
  if (await float.isVisible()) {
    await float.fill('500');
    await page.getByRole('button', { name: words('tills.open.action'), exact: true }).click();
  }
  for (const at of [0, 3, 3]) await goods.nth(at).click();
  await keep(page, folder, 'counter');
  await page.keyboard.press('F9');
  await page.waitForTimeout(BESIDE_SPOKEN);
  await keep(page, folder, 'payment');
  await page.context().close();
}

async function contextOf(of: Browser, locale: string, viewport: typeof DESK): Promise<BrowserContext> {
  const context = await of.newContext({
    viewport,
    baseURL: address,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  await context.addCookies([{ name: LOCALE_COOKIE, value: locale, url: address }]);
  return context;
}

async function someone(of: Browser, locale: string, login: string, viewport: typeof DESK): Promise<Page> {
  const page = await (await contextOf(of, locale, viewport)).newPage();
  await page.goto('/sign-in');
  await page.locator('input[autocomplete=username]').fill(login);
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  return page;
}

async function take(page: Page, place: string, folder: string, name: string): Promise<void> {
  await page.goto(place);
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(BESIDE_SPOKEN);
  await keep(page, folder, name);
}

async function keep(page: Page, folder: string, name: string): Promise<void> {
  const picture = await page.screenshot();
  await sharp(picture)
    .webp({ quality: 72 })
    .toFile(path.join(folder, `${name}.webp`));
}
