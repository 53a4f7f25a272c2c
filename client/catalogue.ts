import { codesMeant } from '@/lib/scanned-code';
import type { CatalogueSource, Changes, Cursor } from './catalogue-source';
import {
  type CatalogueCategory,
  type CatalogueModel,
  type CatalogueProduct,
  COPY_SHAPE,
  openCatalogueStore,
  withoutSecrets,
} from './catalogue-store';
import { followServer } from './follow-server';
import { filtered, matcherOf } from './matching-goods';
import { type GoodsTile, ModelShelf } from './model-shelf';

export type { CatalogueSource } from './catalogue-source';
export type { CatalogueCategory, CatalogueProduct } from './catalogue-store';

export interface CatalogueState {
  /** loading: nothing to sell from yet; ready: sellable, perhaps of an earlier hour. */
  state: 'loading' | 'ready' | 'failed';
  /** Every product came once: a code that is not here is worth asking the server for, and then unknown. */
  whole: boolean;
  version: number;
  count: number;
  categories: CatalogueCategory[];
}

/** Most tiles a search shows. */
const MOST = 60;
const EVERY_MS = 60_000;
/** Longest wait for the rest of the copy, and then for the server's word on a code this copy does not have, ms. */
const ASK_MS = 3_000;

/**
 * The tablet's copy of what is sold: kept in IndexedDB, searched in memory. The counter reads products only through it. Floors and
 * costs are never in it: the tablet is shared.
 */
export class Catalogue {
  private readonly store = openCatalogueStore();
  private readonly byId = new Map<string, CatalogueProduct>();
  private readonly byCode = new Map<string, CatalogueProduct>();
  private readonly shelf = new ModelShelf();
  private sorted: CatalogueProduct[] = [];
  private cursor: Cursor = null;
  private kept: Promise<void> = Promise.resolve();
  private refreshing: Promise<void> | null = null;
  private readonly listeners = new Set<() => void>();
  private snapshot: CatalogueState = {
    state: 'loading',
    whole: false,
    version: 0,
    count: 0,
    categories: [],
  };

  constructor(private readonly source: CatalogueSource) {}

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  getSnapshot = (): CatalogueState => this.snapshot;

  /** Reads the kept copy, then follows the server: every minute and whenever the screen is looked at again. @returns stops */
  start(): () => void {
    let stopped = false;
    this.kept = this.readKept();
    void this.kept.then(() => {
      if (!stopped) void this.refresh();
    });
    const stop = followServer(() => void this.refresh(), EVERY_MS);
    return () => {
      stopped = true;
      stop();
    };
  }

  /**
   * The product of a scanned code. What this copy has answers at once; else it waits a moment for the rest of the copy, and asks the server for
   * what was added since. Null: nobody knows the code, or the server could not be asked.
   */
  async lookUp(code: string): Promise<CatalogueProduct | null> {
    const known = this.find(code);
    if (known) return known;
    await Promise.race([this.whenWhole(), pause(ASK_MS)]);
    return this.find(code) ?? this.ask(code.trim());
  }

  /** What is sold or was sold under this code: goods no longer carried still stand on the shelf and come back. */
  find(code: string): CatalogueProduct | null {
    for (const meant of codesMeant(code)) {
      const product = this.byCode.get(meant.toLowerCase());
      if (product) return product;
    }
    return null;
  }

  get(id: string): CatalogueProduct | null {
    return this.byId.get(id) ?? null;
  }

  /** Every rate of tax its goods are sold at, basis points, the highest first. */
  taxRates(): number[] {
    return [...new Set(this.sorted.map(({ taxRateBp }) => taxRateBp))].sort((a, b) => b - a);
  }

  /**
   * Products that hold every word, in the order of their codes; without words those of the category. What is no longer carried comes
   * with `discontinued` only, as it is counted and comes back but is not offered.
   */
  search(
    text: string,
    categoryId: string | null,
    { discontinued = false } = {},
  ): { products: CatalogueProduct[]; more: boolean } {
    const products: CatalogueProduct[] = [];
    const matches = matcherOf(text, categoryId, discontinued);
    for (const product of this.sorted) {
      if (!matches(product)) continue;
      if (products.length === MOST) return { products, more: true };
      products.push(product);
    }
    return { products, more: false };
  }

  /** The same as tiles: one a model, where its first variant stands that was found. Only what is shown is put together. */
  searchTiles(text: string, categoryId: string | null): { tiles: GoodsTile[]; more: boolean } {
    const matches = matcherOf(text, categoryId, false);
    return this.shelf.tilesOf(filtered(this.sorted, matches), MOST, text.trim() === '' ? null : matches);
  }

  /** These products as tiles, in their order; for one that is no longer carried another variant of its model. */
  tilesOf(productIds: readonly string[]): GoodsTile[] {
    const products = productIds.flatMap((id) => {
      const product = this.byId.get(id);
      if (!product) return [];
      return product.active ? product : (this.shelf.insteadOf(product) ?? []);
    });
    return this.shelf.tilesOf(products, products.length).tiles;
  }

  /** The model a product is a variant of, where there is another to choose. */
  choiceOf(productId: string): GoodsTile['choice'] {
    const product = this.byId.get(productId);
    return product ? this.shelf.choiceOf(product) : null;
  }

  /** Fetches what changed. Asked twice at once it works once. */
  refresh(): Promise<void> {
    this.refreshing ??= this.kept
      .then(() => this.fetchChanges())
      .catch(() => {
        if (this.snapshot.state === 'loading') this.tell({ state: 'failed' });
        // Whoever waits for the rest goes on with what there is.
        this.release();
      })
      .finally(() => {
        this.refreshing = null;
      });
    return this.refreshing;
  }

  private readonly waiting = new Set<() => void>();

  private whenWhole(): Promise<void> {
    if (this.snapshot.whole) return Promise.resolve();
    return new Promise((resolve) => {
      this.waiting.add(resolve);
      // Ends in either case: whole, or as far as the network let it.
      void this.refresh();
    });
  }

  private release(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }

  private async ask(code: string): Promise<CatalogueProduct | null> {
    const late = pause(ASK_MS).then(() => null);
    const found = await Promise.race([this.source.byCode(code).catch(() => null), late]);
    if (found === null) return null;
    const product = withoutSecrets(found);
    this.take([product]);
    this.tell({});
    return product;
  }

  private async readKept() {
    try {
      const [products, models, cursor, categories, shape] = await Promise.all([
        this.store.products.toArray(),
        this.store.models.toArray(),
        this.store.notes.get('cursor'),
        this.store.notes.get('categories'),
        this.store.notes.get('shape'),
      ]);
      if (products.length === 0) return;
      this.take(products, models);
      if (shape?.value === COPY_SHAPE) this.cursor = (cursor?.value as Cursor | undefined) ?? null;
      const whole = (await this.store.notes.get('whole'))?.value === true;
      this.tell({
        state: 'ready',
        whole,
        categories: (categories?.value as CatalogueCategory[] | undefined) ?? [],
      });
      if (whole) this.release();
    } catch {
      // Without IndexedDB (a private window) the catalogue is fetched anew each time.
    }
  }

  private async fetchChanges() {
    const categories = await this.source.categories();
    for (let more = true; more; ) {
      const page = await this.source.changes(this.cursor);
      const products = page.products.map(withoutSecrets);
      const { models = [] } = page;
      this.take(products, models);
      this.cursor = page.cursor;
      more = page.more;
      await this.keep({ products, models }, categories, !more);
      if (products.length + models.length > 0 || this.snapshot.state !== 'ready')
        this.tell({ state: 'ready', categories });
    }
    this.tell({ state: 'ready', whole: true, categories });
    this.release();
  }

  private async keep(
    { products, models }: Pick<Changes, 'products'> & { models: CatalogueModel[] },
    categories: CatalogueCategory[],
    whole: boolean,
  ) {
    const { store } = this;
    try {
      await store.transaction('rw', store.products, store.models, store.notes, async () => {
        await store.products.bulkPut(products);
        await store.models.bulkPut(models);
        await store.notes.bulkPut([
          { key: 'shape', value: COPY_SHAPE },
          { key: 'cursor', value: this.cursor },
          { key: 'categories', value: categories },
          // A copy that was once whole stays so: what comes later is a change.
          ...(whole || this.snapshot.whole ? [{ key: 'whole', value: true }] : []),
        ]);
      });
    } catch {
      // As above: it is only a copy.
    }
  }

  private take(products: readonly CatalogueProduct[], models: readonly CatalogueModel[] = []) {
    this.shelf.takeModels(models);
    if (products.length === 0) return;
    for (const product of products) {
      const old = this.byId.get(product.id);
      for (const code of old ? codesOf(old) : []) this.byCode.delete(code);
      this.byId.set(product.id, product);
      this.shelf.take(product, old);
    }
    // A code belongs to what is carried; what is no longer carried keeps those nobody else has.
    for (const active of [false, true]) {
      for (const product of products) {
        if (product.active !== active) continue;
        for (const code of codesOf(product))
          if (active || !this.byCode.has(code)) this.byCode.set(code, product);
      }
    }
    this.sorted = [...this.byId.values()].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  }

  private tell(news: Partial<CatalogueState>) {
    const same =
      news.categories && JSON.stringify(news.categories) === JSON.stringify(this.snapshot.categories);
    this.snapshot = {
      ...this.snapshot,
      ...news,
      ...(same ? { categories: this.snapshot.categories } : {}),
      count: this.sorted.filter(({ active }) => active).length,
      version: this.snapshot.version + 1,
    };
    for (const listener of this.listeners) listener();
  }
}

function codesOf(product: CatalogueProduct): string[] {
  return [product.code, ...product.barcodes].map((code) => code.toLowerCase());
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
