import { expect, type Locator, type Page } from '@playwright/test';
import { formatMoney } from '@/lib/format';
import type { AppLocale } from '@/lib/i18n/locales';
import type { Person } from '../demo';
import { type Words, wordsIn } from '../words';

const RECEIPT_NUMBER = /[A-Z]\w*-\w+-\d{6}/;

/** The till's browser, from the code that makes it one to the end of the shift. */
export class Counter {
  readonly words: Words;
  readonly basket: Locator;
  readonly find: Locator;

  constructor(
    readonly page: Page,
    locale: AppLocale = 'zh-CN',
  ) {
    this.words = wordsIn(locale);
    this.basket = page.getByRole('region', { name: this.words('sales.basket.title') });
    this.find = page.getByRole('region', { name: this.words('sales.find.title') });
  }

  button(key: string, values?: Record<string, string | number>): Locator {
    return this.page.getByRole('button', { name: this.words(key, values), exact: true });
  }

  heading(key: string, values?: Record<string, string | number>): Locator {
    return this.page.getByRole('heading', { name: this.words(key, values) });
  }

  async enrol(code: string): Promise<void> {
    await this.page.goto('/enrol');
    await this.page.getByLabel(this.words('auth.enrol.code'), { exact: true }).fill(code);
    await this.button('auth.enrol.submit').click();
    await expect(this.heading('auth.pin.who')).toBeVisible();
  }

  async choose(person: Person): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^${person.name}`) }).click();
    await expect(this.page.getByRole('heading', { name: person.name, exact: true })).toBeVisible();
  }

  /** A PIN on the pad, digit by digit. */
  async pressPin(pin: string, pad: string): Promise<void> {
    const keys = this.page.getByRole('group', { name: this.words(pad) });
    for (const digit of pin) await keys.getByRole('button', { name: digit, exact: true }).click();
  }

  async signIn(person: Person): Promise<void> {
    await this.choose(person);
    await this.pressPin(person.pin, 'auth.pin.pad');
    await this.page.waitForURL('**/counter');
  }

  async openTill(floatYuan: string): Promise<void> {
    await this.page.getByLabel(this.words('tills.open.float')).fill(floatYuan);
    await this.button('tills.open.action').click();
    await expect(this.basket).toBeVisible();
  }

  /**
   * What a scanner does: the code as quick keys on the page, then Enter. On a machine with other work the keys come too
   * slowly for a scanner's; as at a real counter, it is scanned again.
   */
  async scan(barcode: string, name: string): Promise<void> {
    const row = this.basket.getByRole('button', { name: new RegExp(`^${escaped(name)}\\s.*¥`) });
    const tenders = this.page.getByRole('region', { name: this.words('sales.pay.tenders') });
    await expect(async () => {
      // Typed as slowly as by hand, its Enter is the one that pays.
      if (await tenders.isVisible()) {
        await this.page.keyboard.press('Escape');
        await expect(tenders).toBeHidden();
      }
      await this.page.keyboard.type(`${barcode}\n`);
      await expect(row).toBeVisible({ timeout: 4_000 });
    }).toPass({ timeout: 30_000 });
  }

  /** To the paying screen, or to the approval before it. */
  async pay(): Promise<void> {
    const words = `(?:${this.words('sales.basket.pay')}|${this.words('sales.basket.payRest')})`;
    await this.basket.getByRole('button', { name: new RegExp(`^${words}\\s*¥`) }).click();
  }

  async tender(kind: string): Promise<void> {
    await this.page
      .getByRole('region', { name: this.words('sales.pay.tenders') })
      .getByRole('button', { name: this.words(`sales.pay.kinds.${kind}`), exact: true })
      .click();
  }

  async typeAmount(yuan: string): Promise<void> {
    const pad = this.page.getByRole('group', { name: this.words('sales.pay.pad') });
    for (const key of yuan) await pad.getByRole('button', { name: key, exact: true }).click();
  }

  /** Ends the sale; one that was paid exactly may have ended by itself. @returns its receipt number */
  async finish(shownFen: number): Promise<string> {
    const done = this.page.getByRole('status').filter({ hasText: RECEIPT_NUMBER });
    const finished = done.waitFor();
    await Promise.race([this.button('sales.pay.finish').click(), finished]);
    await finished;
    await expect(done).toContainText(formatMoney(shownFen));
    const [number = ''] = RECEIPT_NUMBER.exec((await done.textContent()) ?? '') ?? [];
    return number;
  }

  async next(): Promise<void> {
    await this.button('sales.done.next').click();
    await expect(this.basket).toBeVisible();
  }

  async goTo(place: 'sell' | 'held' | 'receipts' | 'pickups' | 'till'): Promise<void> {
    await this.button('sales.menu.title').click();
    await this.page.getByRole('menuitem', { name: this.words(`sales.menu.${place}`) }).click();
  }

  /** Another price for the chosen line, with its reason. @param onPad while the pad is there, untouched */
  async reprice(yuan: string, reason: string, onPad?: () => Promise<void>): Promise<void> {
    await this.basket.getByRole('button', { name: this.words('sales.basket.price'), exact: true }).click();
    await onPad?.();
    await this.page
      .getByRole('group', { name: this.words('sales.basket.priceReason') })
      .getByRole('button', { name: this.words(`sales.basket.reasons.${reason}`) })
      .click();
    const pad = this.page.getByRole('group', { name: this.words('sales.basket.pad') });
    for (const key of yuan) await pad.getByRole('button', { name: key, exact: true }).click();
    await this.button('sales.basket.apply').click();
  }

  /** Another person's word on the spot: who, why, their PIN. */
  async approve(person: Person, reason: string, pin: string = person.pin): Promise<void> {
    await this.page.getByRole('button', { name: person.name, exact: true }).click();
    await this.button(`sales.approval.reasons.${reason}`).click();
    await this.pressPin(pin, 'sales.approval.pinPad');
  }

  async hold(label: string): Promise<void> {
    await this.basket.getByRole('button', { name: this.words('sales.basket.hold') }).click();
    await this.page.getByLabel(this.words('sales.held.label')).fill(label);
    await this.page
      .getByRole('button', { name: new RegExp(`^${this.words('sales.held.hold')}\\s*¥`) })
      .click();
    await expect(this.basket).toContainText(this.words('sales.basket.empty'));
  }

  async resume(label: string): Promise<void> {
    await this.basket.getByRole('button', { name: this.words('sales.basket.resume') }).click();
    const held = this.page.getByRole('listitem').filter({ hasText: label });
    await held.getByRole('button', { name: this.words('sales.held.resume') }).click();
    await expect(this.basket).toBeVisible();
  }

  async openReceipt(receipt: string): Promise<void> {
    await this.goTo('receipts');
    const box = this.page.getByRole('searchbox', { name: this.words('sales.receipts.placeholder') });
    await box.fill(receipt);
    await box.press('Enter');
  }

  /** Takes one piece of a line back, more than a clerk may alone: by the word of somebody who may allow it. */
  async returnOne(receipt: string, name: string, refundFen: number, approver: Person): Promise<void> {
    await this.openReceipt(receipt);
    await this.button('sales.receipts.return').click();
    await this.oneBack(name);
    await this.button('sales.return.reasons.unwanted').click();
    await this.button('sales.return.ask', { amount: formatMoney(refundFen) }).click();
    await this.button('sales.return.approval.reasons.agreed').click();
    await this.page.getByRole('button', { name: approver.name, exact: true }).click();
    await this.pressPin(approver.pin, 'sales.approval.pinPad');
    await expect(this.page.getByText(this.words('sales.receipt.return')).first()).toBeVisible();
  }

  /** One piece more of the first line that this product's name begins. */
  async oneBack(name: string): Promise<void> {
    const [before = '', after = ''] = this.words('sales.return.more', { name: '*' }).split('*');
    await this.page
      .getByRole('button', { name: new RegExp(`^${escaped(before + name)}.*${escaped(after)}$`) })
      .first()
      .click();
  }

  async payOut(yuan: string, reason: string): Promise<void> {
    await this.goTo('till');
    await this.button('tills.moveCash').click();
    await this.page.getByLabel(this.words('tills.move.amount')).fill(yuan);
    await this.page.getByLabel(this.words('tills.move.reason')).fill(reason);
    await this.button('tills.move.action').click();
    await expect(this.page.getByText(this.words('tills.move.done')).first()).toBeVisible();
  }

  /** Counts blind and hands the shift in. @param pieces of each note, by its value in fen; none: no cash in the drawer */
  async close(pieces: ReadonlyMap<number, number>): Promise<void> {
    await this.button('tills.closeTill').click();
    await this.count(pieces);
  }

  /** Fills the blind count in and submits it; the other tenders are not counted. */
  async count(pieces: ReadonlyMap<number, number>): Promise<void> {
    await expect(this.button('tills.count.action')).toBeVisible();
    await expect(this.page.getByText(this.words('tills.close.expected'))).toBeHidden();
    if ([...pieces.keys()].some((fen) => fen < 10)) await this.button('tills.count.withFen').click();
    for (const [fen, count] of pieces) {
      const label = this.words('tills.count.pieces', {
        note: formatMoney(fen),
        kind: fen < 100 ? 'coin' : fen === 100 ? 'either' : 'note',
      });
      await this.page.getByLabel(label).fill(String(count));
    }
    if (pieces.size === 0) await this.button('tills.count.noCash').click();
    for (const kind of ['WECHAT', 'ALIPAY', 'CARD', 'TRANSFER']) {
      const label = this.words('tills.count.notCountedOf', { kind: this.words(`sales.pay.kinds.${kind}`) });
      // What the store does not take, and has not taken, is not asked for.
      const skip = this.page.getByRole('button', { name: label });
      if (await skip.isVisible()) await skip.click();
    }
    await this.button('tills.count.action').click();
  }
}

export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
