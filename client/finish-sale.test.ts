import { beforeEach, describe, expect, test } from 'vitest';
import { newTabletStore } from '@/tests/helpers/tablet';
import { type Basket, basketReducer, emptyBasket } from './basket';
import { finishSale, type SaleToFinish } from './finish-sale';
import { SaleAlreadyFinished } from './keep-sale';
import type { SendOutcome } from './pending-sales';
import { learnLastSequence } from './receipt-sequence';
import type { TabletStore, WaitingSale } from './tablet-store';

const sofa = {
  id: 'p1',
  code: 'S1',
  name: 'Sofa',
  unit: '件',
  decimals: 0,
  listPriceFen: 199_900,
  taxRateBp: 1300,
};

let store: TabletStore;
let handed: WaitingSale[];

beforeEach(async () => {
  store = await newTabletStore();
  handed = [];
  await learnLastSequence(store, 'S01-01A', 6);
});

function basketOf(id: string): Basket {
  const add = { type: 'add', product: sofa, quantityMilli: 1000, lineId: `${id}-1` } as const;
  return basketReducer({ basket: emptyBasket(id), past: [] }, add).basket;
}
const sale = (basket: Basket): SaleToFinish => ({
  storeId: 's',
  windowId: 'w',
  prefix: 'S01-01A',
  basket,
  sessionId: 't',
  personId: 'p',
  tenders: [{ id: 'c', kind: 'CASH', amountFen: 199_900 }],
  roundingFen: 0,
  changeFen: 0,
});
const answering = (outcome: SendOutcome) => async (waiting: WaitingSale) => {
  // Whoever is asked finds the sale on the disk.
  expect(await store.waiting.get(waiting.id)).toMatchObject({ sale: { seq: waiting.seq } });
  handed.push(waiting);
  return outcome;
};

describe('the end of a sale', () => {
  test('booked: the sale as the receipt has it, and the next basket in its place', async () => {
    const outcome = await finishSale(store, sale(basketOf('a')), answering({ kind: 'booked' }));
    expect(outcome).toMatchObject({
      kind: 'done',
      unsent: false,
      waiting: { seq: 7, sale: { number: 'S01-01A-000007', totalFen: 199_900, sessionId: 't' } },
    });
    expect((await store.baskets.get('w'))?.basket).toEqual(outcome.kind === 'done' && outcome.next);
  });

  test('nobody answers: the receipt comes all the same, the sale waits on the tablet', async () => {
    const outcome = await finishSale(store, sale(basketOf('a')), answering({ kind: 'later' }));
    expect(outcome).toMatchObject({ kind: 'done', unsent: true });
    expect(await store.waiting.count()).toBe(1);
  });

  test('refused: the same basket is at hand again, and its next try has the same number', async () => {
    const basket = basketOf('a');
    const refusal = { code: 'PRICE_BELOW_FLOOR', params: {} };
    const refused = await finishSale(store, sale(basket), answering({ kind: 'refused', refusal }));
    expect(refused).toEqual({ kind: 'refused', seq: 7, refusal });
    expect(await store.waiting.count()).toBe(0);
    const kept = (await store.baskets.get('w'))?.basket;
    expect(kept).toEqual({ ...basket, seq: 7, seqPrefix: 'S01-01A' });
    if (!kept) throw new Error('a basket');
    await finishSale(store, sale(kept), answering({ kind: 'booked' }));
    expect(handed.map(({ seq }) => seq)).toEqual([7, 7]);
  });

  test('paid once: a second end of the same basket is refused and gets no number', async () => {
    await finishSale(store, sale(basketOf('a')), answering({ kind: 'later' }));
    const again = finishSale(store, sale(basketOf('a')), answering({ kind: 'booked' }));
    await expect(again).rejects.toBeInstanceOf(SaleAlreadyFinished);
    expect(handed).toHaveLength(1);
    await finishSale(store, sale(basketOf('b')), answering({ kind: 'booked' }));
    expect(handed.at(-1)?.seq).toBe(8);
  });

  test('refused here and told to the sender first: it stays the manager’s, the clerk goes on with the next basket', async () => {
    const refusal = { code: 'TOTALS_DIFFER', params: {} };
    const outcome = await finishSale(store, sale(basketOf('a')), async ({ id }) => {
      await store.waiting.update(id, { refusal });
      return { kind: 'refused', refusal };
    });
    expect(outcome).toMatchObject({ kind: 'done', unsent: true, waiting: { id: 'a', seq: 7 } });
    expect(await store.waiting.get('a')).toMatchObject({ refusal });
    expect((await store.baskets.get('w'))?.basket).toEqual(outcome.kind === 'done' && outcome.next);
  });
});
