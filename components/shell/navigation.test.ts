import { expect, test } from 'vitest';
import { PERMISSIONS } from '@/server/staff/permissions';
import chinese from '../../messages/zh-CN/shell.json';
import { NAVIGATION, navigationFor, whereIs } from './navigation';

const hrefs = (permissions: readonly string[]) =>
  navigationFor(permissions).flatMap(({ items }) =>
    items.flatMap(({ places }) => places.map(({ href }) => href)),
  );

test('a person sees what they may open, and no empty group or entry', () => {
  expect(hrefs([])).toEqual([
    '/',
    '/my/day',
    '/my/shifts',
    '/my/leave',
    '/my/attendance',
    '/my/shortages',
    '/my/training',
    '/my/file',
    '/my/notices',
    '/announcements',
  ]);
  expect(hrefs(['stock.read'])).toEqual([
    '/',
    '/my/day',
    '/my/shifts',
    '/my/leave',
    '/my/attendance',
    '/my/shortages',
    '/my/training',
    '/my/file',
    '/my/notices',
    '/announcements',
    '/stock',
    '/stock/replenishment',
    '/stock/slow-movers',
    '/stock/orders',
    '/stock/receiving',
    '/stock/supplier-returns',
    '/stock/transfers',
    '/stock/adjustments',
    '/stock/handovers',
    '/stock/negative',
    '/stock/reconciliation',
  ]);
  expect(hrefs(['sales.recordPickup'])).toEqual([
    '/',
    '/my/day',
    '/open-items',
    '/my/shifts',
    '/my/leave',
    '/my/attendance',
    '/my/shortages',
    '/my/training',
    '/my/file',
    '/my/notices',
    '/announcements',
  ]);
  expect(navigationFor(['audit.read']).map(({ messageKey }) => messageKey)).toEqual([
    'groupToday',
    'groupSetUp',
  ]);
});

test('with every permission the whole office is there, each place once', () => {
  const all = hrefs(Object.keys(PERMISSIONS));
  expect(all).toEqual(
    NAVIGATION.flatMap(({ items }) => items.flatMap(({ places }) => places.map(({ href }) => href))),
  );
  expect(new Set(all).size).toBe(all.length);
});

test('no group has more entries than are seen at one look', () => {
  for (const { items } of NAVIGATION) expect(items.length).toBeLessThanOrEqual(7);
});

test('every place has its words', () => {
  const words: Record<string, string> = chinese.nav;
  for (const { messageKey, items } of NAVIGATION) {
    expect(words[messageKey], messageKey).toBeTruthy();
    for (const item of items) {
      expect(words[item.messageKey], item.messageKey).toBeTruthy();
      for (const place of item.places) expect(words[place.messageKey], place.messageKey).toBeTruthy();
    }
  }
});

test('a page belongs to the nearest place above it', () => {
  const placeOf = (pathname: string) => whereIs(pathname)?.place.href;
  expect(placeOf('/')).toBe('/');
  expect(placeOf('/stock')).toBe('/stock');
  expect(placeOf('/stock/receiving/new')).toBe('/stock/receiving');
  expect(placeOf('/stock/0192-abc')).toBe('/stock');
  expect(placeOf('/stockroom')).toBeUndefined();
  expect(whereIs('/stock/suppliers')).toMatchObject({
    group: 'groupStock',
    item: { messageKey: 'purchasing' },
  });
});
