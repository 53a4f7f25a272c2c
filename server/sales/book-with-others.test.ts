import { expect, it } from 'vitest';
import type { SaleOutcome } from './book-sales';
import { bookWithOthers, FailedTogether } from './book-with-others';
import type { Parcel } from './parcel';

/** Only the device and the number of sales matter to the order of things. */
function parcelOf(device: string, sales = 1): Parcel {
  return { device: { id: device }, sales: Array.from({ length: sales }) } as unknown as Parcel;
}

/** Books at once and tells who shared the transaction. */
function shop() {
  const groups: string[][] = [];
  const book = async (parcels: readonly Parcel[]): Promise<SaleOutcome[][]> => {
    groups.push(parcels.map(({ device }) => device.id));
    await new Promise((resolve) => setTimeout(resolve, 1));
    return parcels.map(() => []);
  };
  return { groups, book };
}

it('books the first at once, and who came meanwhile together, one parcel of a device', async () => {
  const { groups, book } = shop();
  await Promise.all(['a', 'b', 'c', 'b', 'd'].map((device) => bookWithOthers('one', parcelOf(device), book)));
  expect(groups).toEqual([['a'], ['b', 'c', 'd'], ['b']]);
});

it('puts no more sales into a transaction than one may wait for', async () => {
  const { groups, book } = shop();
  const parcels = [parcelOf('a'), ...['b', 'c', 'd', 'e', 'f'].map((device) => parcelOf(device, 9))];
  await Promise.all(parcels.map((parcel) => bookWithOthers('two', parcel, book)));
  expect(groups).toEqual([['a'], ['b', 'c', 'd', 'e'], ['f']]);
});

it('lets a large parcel go at once', async () => {
  const { groups, book } = shop();
  await Promise.all([parcelOf('a'), parcelOf('b', 20)].map((parcel) => bookWithOthers('five', parcel, book)));
  expect(groups).toEqual([['a'], ['b']]);
});

it('waits for nobody who hangs', async () => {
  const { groups, book } = shop();
  let release = (_: SaleOutcome[][]): void => undefined;
  const hanging = bookWithOthers(
    'three',
    parcelOf('a'),
    () =>
      new Promise((resolve) => {
        release = resolve;
      }),
  );
  await Promise.all([
    bookWithOthers('three', parcelOf('b'), book),
    bookWithOthers('three', parcelOf('c'), book),
  ]);
  expect(groups.flat().sort()).toEqual(['b', 'c']);
  release([[]]);
  expect(await hanging).toEqual([]);
});

it('tries nothing twice: who failed together is told so, who failed alone why, and the next go on', async () => {
  const seen: number[] = [];
  const book = async (parcels: readonly Parcel[]): Promise<SaleOutcome[][]> => {
    seen.push(parcels.length);
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (parcels.some(({ device }) => device.id.startsWith('bad'))) throw new Error('bad');
    return parcels.map(() => []);
  };
  const settled = await Promise.allSettled(
    ['bad one', 'a', 'bad two', 'c', 'a'].map((device) => bookWithOthers('four', parcelOf(device), book)),
  );
  const [alone, ...together] = settled.slice(0, 4).map((one) => one.status === 'rejected' && one.reason);
  expect(alone).toMatchObject({ message: 'bad' });
  for (const reason of together) expect(reason).toBeInstanceOf(FailedTogether);
  expect(settled[4]).toMatchObject({ status: 'fulfilled' });
  expect(seen).toEqual([1, 3, 1]);
});
