import { expect, type Locator, type Page } from '@playwright/test';
import type { Person } from '../demo';
import { type Words, wordsIn } from '../words';
import { escaped } from './counter';
import { Office } from './office';

/** A phone on the shop floor, counting one sheet. */
export class CountPhone {
  readonly words: Words = wordsIn('zh-CN');
  readonly own: Locator;

  constructor(readonly page: Page) {
    this.own = page.getByRole('list', { name: this.words('stocktake.own') });
  }

  /** Signs in, finds the sheet in the list of open ones and opens it. */
  async open(person: Person, storeId: string, title: string): Promise<void> {
    await new Office(this.page).signIn(person);
    await this.page.goto(`/count?store=${storeId}`);
    await this.page.getByRole('link', { name: new RegExp(title) }).click();
    await expect(this.page.getByRole('searchbox')).toBeVisible();
    // The sheet has come from the server: the screen listens to the scanner by then.
    await expect(this.page.getByText(/^ST-\d{6}/)).toBeVisible();
  }

  /** What a scanner does: keys in one go, however slow the machine is, then Enter. */
  async scan(code: string): Promise<void> {
    await this.page.evaluate(
      (keys) => {
        for (const key of keys)
          document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      },
      [...code, 'Enter'],
    );
  }

  async oneMore(name: string): Promise<void> {
    await this.page.getByRole('button', { name: this.of('stocktake.oneMoreOf', name) }).click();
  }

  async expectOwn(name: string, quantity: string): Promise<void> {
    await expect(
      this.own.getByRole('button', { name: this.of('stocktake.typeOf', name, { quantity }) }),
    ).toBeVisible();
  }

  /** Words about goods, which are named with their specification. */
  private of(words: string, name: string, more: Record<string, string> = {}): RegExp {
    const [before = '', after = ''] = this.words(words, { name: '|', ...more }).split('|');
    return new RegExp(`^${escaped(before)}${escaped(name)}.*${escaped(after)}$`);
  }

  async expectUnsent(count: number): Promise<void> {
    await expect(this.page.getByText(this.words('stocktake.unsent', { count }))).toBeVisible();
  }

  async handIn(): Promise<void> {
    const finish = this.words('stocktake.finish');
    await this.page.getByRole('button', { name: finish, exact: true }).click();
    await this.page.getByRole('alertdialog').getByRole('button', { name: finish, exact: true }).click();
    await expect(this.page.getByText(this.words('stocktake.finished')).first()).toBeVisible();
  }
}
