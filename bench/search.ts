import type { Bench } from './bench';
import { call } from './http';
import { measure } from './measure';

/** Finding a product among 20,000 by a word, by two, by barcode. */
export async function measureSearch({ base, shop }: Bench): Promise<void> {
  for (const [name, term] of [
    ['word', '沙发'],
    ['two words', '北欧 书柜'],
    ['barcode', shop.products[777]?.barcode ?? ''],
  ] as const) {
    await measure(`search.http ${name}`, { c: 1, n: 1_000, warm: 300 }, () =>
      call(base, 'query', 'catalog.search', { term }, shop.officeCookie).then((rows) => {
        if (!Array.isArray(rows) || rows.length === 0) throw new Error(`nothing found for ${term}`);
      }),
    );
  }
}
