import Dexie, { type EntityTable } from 'dexie';
import type { CreditStanding } from '@/server/customers/credit/credit-rules';
import type { KnownPage, KnownStanding } from '@/server/customers/credit/known-credit';
import type { SaleInput } from '@/server/sales/schema';
import { followServer } from './follow-server';
import { afterSales, notYetCounted, type SoldOnCredit, soldOnCredit } from './known-credit';
import type { Waiting } from './tablet-store';

function openCreditStore() {
  const store = new Dexie('daybook-credit') as Dexie & {
    standings: EntityTable<KnownStanding, 'customerId'>;
    sold: EntityTable<SoldOnCredit, 'saleId'>;
    notes: EntityTable<{ key: 'copy'; storeId: string }, 'key'>;
  };
  store.version(1).stores({ standings: 'customerId', sold: 'saleId, customerId', notes: 'key' });
  return store;
}

const NOTHING_STORED = { storedValueFen: 0, storedBonusFen: 0, points: 0 };
const EVERY_MS = 5 * 60_000;

/**
 * Where the store's customers stood when this tablet last heard, and what it sold them since: what it may sell on a name while nobody answers.
 * It is on the disk alone, so that all windows of the tablet know the same.
 */
export class CreditBook {
  private readonly store = openCreditStore();
  private refreshing: Promise<void> | null = null;

  constructor(
    private readonly storeId: string,
    private readonly page: (after: string | null) => Promise<KnownPage>,
    private readonly waiting: () => readonly Waiting[],
  ) {}

  /** Follows the server. @returns stops */
  start(): () => void {
    void this.refresh();
    return followServer(() => void this.refresh(), EVERY_MS);
  }

  /** Where a customer stands as far as the tablet knows, less what it sold them since; null: it was never told. */
  async known(customerId: string): Promise<CreditStanding | null> {
    try {
      const note = await this.store.notes.get('copy');
      if (note?.storeId !== this.storeId) return null;
      const kept = await this.store.standings.get(customerId);
      if (!kept) return null;
      // A copy of before says nothing of stored value, or of points.
      const standing = { ...NOTHING_STORED, ...kept };
      const sold = await this.store.sold.where({ customerId }).toArray();
      return afterSales(standing, [
        ...sold,
        ...this.unsent(customerId, new Set(sold.map(({ saleId }) => saleId))),
      ]);
    } catch {
      // Without a store nothing is known, and nothing is sold on a name.
      return null;
    }
  }

  /** What of a customer's is on its way, of whatever window. @param but those that are counted already */
  unsent(customerId: string, but: ReadonlySet<string> = new Set()): SoldOnCredit[] {
    return this.waiting().flatMap((one) => {
      const sold = one.kind === 'SALE' && !but.has(one.id) ? soldOnCredit(one.sale, one.keptAt) : null;
      return sold?.customerId === customerId ? [sold] : [];
    });
  }

  /** A sale was finished here. */
  async sold(sale: SaleInput): Promise<void> {
    const sold = soldOnCredit(sale, Date.now());
    // What cannot be kept is still among what waits to be sent.
    if (sold) await this.store.sold.put(sold).catch(() => undefined);
  }

  /** Asks anew. Asked twice at once it works once. */
  refresh(): Promise<void> {
    this.refreshing ??= this.fetchAll()
      // It is only a copy: what is there stays.
      .catch(() => undefined)
      .finally(() => {
        this.refreshing = null;
      });
    return this.refreshing;
  }

  private async fetchAll() {
    const asked = { at: Date.now(), waiting: new Set(this.waiting().map(({ id }) => id)) };
    const standings: KnownStanding[] = [];
    for (let after: string | null = null, more = true; more; more = after !== null) {
      const page: KnownPage = await this.page(after);
      standings.push(...page.standings);
      after = page.next;
    }
    await this.store.transaction('rw', this.store.standings, this.store.sold, this.store.notes, async () => {
      const sold = await this.store.sold.toArray();
      const stays = new Set(notYetCounted(sold, asked).map(({ saleId }) => saleId));
      await this.store.sold.bulkDelete(
        sold.filter(({ saleId }) => !stays.has(saleId)).map(({ saleId }) => saleId),
      );
      await this.store.standings.clear();
      await this.store.standings.bulkPut(standings);
      await this.store.notes.put({ key: 'copy', storeId: this.storeId });
    });
  }
}
