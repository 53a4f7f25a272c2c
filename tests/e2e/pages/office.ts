import { type BrowserContext, expect, type Page } from '@playwright/test';
import { type AppLocale, LOCALE_COOKIE } from '@/lib/i18n/locales';
import { act, ask, type Store, signInAs } from '../api';
import { PASSWORD, type Person } from '../demo';
import { type Words, wordsIn } from '../words';

/** Chooses the language of this browser, as its switch does. */
export async function speak(context: BrowserContext, locale: AppLocale, baseURL: string): Promise<void> {
  await context.addCookies([{ name: LOCALE_COOKIE, value: locale, url: baseURL }]);
}

/** A person at the office's screens. */
export class Office {
  readonly words: Words;

  constructor(
    readonly page: Page,
    locale: AppLocale = 'zh-CN',
  ) {
    this.words = wordsIn(locale);
  }

  /** To their home. */
  async signIn(person: Person): Promise<void> {
    await signInAs(this.page, person.login, PASSWORD);
    await this.page.goto('/');
    await this.isHome();
  }

  /** The same through the form. */
  async signInByForm(person: Person): Promise<void> {
    await this.page.goto('/sign-in');
    await this.page.getByLabel(this.words('auth.signIn.login')).fill(person.login);
    await this.page.getByLabel(this.words('auth.signIn.password')).fill(PASSWORD);
    await this.page.getByRole('button', { name: this.words('auth.signIn.submit') }).click();
    await this.isHome();
  }

  private async isHome(): Promise<void> {
    // A clerk's home is called after their day.
    const home = (word: string) => this.page.getByRole('heading', { level: 1, name: this.words(word) });
    await expect(home('shell.nav.overview').or(home('insight.myDay.title'))).toBeVisible();
  }

  async store(code: string): Promise<Store> {
    const stores = await ask<Store[]>(this.page, 'stores.list');
    const store = stores.find((one) => one.code === code);
    if (!store) throw new Error(`no store ${code}`);
    return store;
  }

  /** A one-time code for a till of the only store of whoever is signed in. */
  async enrolmentCode(tillNumber: number): Promise<string> {
    const [store, ...others] = await ask<Store[]>(this.page, 'stores.list');
    if (!store || others.length > 0) return this.enrolmentCodeByHand(tillNumber);
    const tills = await ask<{ id: string; code: string }[]>(this.page, 'tills.list', { storeId: store.id });
    const till = tills.find(({ code }) => Number(code) === tillNumber);
    if (!till) throw new Error(`no till ${tillNumber} in ${store.code}`);
    const asked = { storeId: store.id, tillId: till.id };
    return (await act<{ code: string }>(this.page, 'staff.createEnrolmentCode', asked)).code;
  }

  /** The same on the devices page. */
  async enrolmentCodeByHand(tillNumber: number): Promise<string> {
    await this.page.goto('/devices');
    const till = this.page.locator('header').filter({
      has: this.page.getByRole('heading', { name: new RegExp(`^${tillNumber} 号收银台`) }),
    });
    await till.getByRole('button', { name: this.words('staff.devices.newCode') }).click();
    const dialog = this.page.getByRole('dialog');
    const code = (await dialog.getByText(/^[0-9A-Z]{4}\s[0-9A-Z]{4}$/).textContent()) ?? '';
    await dialog.getByRole('button', { name: this.words('staff.devices.done'), exact: true }).click();
    return code;
  }

  /** What the stock book says is left of a product. */
  async closingStock(storeId: string, product: { name: string; code: string }): Promise<number> {
    // Past today: what arrives when today is sealed already stands on the next day.
    const to = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    await this.page.goto(`/stock?store=${storeId}&q=${encodeURIComponent(product.code)}&to=${to}`);
    const row = this.page
      .getByRole('table', { name: this.words('stock.stockBook') })
      .getByRole('row')
      .filter({ hasText: product.code });
    const text = (await row.getByRole('cell').last().textContent()) ?? '';
    const [quantity = ''] = /^[\u2212-]?[\d,.]+/.exec(text.trim()) ?? [];
    return Number(quantity.replace('\u2212', '-').replaceAll(',', ''));
  }
}
