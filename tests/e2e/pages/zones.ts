import { expect, type Page } from '@playwright/test';
import { ask, type Store } from '../api';
import type { Person } from '../demo';
import { type Words, wordsIn } from '../words';
import { Office } from './office';

/** A phone on the shop floor, on the board of whoever holds it. */
export class ZonePhone {
  readonly words: Words = wordsIn('zh-CN');

  constructor(readonly page: Page) {}

  async signIn(person: Person): Promise<void> {
    await new Office(this.page).signIn(person);
  }

  async zone(store: Store, code: string): Promise<{ id: string; name: string }> {
    const zones = await ask<{ id: string; code: string; name: string }[]>(this.page, 'zones.list', {
      storeId: store.id,
    });
    const found = zones.find((zone) => zone.code === code);
    if (!found) throw new Error(`no zone ${code}`);
    return found;
  }

  async board(store: Store): Promise<void> {
    await this.page.goto(`/zones?store=${store.id}`);
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
  }

  /** Opens a zone from the board. */
  async open(name: string): Promise<void> {
    await this.page
      .getByRole('list', { name: this.words('zones.areas') })
      .getByRole('link', { name })
      .click();
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  async pass(item: string): Promise<void> {
    await this.button('zones.checks.passOf', { item }).click();
    await expect(this.page.getByText(this.words('zones.checks.passed', { item }))).toBeVisible();
  }

  async fail(
    item: string,
    note: string,
    photo: { name: string; mimeType: string; buffer: Buffer },
  ): Promise<void> {
    await this.button('zones.checks.failOf', { item }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel(this.words('zones.checks.note')).fill(note);
    await dialog.locator('input[capture]').setInputFiles(photo);
    await expect(dialog.getByRole('img')).toBeVisible();
    await dialog.getByRole('button', { name: this.words('zones.checks.keep') }).click();
    await expect(dialog).toBeHidden();
  }

  /** Types a PIN on the pad. */
  async pin(person: Person): Promise<void> {
    await expect(this.page.getByText(this.words('handovers.pinNext', { name: person.name }))).toBeVisible();
    const pad = this.page.getByRole('group', { name: this.words('handovers.pinPad') });
    for (const digit of person.pin) await pad.getByRole('button', { name: digit, exact: true }).click();
  }

  button(key: string, values?: Record<string, string | number>) {
    return this.page.getByRole('button', { name: this.words(key, values), exact: true });
  }
}
