import { expect, type Locator, type Page } from '@playwright/test';
import type { Goods } from '../api';
import { type Words, wordsIn } from '../words';

/** A phone at the loading door: what is ordered, and what comes of it. */
export class GoodsIn {
  readonly words: Words = wordsIn('zh-CN');

  constructor(readonly page: Page) {}

  /** The line of a product, in a form or a table. */
  line(product: Goods): Locator {
    return this.page
      .getByRole('list', { name: this.words('stock.lines'), exact: true })
      .getByRole('listitem')
      .filter({ hasText: product.code });
  }

  row(product: Goods): Locator {
    return this.page
      .getByRole('table', { name: this.words('stock.lines'), exact: true })
      .getByRole('row')
      .filter({ hasText: product.code });
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

  async fill(product: Goods, label: string | RegExp, value: string): Promise<void> {
    await this.line(product).getByLabel(label).fill(value);
  }

  /** Presses a button and waits for the document it leads to. @returns its number */
  async press(button: string, number: RegExp): Promise<string> {
    await this.page.getByRole('button', { name: button, exact: true }).click();
    const heading = this.page.getByRole('heading', { level: 1, name: number });
    await expect(heading).toBeVisible();
    return (await heading.textContent()) ?? '';
  }
}
