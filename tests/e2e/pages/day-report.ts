import { expect, type Page } from '@playwright/test';
import { type Words, wordsIn } from '../words';

/** One store's day: handed in by its manager, decided by finance. */
export class DayReport {
  readonly words: Words = wordsIn('zh-CN');

  constructor(readonly page: Page) {}

  async open(storeId: string, day: string): Promise<void> {
    await this.page.goto(`/day-reports/${storeId}/${day}`);
  }

  /** A step that cannot be taken back: its button, then the same word in the dialog. */
  private async step(label: string, done: string): Promise<void> {
    await this.page.getByRole('button', { name: label }).click();
    const dialog = this.page.getByRole('dialog');
    // With something open it takes a reason.
    const reason = dialog.getByRole('textbox').first();
    if (await reason.isVisible()) await reason.fill('未结的事项本周内处理');
    await dialog.getByRole('button', { name: label }).click();
    // The head of its paper says it too, and is not seen on a screen.
    const said = this.page.getByText(done, { exact: true }).filter({ visible: true });
    await expect(said.first()).toBeVisible();
    await expect(dialog).toBeHidden();
  }

  async submit(): Promise<void> {
    await this.step(this.words('reports.submit'), this.words('reports.submitted'));
    const state = this.page.getByText(this.words('reports.states.SUBMITTED'));
    await expect(state.filter({ visible: true }).first()).toBeVisible();
  }

  async accept(): Promise<void> {
    await this.step(this.words('reports.accept'), this.words('reports.accepted'));
  }

  seal(day: string) {
    return this.page.getByRole('img', { name: new RegExp(`${this.words('reports.sealed')}.*${day}`) });
  }
}
