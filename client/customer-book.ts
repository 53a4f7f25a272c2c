import Dexie, { type EntityTable } from 'dexie';
import type { CopyCursor, CopyPage, KeptCustomer } from '@/server/customers/known-in-store';
import { followServer } from './follow-server';

export type { KeptCustomer } from '@/server/customers/known-in-store';

interface Note {
  key: 'copy';
  storeId: string;
  cursor: CopyCursor;
}

function openCustomerStore() {
  const store = new Dexie('daybook-customers') as Dexie & {
    customers: EntityTable<KeptCustomer, 'id'>;
    notes: EntityTable<Note, 'key'>;
  };
  store.version(1).stores({ customers: 'id', notes: 'key' });
  return store;
}

const EVERY_MS = 5 * 60_000;
/** Digits of a mobile that a masked number still shows, in front and behind. */
const [IN_FRONT, BEHIND] = [3, 4];

/**
 * The tablet's masked copy of the customers its store knows, for when nobody answers: kept in IndexedDB, looked through in memory. A whole
 * number is never in it.
 */
export class CustomerBook {
  private readonly store = openCustomerStore();
  private readonly byId = new Map<string, KeptCustomer>();
  private readonly byCode = new Map<string, KeptCustomer>();
  private cursor: CopyCursor | null = null;
  private kept: Promise<void> = Promise.resolve();
  private refreshing: Promise<void> | null = null;

  constructor(
    private readonly storeId: string,
    private readonly page: (cursor: CopyCursor | null) => Promise<CopyPage>,
  ) {}

  /** Reads the kept copy, then follows the server. @returns stops */
  start(): () => void {
    this.kept = this.readKept();
    void this.kept.then(() => this.refresh());
    return followServer(() => void this.refresh(), EVERY_MS);
  }

  get(id: string): KeptCustomer | null {
    return this.byId.get(id) ?? null;
  }

  /** Whose member code that is, as far as this store knows. */
  find(code: string): KeptCustomer | null {
    return this.byCode.get(code.trim().toUpperCase()) ?? null;
  }

  /**
   * Customers by name, pinyin, initials or member code, or by digits at either end of their number, as far as a masked one shows them: of
   * a whole number the first three and the last four.
   */
  search(text: string, most = 20): KeptCustomer[] {
    const term = text.normalize('NFKC').toLowerCase().trim();
    const digits = term.replace(/[\s-]/g, '');
    // Fewer digits than a masked number shows behind are nobody's.
    const fits = /^\+?\d{4,}$/.test(digits)
      ? (customer: KeptCustomer) =>
          fitsMasked(digits.replace(/^\+?86(?=1\d{10}$)/, ''), customer.maskedNumber)
      : (customer: KeptCustomer) => term.length >= 1 && customer.searchText.includes(term);
    const found: KeptCustomer[] = [];
    for (const customer of this.byId.values()) {
      if (!fits(customer)) continue;
      found.push(customer);
      if (found.length === most) break;
    }
    return found;
  }

  /** Fetches what changed. Asked twice at once it works once. */
  refresh(): Promise<void> {
    this.refreshing ??= this.kept
      .then(() => this.fetchChanges())
      // It is only a copy: what is there stays.
      .catch(() => undefined)
      .finally(() => {
        this.refreshing = null;
      });
    return this.refreshing;
  }

  private async readKept() {
    try {
      const note = await this.store.notes.get('copy');
      if (note?.storeId !== this.storeId) {
        // Another store's customers are none of this one's business.
        await Promise.all([this.store.customers.clear(), this.store.notes.clear()]);
        return;
      }
      this.take(await this.store.customers.toArray());
      this.cursor = note.cursor;
    } catch {
      // Without IndexedDB (a private window) the copy is fetched anew each time.
    }
  }

  private async fetchChanges() {
    for (let more = true; more; ) {
      const page = await this.page(this.cursor);
      this.take(page.customers);
      this.cursor = page.cursor;
      more = page.more;
      await this.keep(page.customers);
    }
  }

  private async keep(customers: readonly KeptCustomer[]) {
    const cursor = this.cursor;
    if (!cursor) return;
    try {
      await this.store.transaction('rw', this.store.customers, this.store.notes, async () => {
        await this.store.customers.bulkPut(customers.filter(({ gone }) => !gone));
        await this.store.customers.bulkDelete(customers.filter(({ gone }) => gone).map(({ id }) => id));
        await this.store.notes.put({ key: 'copy', storeId: this.storeId, cursor });
      });
    } catch {
      // As above.
    }
  }

  private take(customers: readonly KeptCustomer[]) {
    for (const customer of customers) {
      this.byId.delete(customer.id);
      this.byCode.delete(customer.code);
      if (customer.gone) continue;
      this.byId.set(customer.id, customer);
      this.byCode.set(customer.code, customer);
    }
  }
}

function fitsMasked(digits: string, masked: string | null): boolean {
  if (!masked) return false;
  const [front = '', behind = ''] = masked.split('****');
  if (digits.length > IN_FRONT + BEHIND) return digits.startsWith(front) && digits.endsWith(behind);
  return (
    behind.endsWith(digits) ||
    front.startsWith(digits) ||
    (digits.length > IN_FRONT && digits.startsWith(front))
  );
}
