import { beforeEach, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { completeSale } from '@/server/sales/complete-sale';
import { forgetStoreSettings, storeSettings } from '@/server/stores/store-settings';
import { closeTill } from '@/server/tills/close-till';
import { countTill } from '@/server/tills/count-till';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeSale } from '@/tests/factories/sales';
import { readOpenItems } from './read-open-items';

// A drawer with a float of 500 yuan; 239 taken in cash, 2,239 by WeChat.
let shop: Awaited<ReturnType<typeof makeCounter>>;
let product: Awaited<ReturnType<typeof makeProduct>>;
const base = () => ({ storeId: shop.store.id, requestId: newId(), sessionId: shop.session.id });
const sell = (seq: number, tenders: { kind: 'CASH' | 'WECHAT'; amountFen: number }[]) =>
  completeSale(shop.ctx, {
    storeId: shop.store.id,
    ...makeSale(
      shop.at(seq),
      [{ product, unitPriceFen: tenders.reduce((sum, one) => sum + one.amountFen, 0) }],
      { tenders },
    ),
  });
const close = async (yuan: number, WECHAT: number | null, reason = '') => {
  await countTill.execute(shop.ctx, {
    ...base(),
    denominations: { '100': yuan },
    tenderCounts: { WECHAT },
  });
  await closeTill.execute(shop.ctx, { ...base(), reason });
};
const openCash = async () => {
  const { businessDay: day } = await db().ticket.findFirstOrThrow({ where: { storeId: shop.store.id } });
  const store = await storeSettings(db(), shop.store.id);
  const found = await readOpenItems(db(), store, day.toISOString().slice(0, 10), new Date());
  return found
    .filter(({ kind }) => kind === 'CASH')
    .flatMap(({ count, items }) => {
      expect(count).toBe(items.length);
      return items.map(({ id, label, amountFen }) => [
        id.replace(shop.session.id, 'drawer'),
        label,
        amountFen,
      ]);
    });
};

beforeEach(async () => {
  shop = await makeCounter();
  product = await makeProduct({ floorPriceFen: 0 });
  await sell(1, [{ kind: 'CASH', amountFen: 23_900 }]);
  await sell(2, [{ kind: 'WECHAT', amountFen: 223_900 }]);
});

it('slips that differ are an item like cash, with their own amount, whatever reason was given', async () => {
  await close(738, 220_000, '少了一笔微信');
  expect(await openCash()).toEqual([['drawer/WECHAT', '01 Z1', -3_900]]);
});

it('cash and slips that differ are two items', async () => {
  await close(720, 220_000, '没对上');
  // What the store lets pass with a reason is none.
  expect(await openCash()).toHaveLength(1);
  await db().store.update({ where: { id: shop.store.id }, data: { cashDifferenceLimitFen: 1_000 } });
  forgetStoreSettings(shop.store.id);
  expect(await openCash()).toEqual([
    ['drawer', '01 Z1', -1_900],
    ['drawer/WECHAT', '01 Z1', -3_900],
  ]);
});

it('what fits and what nobody counted are no items', async () => {
  await close(739, null);
  expect(await openCash()).toEqual([]);
});

it('money that reached the books after the till was closed is named by drawer and tender', async () => {
  await close(739, 223_900);
  await sell(3, [
    { kind: 'CASH', amountFen: 10_000 },
    { kind: 'WECHAT', amountFen: 5_000 },
  ]);
  await sell(4, [{ kind: 'CASH', amountFen: 23_900 }]);
  expect(await openCash()).toEqual([
    ['drawer/LATE/CASH', '01 Z1', 33_900],
    ['drawer/LATE/WECHAT', '01 Z1', 5_000],
  ]);
});
