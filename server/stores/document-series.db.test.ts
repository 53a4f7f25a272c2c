import { expect, test } from 'vitest';
import { db } from '@/server/platform/db';
import { makeStore } from '@/tests/factories/stores';
import { lockDocumentSeries, takeDocumentNumber } from './document-series';

const take = (storeId: string, kind: Parameters<typeof takeDocumentNumber>[2]) =>
  db().$transaction((tx) => takeDocumentNumber(tx, storeId, kind));

test('numbers are per store and kind, without gaps and without twins', async () => {
  const [here, there] = [await makeStore(), await makeStore()];
  const taken = await Promise.all([1, 2, 3, 4, 5].map(() => take(here.id, 'TRANSFER')));
  expect(taken.toSorted()).toEqual([1, 2, 3, 4, 5]);
  expect([await take(here.id, 'STOCKTAKE'), await take(there.id, 'TRANSFER')]).toEqual([1, 1]);
});

test('a number that was rolled back is given again', async () => {
  const { id } = await makeStore();
  const lost = db().$transaction(async (tx) => {
    await takeDocumentNumber(tx, id, 'RECEIVING');
    throw new Error('not booked');
  });
  await expect(lost).rejects.toThrow('not booked');
  expect(await take(id, 'RECEIVING')).toBe(1);
});

test('whoever holds a series holds back the next document, also the first', async () => {
  const { id } = await makeStore();
  const order: string[] = [];
  let waiting: Promise<unknown> = Promise.resolve();
  await db().$transaction(async (tx) => {
    await lockDocumentSeries(tx, id, 'SHORTAGE_CASE', 'RECONCILIATION');
    waiting = take(id, 'SHORTAGE_CASE').then(() => order.push('document'));
    // Until it stands in line behind this transaction.
    for (let blocked = 0; blocked === 0; ) {
      const [row] = await db().$queryRaw<{ n: number }[]>`
        SELECT count(*)::int AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%document_series%'
          AND datname = current_database()`;
      blocked = row?.n ?? 0;
    }
    order.push('holder');
  });
  await waiting;
  expect(order).toEqual(['holder', 'document']);
});
