import { expect, it } from 'vitest';
import type { SaleOutcome } from './book-sales';
import { bookWithOthers, FailedTogether } from './book-with-others';
import type { SaleBatch } from './sale-batch';

/** Only the device and the number of sales matter to the order of things. */
function batchOf(device: string, sales = 1): SaleBatch {
  return { device: { id: device }, sales: Array.from({ length: sales }) } as unknown as SaleBatch;
}

/** Books at once and tells who shared the transaction. */
function shop() {
  const groups: string[][] = [];
  const book = async (batches: readonly SaleBatch[]): Promise<SaleOutcome[][]> => {
    groups.push(batches.map(({ device }) => device.id));
    await new Promise((resolve) => setTimeout(resolve, 1));
    return batches.map(() => []);
  };
  return { groups, book };
}

it('books the first at once, and who came meanwhile together, one batch of a device', async () => {
  const { groups, book } = shop();
  await Promise.all(['a', 'b', 'c', 'b', 'd'].map((device) => bookWithOthers('one', batchOf(device), book)));
  expect(groups).toEqual([['a'], ['b', 'c', 'd'], ['b']]);
});

it('puts no more sales into a transaction than one may wait for', async () => {
  const { groups, book } = shop();
  const batches = [batchOf('a'), ...['b', 'c', 'd', 'e', 'f'].map((device) => batchOf(device, 9))];
  await Promise.all(batches.map((batch) => bookWithOthers('two', batch, book)));
  expect(groups).toEqual([['a'], ['b', 'c', 'd', 'e'], ['f']]);
});

it('lets a large batch go at once', async () => {
  const { groups, book } = shop();
  await Promise.all([batchOf('a'), batchOf('b', 20)].map((batch) => bookWithOthers('five', batch, book)));
  expect(groups).toEqual([['a'], ['b']]);
});

it('waits for nobody who hangs', async () => {
  const { groups, book } = shop();
  let release = (_: SaleOutcome[][]): void => undefined;
  const hanging = bookWithOthers(
    'three',
    batchOf('a'),
    () =>
      new Promise((resolve) => {
        release = resolve;
      }),
  );
  await Promise.all([
    bookWithOthers('three', batchOf('b'), book),
    bookWithOthers('three', batchOf('c'), book),
  ]);
  expect(groups.flat().sort()).toEqual(['b', 'c']);
  release([[]]);
  expect(await hanging).toEqual([]);
});

it('tries nothing twice: who failed together is told so, who failed alone why, and the next go on', async () => {
  const seen: number[] = [];
  const book = async (batches: readonly SaleBatch[]): Promise<SaleOutcome[][]> => {
    seen.push(batches.length);
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (batches.some(({ device }) => device.id.startsWith('bad'))) throw new Error('bad');
    return batches.map(() => []);
  };
  const settled = await Promise.allSettled(
    ['bad one', 'a', 'bad two', 'c', 'a'].map((device) => bookWithOthers('four', batchOf(device), book)),
  );
  const [alone, ...together] = settled.slice(0, 4).map((one) => one.status === 'rejected' && one.reason);
  expect(alone).toMatchObject({ message: 'bad' });
  for (const reason of together) expect(reason).toBeInstanceOf(FailedTogether);
  expect(settled[4]).toMatchObject({ status: 'fulfilled' });
  expect(seen).toEqual([1, 3, 1]);
});
