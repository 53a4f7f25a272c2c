import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import type { CopyCursor, CopyPage } from '@/server/customers/known-in-store';
import { CustomerBook, type KeptCustomer } from './customer-book';

const customer = (at: number, over: Partial<KeptCustomer> = {}): KeptCustomer => ({
  id: `0000000${at}`,
  code: `V12345678${at}`,
  name: '王晓明',
  maskedNumber: `138****567${at}`,
  searchText: `王晓明 wangxiaoming wxm v12345678${at}`,
  gone: false,
  ...over,
});

const page = (customers: KeptCustomer[], cursor: Partial<CopyCursor> = {}, more = false): CopyPage => ({
  customers,
  cursor: { afterId: null, asOf: new Date(1), ...cursor },
  more,
});

test('found by either end of a number, by name, pinyin, initials and code', async () => {
  const book = new CustomerBook('s1', async () =>
    page([customer(8), customer(9, { maskedNumber: '139****0000' })]),
  );
  await book.refresh();
  const found = (text: string) => book.search(text).map(({ code }) => code.at(-1));
  expect(found('5678')).toEqual(['8']);
  expect(found('1381')).toEqual(['8']);
  expect(found('138')).toEqual([]);
  expect(found('13812345678')).toEqual(['8']);
  expect(found('+86 138-1234-5678')).toEqual(['8']);
  expect(found('13812340000')).toEqual([]);
  expect(found('晓明')).toEqual(['8', '9']);
  expect(found('WXM')).toEqual(['8', '9']);
  expect(book.find(' v123456789 ')?.maskedNumber).toBe('139****0000');
});

test('what is gone is forgotten, on the disk too, and another store begins with nothing', async () => {
  const pages = [
    page([customer(1), customer(2)], { afterId: 'x' }, true),
    page([customer(1, { gone: true })]),
  ];
  const ask = vi.fn(async () => pages.shift() ?? page([]));
  const book = new CustomerBook('s2', ask);
  await book.refresh();
  expect(ask).toHaveBeenCalledTimes(2);
  expect(book.search('wxm').map(({ id }) => id)).toEqual(['00000002']);

  const window = { addEventListener: () => undefined, removeEventListener: () => undefined };
  vi.stubGlobal('window', window);
  vi.stubGlobal('document', { visibilityState: 'hidden' });
  const later = new CustomerBook('s2', ask);
  const stop = later.start();
  await vi.waitFor(() => expect(later.get('00000002')).not.toBeNull());
  stop();
  const elsewhere = new CustomerBook('s3', ask);
  const stopElsewhere = elsewhere.start();
  await elsewhere.refresh();
  stopElsewhere();
  expect(elsewhere.search('wxm')).toEqual([]);
  vi.unstubAllGlobals();
});
