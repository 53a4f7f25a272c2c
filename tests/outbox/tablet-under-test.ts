import { vi } from 'vitest';
import { type Basket, emptyBasket } from '@/client/basket';
import { finishSale } from '@/client/finish-sale';
import { finishedSale } from '@/client/finished-sale';
import { numberGivenUp } from '@/client/given-up-number';
import { SaleAlreadyFinished } from '@/client/keep-sale';
import { moveKept } from '@/client/move-kept';
import { newId } from '@/client/new-id';
import { PendingSales } from '@/client/pending-sales';
import { learnLastSequence, NumbersUnknown, takeSequence } from '@/client/receipt-sequence';
import { openTabletStore, type TabletStore } from '@/client/tablet-store';
import { enrolmentLetters, receiptNumber } from '@/lib/receipt-number';
import { BadLine } from './bad-line';
import { fill, isBad, mended, paidInCash, worthOf } from './baskets';
import { settle, shelf, turns } from './browser';
import type { Mistake } from './mistakes';
import { PlainServer } from './plain-server';
import type { Goods } from './steps';

const NAME = 'outbox-model';
const STORE_ID = 's';
const WINDOWS = ['left', 'right'] as const;

/** One page of the browser: objects of its own on the database they all share. */
interface Page {
  windowId: string;
  store: TabletStore;
  pending: PendingSales;
  isPaying: boolean;
  isGone: boolean;
  leave: () => void;
}

/** What a receipt said. */
interface Receipt {
  id: string;
  number: string;
  totalFen: number;
}

/**
 * A tablet with two windows on a bad line, and what must be true of it in the end: it runs the counter's own code, and notes beside
 * it what people were told.
 */
export class TabletUnderTest {
  readonly server = new PlainServer();
  readonly line = new BadLine(this.server);
  readonly receipts: Receipt[] = [];
  /** Went with a wiped tablet before the server had them: the manager is asked about the numbers. */
  readonly lost = { ids: new Set<string>(), numbers: new Set<string>() };
  /** Baskets nothing was wrong with, and what the clerk was told. */
  readonly refusedForNothing: string[] = [];
  /** What every basket comes to, by its lines and by hand. */
  readonly worth = new Map<string, number>();
  /** Furthest number of each series that a tablet gave. */
  readonly given = new Map<string, number>();
  private enrolment = 1;
  /** The enrolment's own, then those before it. */
  private prefixes = [prefixOf(1)];
  private pages: Page[] = [];

  constructor(private readonly mistake: Mistake | null) {}

  /** @param oldSales how many an earlier version had kept in localStorage */
  async begin(oldSales: number): Promise<void> {
    const store = openTabletStore(NAME);
    await emptied(store);
    store.close();
    for (let seq = 1; seq <= oldSales; seq += 1) this.keepAsBefore(seq);
    for (const [which] of WINDOWS.entries()) await this.open(which, true);
    await this.noteSeries();
  }

  private get prefix(): string {
    return this.prefixes[0] ?? '';
  }

  private async open(which: number, isOnline: boolean): Promise<void> {
    const store = openTabletStore(NAME);
    const { wire, close } = this.line.wireOf(() => this.prefixes);
    const pending = new PendingSales(store, this.mistake?.wire?.(wire, store) ?? wire);
    this.mistake?.store?.(store);
    await moveKept(store);
    if (isOnline) await this.learn(store);
    const stop = pending.start();
    const page: Page = {
      windowId: WINDOWS[which] ?? '',
      store,
      pending,
      isPaying: false,
      isGone: false,
      leave: () => {
        page.isGone = true;
        stop();
        store.close();
        close();
      },
    };
    this.pages[which] = page;
    await settle();
  }

  private learn(store: TabletStore): Promise<void> {
    const last = this.mistake?.forgetsSeries ? 0 : this.server.lastSequence(this.prefix);
    return learnLastSequence(store, this.prefix, last);
  }

  private page(which: number): Page {
    const page = this.pages[which % WINDOWS.length];
    if (!page) throw new Error('two windows');
    return page;
  }

  /** The window is killed, perhaps in the middle of something, and shown anew. */
  async restart(which: number, isOnline: boolean): Promise<void> {
    this.page(which).leave();
    await settle();
    await this.open(which % WINDOWS.length, isOnline);
  }

  /**
   * Rings something up and pays it; a basket the server refused before is what is at hand, mended or as it was.
   * @param cut kills the window after so many turns of the database
   */
  async sell(
    which: number,
    goods: Goods,
    { isTwice, cut }: { isTwice: boolean; cut: number | null },
  ): Promise<void> {
    const page = this.page(which);
    if (page.isPaying) return;
    const basket = await this.basketAtHand(page, goods);
    page.isPaying = true;
    const finishing = [this.finish(page, basket)];
    if (isTwice) finishing.push(this.finish(page, basket));
    void Promise.all(finishing).then(() => {
      page.isPaying = false;
    });
    if (cut !== null) {
      await turns(cut);
      return this.restart(which, true);
    }
    await settle();
  }

  private async finish(page: Page, basket: Basket): Promise<void> {
    const { windowId, store, pending } = page;
    const payment = this.paymentOf(basket);
    const sale = { storeId: STORE_ID, windowId, basket, ...payment, prefix: this.prefix };
    try {
      const outcome = await finishSale(store, sale, (waiting, patienceMs) =>
        pending.hand(waiting, patienceMs),
      );
      if (page.isGone) return;
      if (outcome.kind === 'done') this.receipts.push(outcome.waiting.sale);
      else if (!isBad(basket)) this.refusedForNothing.push(`${outcome.seq}: ${outcome.refusal.code}`);
    } catch (error) {
      if (page.isGone || error instanceof SaleAlreadyFinished || error instanceof NumbersUnknown) return;
      throw error;
    }
  }

  private paymentOf(basket: Basket) {
    const payment = paidInCash(basket);
    this.worth.set(basket.id, worthOf(basket) - payment.roundingFen);
    return payment;
  }

  private async basketAtHand(page: Page, goods: Goods): Promise<Basket> {
    const kept = (await page.store.baskets.get(page.windowId))?.basket;
    if (kept && kept.lines.length > 0) return goods.isBad ? kept : mended(kept);
    return fill(kept ?? emptyBasket(newId()), goods);
  }

  /** What is at hand is put away; the number it had is told to the server. */
  async drop(which: number): Promise<void> {
    const { isPaying, pending, store, windowId } = this.page(which);
    if (isPaying) return;
    const basket = (await store.baskets.get(windowId))?.basket;
    if (!basket) return;
    const number = numberGivenUp(basket, { storeId: STORE_ID, prefix: this.prefix });
    if (number) pending.giveUp(number);
    await store.baskets.put({ windowId, storeId: STORE_ID, basket: emptyBasket(newId()), at: Date.now() });
    await settle();
  }

  /** A return takes its number first, and is booked or refused at once. */
  async takeBack(which: number, isRefused: boolean): Promise<void> {
    const { store, pending } = this.page(which);
    const seq = await takeSequence(store, this.prefix).catch((error: unknown) => {
      if (error instanceof NumbersUnknown) return null;
      throw error;
    });
    if (seq === null) return;
    const id = newId();
    const number = receiptNumber(this.prefix, seq);
    if (isRefused)
      pending.giveUp({ id, storeId: STORE_ID, number, seq, payload: {}, errorCode: 'RETURN_WINDOW_OVER' });
    else this.server.bookReturn(this.prefix, seq, id);
    await settle();
  }

  /** The browser is enrolled once more, as a device that follows the one before. */
  async enrolAnew(): Promise<void> {
    await this.noteSeries();
    this.enrolment += 1;
    this.prefixes = [prefixOf(this.enrolment), ...this.prefixes];
    for (const { store } of this.pages) await this.learn(store);
  }

  /** All the tablet kept is gone. What was not sent is lost and its device is never used again; otherwise it goes on as the same one. */
  async wipe(): Promise<void> {
    await this.noteSeries();
    for (const page of this.pages) page.leave();
    await settle();
    const store = openTabletStore(NAME);
    const waiting = await store.waiting.toArray();
    for (const { id } of waiting) this.lost.ids.add(id);
    await this.noteFinished(store);
    for (const [prefix, last] of this.given) {
      const numbers = Array.from({ length: last }, (_, index) => receiptNumber(prefix, index + 1));
      for (const number of numbers) if (!this.server.kept.has(number)) this.lost.numbers.add(number);
    }
    await emptied(store);
    store.close();
    shelf.clear();
    if (waiting.length > 0) {
      this.enrolment += 1;
      this.prefixes = [prefixOf(this.enrolment)];
    } else this.given.set(this.prefix, this.server.lastSequence(this.prefix));
    for (const [which] of WINDOWS.entries()) await this.open(which, true);
  }

  /** The browser says that there is a network. */
  async hearOnline(which: number): Promise<void> {
    void this.page(which).pending.flush();
    await settle();
  }

  async pass(ms: number): Promise<void> {
    vi.advanceTimersByTime(ms);
    await settle();
  }

  /** The line is good, nobody sells any more, and time goes by. @returns what never left the tablet */
  async comeToRest(): Promise<string[]> {
    this.line.mend();
    await settle();
    for (const [which] of WINDOWS.entries()) {
      // Whoever still waits has waited long enough.
      await this.pass(3_000);
      await this.drop(which);
    }
    const { store } = this.page(0);
    for (let round = 0; round < 20 && (await store.waiting.count()) > 0; round += 1) {
      vi.setSystemTime(Date.now() + 11 * 60_000);
      await this.pass(9_000);
    }
    await this.noteSeries();
    const left = await store.waiting.toArray();
    await this.noteFinished(store);
    for (const page of this.pages) page.leave();
    await settle();
    return left.map(({ number, refusal, stuck }) => `${number} ${refusal?.code} ${stuck?.code}`);
  }

  /** A window that died at its last step said nothing, and what it finished counts all the same. */
  private async noteFinished(store: TabletStore): Promise<void> {
    const told = new Set(this.receipts.map(({ id }) => id));
    for (const { id, number } of await store.finished.toArray())
      if (!told.has(id)) this.receipts.push({ id, number, totalFen: this.worth.get(id) ?? -1 });
  }

  private async noteSeries(): Promise<void> {
    for (const { prefix, last } of await this.page(0).store.series.toArray())
      this.given.set(prefix, Math.max(last, this.given.get(prefix) ?? 0));
  }

  /** As a version of before the database kept what it had not sent. */
  private keepAsBefore(seq: number): void {
    const basket = fill(emptyBasket(newId()), { fen: [seq * 100], count: 1, offFen: 0, isBad: false });
    const payment = { ...this.paymentOf(basket), prefix: this.prefix, seq, occurredAt: new Date() };
    const sale = finishedSale(basket, payment);
    shelf.set(`daybook-pending-${sale.id}`, JSON.stringify({ storeId: STORE_ID, sale }));
    shelf.set(`daybook-receipt-${this.prefix}`, JSON.stringify(seq));
    this.receipts.push(sale);
  }
}

function prefixOf(enrolment: number): string {
  return `S01-01${enrolmentLetters(enrolment)}`;
}

async function emptied(store: TabletStore): Promise<void> {
  await store.open();
  await store.transaction('rw', store.tables, () => Promise.all(store.tables.map((table) => table.clear())));
}
