import { describe, expect, it, vi } from 'vitest';
import { Catalogue, type CatalogueProduct, type CatalogueSource } from './catalogue';

function product(code: string, over: Partial<CatalogueProduct> = {}): CatalogueProduct {
  return {
    id: `id-${code}`,
    code,
    name: `商品 ${code}`,
    spec: '',
    unit: '件',
    decimals: 0,
    listPriceFen: 100,
    taxRateBp: 1300,
    categoryId: null,
    barcodes: [`69${code}`],
    searchText: code.toLowerCase(),
    active: true,
    picture: null,
    ...over,
  };
}

/** A server of two pages, the second of which comes when it is let. */
function slowSource(over: Partial<CatalogueSource> = {}) {
  let letSecond: (() => void) | undefined;
  const second = new Promise<void>((resolve) => {
    letSecond = resolve;
  });
  const asked: string[] = [];
  const source: CatalogueSource = {
    categories: async () => [],
    changes: async (since) => {
      if (since === null) return { products: [product('A1')], cursor: { revision: 1, id: 'a' }, more: true };
      if (since.revision === 2) return { products: [], cursor: since, more: false };
      await second;
      return { products: [product('B2')], cursor: { revision: 2, id: 'b' }, more: false };
    },
    byCode: async (code) => {
      asked.push(code);
      return null;
    },
    ...over,
  };
  return { source, asked, letSecond: () => letSecond?.() };
}

describe('a scan', () => {
  it('of what the copy has answers at once, of what is still coming waits for it', async () => {
    const { source, asked, letSecond } = slowSource();
    const catalogue = new Catalogue(source);
    void catalogue.refresh();
    await expect.poll(() => catalogue.getSnapshot().state).toBe('ready');
    expect(catalogue.getSnapshot().whole).toBe(false);
    expect((await catalogue.lookUp('a1'))?.code).toBe('A1');
    const late = catalogue.lookUp('69B2');
    letSecond();
    expect((await late)?.code).toBe('B2');
    expect(asked).toEqual([]);
  });

  it('of a product made since is asked of the server, once', async () => {
    const { source, letSecond } = slowSource({
      byCode: async (code) => (code === 'NEW' ? product('NEW') : null),
    });
    letSecond();
    const catalogue = new Catalogue(source);
    expect((await catalogue.lookUp('NEW'))?.code).toBe('NEW');
    expect(catalogue.find('new')?.code).toBe('NEW');
    expect(await catalogue.lookUp('NOBODY')).toBeNull();
  });

  it('does not wait for ever for a copy that hangs: the server is asked', async () => {
    vi.useFakeTimers();
    try {
      const hung = () => new Promise<never>(() => undefined);
      const catalogue = new Catalogue({ categories: hung, changes: hung, byCode: async () => product('A1') });
      const found = vi.fn();
      void catalogue.lookUp('A1').then(found);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(found).toHaveBeenCalledWith(expect.objectContaining({ code: 'A1' }));
    } finally {
      vi.useRealTimers();
    }
  });

  it('without a network is unknown rather than waiting for ever', async () => {
    const gone = async () => {
      throw new Error('no network');
    };
    const catalogue = new Catalogue({ categories: gone, changes: gone, byCode: gone });
    expect(await catalogue.lookUp('A1')).toBeNull();
  });
});

describe('what is no longer carried', () => {
  it('is found by its code, offered by no search but that of a count, and gives way to what is carried', async () => {
    const old = product('OLD', { active: false, barcodes: ['SHARED'] });
    const pages = [[old, product('A1')], [product('NEW', { barcodes: ['SHARED'] })]];
    const catalogue = new Catalogue({
      categories: async () => [],
      changes: async (since) => {
        const at = since === null ? 0 : since.revision + 1;
        return { products: pages[at] ?? [], cursor: { revision: at, id: 'x' }, more: false };
      },
      byCode: async () => null,
    });
    await catalogue.refresh();
    expect(catalogue.find('OLD')?.id).toBe('id-OLD');
    expect(catalogue.find('SHARED')?.id).toBe('id-OLD');
    expect(catalogue.search('old', null).products).toEqual([]);
    expect(catalogue.search('old', null, { discontinued: true }).products.map(({ id }) => id)).toEqual([
      'id-OLD',
    ]);
    expect(catalogue.getSnapshot().count).toBe(1);
    await catalogue.refresh();
    expect(catalogue.find('SHARED')?.id).toBe('id-NEW');
  });

  it('finds goods however the code is spelled', async () => {
    const shampoo = product('S1', { barcodes: ['049000006346'] });
    const catalogue = new Catalogue(
      slowSource({
        changes: async () => ({ products: [shampoo], cursor: { revision: 1, id: 'a' }, more: false }),
      }).source,
    );
    await catalogue.refresh();
    for (const code of ['04963406', '049000006346', '0049000006346', ']E00049000006346'])
      expect(catalogue.find(code)?.code, code).toBe('S1');
  });
});
