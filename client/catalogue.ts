import Dexie, { type EntityTable } from 'dexie';

export interface CatalogueProduct {
  id: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
  decimals: number;
  listPriceFen: number;
  taxRateBp: number;
  categoryId: string | null;
  barcodes: string[];
  searchText: string;
  active: boolean;
}

export interface CatalogueCategory {
  id: string;
  name: string;
}

type Cursor = { revision: number; id: string } | null;

/** How the server is asked; the counter hands in tRPC. */
export interface CatalogueSource {
  changes: (since: Cursor) => Promise<{ products: CatalogueProduct[]; cursor: Cursor; more: boolean }>;
  categories: () => Promise<CatalogueCategory[]>;
}

export interface CatalogueState {
  /** loading: nothing to sell from yet; ready: sellable, perhaps of an earlier hour. */
  state: 'loading' | 'ready' | 'failed';
  version: number;
  count: number;
  categories: CatalogueCategory[];
}

interface Note {
  key: string;
  value: unknown;
}

/** Most tiles a search shows. */
const MOST = 60;
const EVERY_MS = 60_000;

/**
 * The tablet's copy of what is sold: kept in IndexedDB, searched in memory. The counter reads products only through it. Floors and
 * costs are never in it: the tablet is shared.
 */
export class Catalogue {
  private readonly store = openStore();
  private readonly byId = new Map<string, CatalogueProduct>();
  private readonly byCode = new Map<string, CatalogueProduct>();
  private sorted: CatalogueProduct[] = [];
  private cursor: Cursor = null;
  private refreshing: Promise<void> | null = null;
  private readonly listeners = new Set<() => void>();
  private snapshot: CatalogueState = { state: 'loading', version: 0, count: 0, categories: [] };

  constructor(private readonly source: CatalogueSource) {}

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  getSnapshot = (): CatalogueState => this.snapshot;

  /** Reads the kept copy, then follows the server: every minute and whenever the screen is looked at again. @returns stops */
  start(): () => void {
    let stopped = false;
    const again = () => {
      if (!stopped && document.visibilityState === 'visible') void this.refresh();
    };
    void this.readKept().then(again);
    const timer = setInterval(again, EVERY_MS);
    window.addEventListener('focus', again);
    window.addEventListener('online', again);
    return () => {
      stopped = true;
      clearInterval(timer);
      window.removeEventListener('focus', again);
      window.removeEventListener('online', again);
    };
  }

  /** Settles when there is something to sell from: a scan that comes earlier waits for it. */
  whenReady(): Promise<void> {
    if (this.snapshot.state !== 'loading') return Promise.resolve();
    return new Promise((resolve) => {
      const stop = this.subscribe(() => {
        if (this.snapshot.state === 'loading') return;
        stop();
        resolve();
      });
    });
  }

  find(code: string): CatalogueProduct | null {
    return this.byCode.get(code.trim().toLowerCase()) ?? null;
  }

  get(id: string): CatalogueProduct | null {
    return this.byId.get(id) ?? null;
  }

  /** Products that hold every word, in the order of their names' codes; without words those of the category. */
  search(text: string, categoryId: string | null): { products: CatalogueProduct[]; more: boolean } {
    const words = text.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
    const products: CatalogueProduct[] = [];
    for (const product of this.sorted) {
      if (categoryId !== null && product.categoryId !== categoryId) continue;
      if (!words.every((word) => product.searchText.includes(word))) continue;
      if (products.length === MOST) return { products, more: true };
      products.push(product);
    }
    return { products, more: false };
  }

  /** Fetches what changed. Asked twice at once it works once. */
  refresh(): Promise<void> {
    this.refreshing ??= this.fetchChanges()
      .catch(() => {
        if (this.snapshot.state === 'loading') this.tell({ state: 'failed' });
      })
      .finally(() => {
        this.refreshing = null;
      });
    return this.refreshing;
  }

  private async readKept() {
    try {
      const [products, cursor, categories] = await Promise.all([
        this.store.products.toArray(),
        this.store.notes.get('cursor'),
        this.store.notes.get('categories'),
      ]);
      if (products.length === 0) return;
      this.take(products);
      this.cursor = (cursor?.value as Cursor | undefined) ?? null;
      this.tell({ state: 'ready', categories: (categories?.value as CatalogueCategory[] | undefined) ?? [] });
    } catch {
      // Without IndexedDB (a private window) the catalogue is fetched anew each time.
    }
  }

  private async fetchChanges() {
    const categories = await this.source.categories();
    for (let more = true; more; ) {
      const page = await this.source.changes(this.cursor);
      const products = page.products.map(withoutSecrets);
      this.take(products);
      this.cursor = page.cursor;
      more = page.more;
      await this.keep(products, categories);
      if (products.length > 0 || this.snapshot.state !== 'ready') this.tell({ state: 'ready', categories });
    }
    this.tell({ state: 'ready', categories });
  }

  private async keep(products: CatalogueProduct[], categories: CatalogueCategory[]) {
    try {
      await this.store.transaction('rw', this.store.products, this.store.notes, async () => {
        await this.store.products.bulkPut(products);
        await this.store.notes.bulkPut([
          { key: 'cursor', value: this.cursor },
          { key: 'categories', value: categories },
        ]);
      });
    } catch {
      // As above: it is only a copy.
    }
  }

  private take(products: readonly CatalogueProduct[]) {
    if (products.length === 0) return;
    for (const product of products) {
      const old = this.byId.get(product.id);
      for (const code of old ? codesOf(old) : []) this.byCode.delete(code);
      this.byId.set(product.id, product);
    }
    for (const product of products) {
      if (product.active) for (const code of codesOf(product)) this.byCode.set(code, product);
    }
    this.sorted = [...this.byId.values()]
      .filter((product) => product.active)
      .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  }

  private tell(news: Partial<CatalogueState>) {
    const same =
      news.categories && JSON.stringify(news.categories) === JSON.stringify(this.snapshot.categories);
    this.snapshot = {
      ...this.snapshot,
      ...news,
      ...(same ? { categories: this.snapshot.categories } : {}),
      count: this.sorted.length,
      version: this.snapshot.version + 1,
    };
    for (const listener of this.listeners) listener();
  }
}

function codesOf(product: CatalogueProduct): string[] {
  return [product.code, ...product.barcodes].map((code) => code.toLowerCase());
}

/** Only what the counter needs is kept: a manager's copy must not tell the next clerk the floors. */
function withoutSecrets(product: CatalogueProduct): CatalogueProduct {
  const { id, code, name, spec, unit, decimals, listPriceFen, taxRateBp, categoryId, barcodes, searchText } =
    product;
  return {
    id,
    code,
    name,
    spec,
    unit,
    decimals,
    listPriceFen,
    taxRateBp,
    categoryId,
    barcodes,
    searchText,
    active: product.active,
  };
}

function openStore() {
  const store = new Dexie('daybook-catalogue') as Dexie & {
    products: EntityTable<CatalogueProduct, 'id'>;
    notes: EntityTable<Note, 'key'>;
  };
  store.version(1).stores({ products: 'id', notes: 'key' });
  return store;
}
