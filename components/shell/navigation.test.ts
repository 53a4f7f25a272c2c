import { expect, test } from 'vitest';
import { PERMISSIONS } from '@/server/staff/permissions';
import chinese from '../../messages/zh-CN/shell.json';
import { activeHref, NAVIGATION, navigationFor } from './navigation';

const hrefs = (permissions: readonly string[]) =>
  navigationFor(permissions).flatMap(({ items }) => items.map(({ href }) => href));

test('a person sees what they may open, and no empty section', () => {
  expect(hrefs([])).toEqual(['/', '/my/shortages']);
  expect(hrefs(['stock.read'])).toEqual([
    '/',
    '/my/shortages',
    '/stock',
    '/stock/negative',
    '/stock/replenishment',
    '/stock/slow-movers',
    '/stock/orders',
    '/stock/transfers',
    '/stock/reconciliation',
    '/stock/handovers',
  ]);
  expect(hrefs(['sales.recordPickup'])).toEqual(['/', '/my/shortages', '/open-items']);
  expect(navigationFor(['audit.read']).map(({ messageKey }) => messageKey)).toEqual([
    'sectionToday',
    'sectionCompany',
  ]);
});

test('with every permission the whole office is there, each place once', () => {
  const all = hrefs(Object.keys(PERMISSIONS));
  expect(all).toEqual(NAVIGATION.flatMap(({ items }) => items.map(({ href }) => href)));
  expect(new Set(all).size).toBe(all.length);
});

test('every place has its words', () => {
  const words: Record<string, string> = chinese.nav;
  for (const { messageKey, items } of NAVIGATION) {
    expect(words[messageKey], messageKey).toBeTruthy();
    for (const item of items) expect(words[item.messageKey], item.messageKey).toBeTruthy();
  }
});

test('a page belongs to the nearest place above it', () => {
  expect(activeHref('/')).toBe('/');
  expect(activeHref('/stock')).toBe('/stock');
  expect(activeHref('/stock/receiving/new')).toBe('/stock/receiving');
  expect(activeHref('/stock/0192-abc')).toBe('/stock');
  expect(activeHref('/stockroom')).toBeUndefined();
});
