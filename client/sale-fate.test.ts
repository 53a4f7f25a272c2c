import { beforeEach, expect, test, vi } from 'vitest';
import { Failure, newTabletStore, someSale, someServer } from '@/tests/helpers/tablet';
import { deliverDue } from './deliver-sales';
import { waitingOf } from './move-kept';
import { type SaleFate, watchFate } from './sale-fate';
import type { TabletStore } from './tablet-store';

const REFUSED = { code: 'TOTALS_DIFFER', params: {} };
let store: TabletStore;
let fates: SaleFate[];

beforeEach(async () => {
  store = await newTabletStore();
  const sale = someSale(1);
  await store.waiting.put(waitingOf('s', sale));
  await store.finished.put({ id: sale.id, number: sale.number, at: 1 });
  fates = [];
  watchFate(store, sale.id, (fate) => fates.push(fate));
  await vi.waitFor(() => expect(fates).toEqual(['waiting']));
});
const last = (fate: SaleFate) => vi.waitFor(() => expect(fates.at(-1)).toBe(fate));

test('a sale that waited says so until the server has it', async () => {
  await deliverDue(store, someServer().wire);
  await last('booked');
});

test('a refused one lies with the manager', async () => {
  await deliverDue(store, someServer(() => REFUSED).wire);
  await last('rejected');
});

test('one that nobody takes is refused, and still here', async () => {
  const server = someServer(() => REFUSED);
  server.rejects = () => new Failure('refused', 'RECEIPT_NUMBER_TAKEN');
  await deliverDue(store, server.wire);
  await last('refused');
});
