import { expect, test } from 'vitest';
import { isCopy, opensDrawer, remembered } from './printing-rules';

const ticket = { id: 't1', number: 'S01-01A-000007' };

test('the first print of a ticket is no copy, the second is', () => {
  const before = { printed: [] as string[], prefix: 'S01-01A' };
  expect(isCopy(ticket, before)).toBe(false);
  expect(isCopy(ticket, { ...before, printed: remembered(before.printed, ticket.id) })).toBe(true);
});

test('what another counter rang up is a copy here, also one whose name begins alike', () => {
  expect(isCopy(ticket, { printed: [], prefix: 'S01-02A' })).toBe(true);
  expect(isCopy({ ...ticket, number: 'S01-01AB-000007' }, { printed: [], prefix: 'S01-01A' })).toBe(true);
});

test('what was printed is remembered once, and not for ever', () => {
  const many = Array.from({ length: 5_000 }, (_, index) => String(index)).reduce<string[]>(remembered, []);
  expect(many.length).toBe(3_000);
  expect(remembered(['a', 'b'], 'a')).toEqual(['b', 'a']);
});

test('cash opens the drawer, whichever way it goes, and nothing else does', () => {
  const paid = (kind: string, amountFen: number, changeFen = 0) =>
    opensDrawer({ tenders: [{ id: 't', kind, amountFen }], changeFen });
  expect(paid('CASH', 1_000)).toBe(true);
  expect(paid('CASH', -1_000)).toBe(true);
  expect(paid('WECHAT', 1_000)).toBe(false);
  expect(paid('CARD', 1_000, 100)).toBe(true);
  const exchange = {
    number: 'S01-01A-000001',
    lines: [],
    refundFen: 100,
    applied: [],
    back: [{ kind: 'CASH', amountFen: 100 }],
  };
  expect(opensDrawer({ tenders: [], changeFen: 0, exchange })).toBe(true);
  // Like for like, nothing is handed over, though both were paid in cash.
  const even = { ...exchange, applied: [{ kind: 'CASH', amountFen: 100 }], back: [] };
  const tenders = [{ id: 't', kind: 'CASH', amountFen: 100 }];
  expect(opensDrawer({ tenders, changeFen: 0, exchange: even })).toBe(false);
  const more = [...tenders, { id: 'u', kind: 'CASH', amountFen: 100 }];
  expect(opensDrawer({ tenders: more, changeFen: 0, exchange: even })).toBe(true);
});
