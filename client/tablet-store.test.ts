import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { expect, test } from 'vitest';
import { openTabletStore } from './tablet-store';

// What is on a tablet is nowhere else: a new version of its store keeps all an old one held.

test('a tablet of before keeps its unsent sales, its numbers, and which of them were rejected', async () => {
  const name = `tablet-${Math.random()}`;
  const old = new Dexie(name);
  old.version(1).stores({
    waiting: 'id',
    finished: 'id, at',
    series: 'prefix',
    baskets: 'windowId',
    counts: 'id, sheet',
  });
  old.version(2).stores({ pins: 'personId', locks: 'id' });
  old.version(3).stores({ tills: 'id, at' });
  await old.open();
  await old.table('waiting').put({ id: 'w1', sale: { number: 'S01-01A-000007' } });
  await old.table('finished').bulkPut([
    { id: 'f1', at: 1, number: 'S01-01A-000005', parked: true },
    { id: 'f2', at: 2, number: 'S01-01A-000006' },
  ]);
  await old.table('series').put({ prefix: 'S01-01A', last: 7 });
  old.close();

  const store = openTabletStore(name);
  expect(await store.table('waiting').toArray()).toEqual([{ id: 'w1', sale: { number: 'S01-01A-000007' } }]);
  expect(await store.table('finished').toArray()).toEqual([
    { id: 'f1', at: 1, number: 'S01-01A-000005', rejected: true },
    { id: 'f2', at: 2, number: 'S01-01A-000006' },
  ]);
  expect(await store.table('series').toArray()).toEqual([{ prefix: 'S01-01A', last: 7 }]);
  store.close();
});
