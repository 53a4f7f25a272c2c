import { expect, test } from 'vitest';
import { PERMISSIONS } from '@/server/staff/permissions';
import chinese from '../../messages/zh-CN/palette.json';
import {
  ACTIONS,
  actionsFor,
  looksLikeReceipt,
  matching,
  type Named,
  notFor,
  pagesFor,
  rolesFor,
} from './palette-rules';

const named = (label: string, words: string): Named => ({
  found: { id: label, label, href: '/' },
  words: `${label} ${words}`.toLowerCase(),
});

test('only what a person may open or begin is offered', () => {
  expect(pagesFor([]).map(({ href }) => href)).toEqual([
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
  expect(actionsFor([]).map(([name]) => name)).toEqual(['security']);
  expect(actionsFor(['purchasing.receive']).map(([name]) => name)).toEqual([
    'receive',
    'returnToSupplier',
    'security',
  ]);
  expect(actionsFor(Object.keys(PERMISSIONS))).toHaveLength(ACTIONS.length);
});

test('every word that was typed must be held, in any order; what begins with it comes first', () => {
  const all = [
    named('新调拨', '调货 xindiaobo xdb'),
    named('调拨', 'diaobo db'),
    named('入库', '到货 ruku rk'),
  ];
  const found = (typed: string) => matching(all, typed).map(({ label }) => label);
  expect(found('调拨')).toEqual(['调拨', '新调拨']);
  expect(found('DB')).toEqual(['新调拨', '调拨']);
  expect(found(' 到货  rk ')).toEqual(['入库']);
  expect(found('到货 调')).toEqual([]);
  expect(found('')).toEqual(['新调拨', '调拨', '入库']);
});

test('full-width letters and digits are what they look like', () => {
  expect(matching([named('入库', 'rk')], 'ＲＫ')).toHaveLength(1);
});

test('a receipt is looked for from three digits on, and never for words', () => {
  expect(looksLikeReceipt('123')).toBe(true);
  expect(looksLikeReceipt('S01-01A-000123')).toBe(true);
  expect(looksLikeReceipt('12')).toBe(false);
  expect(looksLikeReceipt('沙发123')).toBe(false);
});

test('every act has its words', () => {
  const words: Record<string, string> = chinese.actions;
  for (const [name] of ACTIONS) expect(words[name], name).toBeTruthy();
});

test('what somebody may not open is said to be whose: who is at hand first, administrators last', () => {
  expect(rolesFor(['stock.read'])).toEqual(['STORE_MANAGER', 'STOCK_KEEPER']);
  expect(rolesFor(['insight.setTargets'])).toEqual(['HEAD_OFFICE']);
  expect(rolesFor(['tills.manage'])).toEqual(['ADMIN']);
  const clerks = notFor(['sales.read', 'catalog.read']);
  expect(clerks.places.map(({ messageKey }) => messageKey)).toContain('replenishment');
  expect(clerks.places.map(({ messageKey }) => messageKey)).not.toContain('tickets');
  expect(notFor(Object.keys(PERMISSIONS))).toEqual({ places: [], acts: [] });
});
