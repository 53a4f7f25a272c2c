import { beforeAll, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeSale } from '@/tests/factories/sales';
import { asOwner } from '@/tests/helpers/database';
import { completeSale } from './complete-sale';
import { listTickets, ticketTotals } from './list-tickets';

// Four sales handed in out of their order, as tablets do that were without a line.
const HANDED_IN = ['10:05', '15:40', '09:30', '15:10'] as const;
let shop: Awaited<ReturnType<typeof makeCounter>>;
let goods: Awaited<ReturnType<typeof makeProduct>>[];

beforeAll(async () => {
  shop = await makeCounter();
  goods = [
    await makeProduct({ name: '沙发', spec: '米白', listPriceFen: 399_900 }),
    await makeProduct({ name: '台灯', listPriceFen: 9_900 }),
    await makeProduct({ name: '窗帘', listPriceFen: 50_000 }),
  ];
  const [sofa, lamp, curtain] = goods;
  if (!sofa || !lamp || !curtain) throw new Error('goods');
  const lines = [[sofa, lamp, curtain], [lamp], [curtain], [lamp, lamp]];
  for (const [at, time] of HANDED_IN.entries()) {
    const occurredAt = new Date(`2026-11-20T${time}:00+08:00`);
    const sale = makeSale(
      { ...shop.at(at + 1), occurredAt },
      (lines[at] ?? []).map((product) => ({ product })),
    );
    await completeSale(
      { ...shop.ctx, now: new Date('2026-11-20T18:00:00+08:00') },
      { storeId: shop.store.id, ...sale },
    );
  }
  for (const product of goods)
    await asOwner('UPDATE product SET search_text = $2, bigrams = $3 WHERE id = $1', [
      product.id,
      `${product.name} ${product.code.toLowerCase()}`,
      [product.name],
    ]);
});

const found = async (by: Partial<Parameters<typeof listTickets>[1]>) => {
  const asked = { storeIds: [shop.store.id], from: '2026-11-19', to: '2026-11-21', ...by };
  const { tickets } = await listTickets(db(), asked);
  expect((await ticketTotals(db(), asked)).count).toBe(tickets.length);
  return tickets.map(({ occurredAt }) =>
    new Date(occurredAt.getTime() + 8 * 3_600_000).toISOString().slice(11, 16),
  );
};

it('stands in order of time, the latest first, whatever was handed in first', async () => {
  expect(await found({})).toEqual(['15:40', '15:10', '10:05', '09:30']);
  const asked = { storeIds: [shop.store.id], from: '2026-11-19', to: '2026-11-21' };
  const first = await listTickets(db(), asked, 3);
  const second = await listTickets(db(), { ...asked, cursor: first.nextCursor ?? '' }, 3);
  const times = [...first.tickets, ...second.tickets].map(({ occurredAt }) => occurredAt.getTime());
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  expect(times).toHaveLength(4);
});

it('says its goods, its till and its person', async () => {
  const asked = { storeIds: [shop.store.id], from: '2026-11-19', to: '2026-11-21', hour: 10 };
  const { tickets } = await listTickets(db(), asked);
  expect(tickets).toMatchObject([{ goods: '沙发 米白', lines: 3, till: shop.till.code }]);
});

it('is found by its time, its amount and its goods', async () => {
  expect(await found({ hour: 15 })).toEqual(['15:40', '15:10']);
  expect(await found({ fromFen: 9_900, toFen: 9_900 })).toEqual(['15:40']);
  expect(await found({ fromFen: 10_000, toFen: 60_000 })).toEqual(['15:10', '09:30']);
  expect(await found({ goods: goods[2]?.code ?? '' })).toEqual(['10:05', '09:30']);
  expect(await found({ goods: '台灯' })).toEqual(['15:40', '15:10', '10:05']);
  expect(await found({ goods: '台灯', hour: 10 })).toEqual(['10:05']);
  expect(await found({ goods: 'nothing like it' })).toEqual([]);
});
