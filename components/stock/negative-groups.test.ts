import { expect, it } from 'vitest';
import { negativeGroups, toExplain } from './negative-groups';
import type { PlacedNegative } from './placed-negative';

const row = (over: Partial<PlacedNegative>): PlacedNegative => ({
  storeId: 's1',
  productId: 'p1',
  code: '010001',
  name: '沙发',
  spec: '',
  unit: '件',
  zoneId: 'z1',
  zone: '卖场',
  onHand: '-1',
  ownerId: 'me',
  owner: '王小雨',
  ticketId: null,
  number: null,
  documentKind: null,
  documentId: null,
  causedAt: new Date('2026-11-20T10:00:00Z'),
  since: new Date('2026-11-20T10:00:00Z'),
  explanation: null,
  explainedBy: null,
  explainedAt: null,
  explained: false,
  store: '人民路店',
  timeZone: 'Asia/Shanghai',
  may: { read: true, explain: true, explainAll: false },
  ...over,
});

const two = [
  row({ onHand: '-1.5' }),
  row({ zoneId: 'z2', ownerId: 'other', onHand: '-2', causedAt: new Date('2026-11-21T10:00:00Z') }),
  row({ storeId: 's2' }),
];

it('lists each product once per store, with all its zones', () => {
  const groups = negativeGroups(two, 'me');
  expect(groups.map(({ key, onHand, zones }) => [key, onHand, zones.length])).toEqual([
    ['s1/p1', '-3.5', 2],
    ['s2/p1', '-1', 1],
  ]);
  expect(groups[0]?.last.zoneId).toBe('z2');
  expect(groups[0]?.since).toEqual(new Date('2026-11-20T10:00:00Z'));
});

it('asks a person for their own zones, and whoever answers all for every one', () => {
  expect(toExplain(negativeGroups(two, 'me')).map(({ zoneId }) => zoneId)).toEqual(['z1', 'z1']);
  const all = two.map((one) => ({ ...one, may: { ...one.may, explainAll: true } }));
  expect(toExplain(negativeGroups(all, 'me'))).toHaveLength(3);
});

it('is explained when each of its zones is, and a new reason is about what has none', () => {
  const half = [row({ explained: true, explanation: '货到了' }), row({ zoneId: 'z2' })];
  const [group] = negativeGroups(half, 'me');
  expect(group?.explained).toBe(false);
  expect(toExplain(group ? [group] : []).map(({ zoneId }) => zoneId)).toEqual(['z2']);
});
