import { addDays } from '@/lib/business-day';
import { newId } from '@/server/platform/ids';
import type { Bench } from './bench';
import type { BenchShop } from './fixtures';
import { growHistory } from './grow-history';
import { call } from './http';
import { measure, print, round } from './measure';

const SIZES = [100_000, 1_000_000, 10_000_000];

/** What the stock ledger does as it grows: the same measures at 100,000, a million and ten million entries. */
export async function measureStock({ base, owner, shop }: Bench): Promise<void> {
  const posted: number[] = [];
  for (const entries of SIZES) {
    const began = performance.now();
    await growHistory(owner, shop, entries);
    print({ name: 'stock.grown', entries, seconds: round((performance.now() - began) / 1000) });
    const zone = await owner.zone.findFirstOrThrow({ where: { storeId: shop.storeId, code: 'G1' } });
    const read = (path: string, input: object) => () =>
      call(
        base,
        'query',
        path,
        { storeId: shop.storeId, storeIds: [shop.storeId], ...input },
        shop.officeCookie,
      ).then(() => undefined);
    const post = await measure('entry.post', { c: 4, n: 400, perCall: LINES, entries }, () =>
      adjust(base, shop),
    );
    posted.push(post.per_s);
    const productIds = shop.products.slice(100, 130).map((product) => product.id);
    await measure('level.read', { c: 1, n: 200, warm: 100, entries }, read('stock.onHand', { productIds }));
    const [from, to] = monthBefore(shop.day);
    await measure('stockbook.month', { c: 1, n: 20, entries }, read('stock.bookTotals', { from, to }));
    await measure('stockbook.month page', { c: 1, n: 40, entries }, read('stock.book', { from, to }));
    await measure('replenishment', { c: 1, n: 20, entries }, read('replenishment.suggestions', {}));
    await measure('slow movers', { c: 1, n: 10, entries }, read('stock.slowMovers', { days: 90 }));
    for (const days of [7, 360, 720]) {
      const at = new Date(Date.now() - days * 86_400_000);
      await measure(
        `asof ${days} days ago`,
        { c: 1, n: 20, entries },
        read('stock.asOf', { at, zoneId: zone.id }),
      );
    }
  }
  print({
    name: 'entry.post at most/at least',
    ratio: round((posted.at(-1) ?? 0) / (posted[0] ?? 1)),
    wanted: 0.8,
  });
}

const LINES = 3;

/** A correction of three products, a piece each. */
async function adjust(base: string, shop: BenchShop): Promise<void> {
  const lines = Array.from({ length: LINES }, () => ({
    productId: shop.products[Math.floor(Math.random() * shop.products.length)]?.id ?? '',
    quantity: '1',
  }));
  const input = { storeId: shop.storeId, requestId: newId(), reason: 'CORRECTION', lines };
  await call(base, 'mutation', 'stock.adjust', input, shop.officeCookie);
}

/** The whole calendar month before the one of a day. */
function monthBefore(day: string): [string, string] {
  const to = addDays(`${day.slice(0, 8)}01`, -1);
  return [`${to.slice(0, 8)}01`, to];
}
