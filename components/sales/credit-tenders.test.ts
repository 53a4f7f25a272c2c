import { expect, test } from 'vitest';
import { type CreditAtHand, creditTender, wordWanted } from './credit-tenders';

const standing = {
  limitFen: 100_00,
  dueDays: 30,
  receivableFen: 40_00,
  storeCreditFen: 10_00,
  storedValueFen: 0,
  storedBonusFen: 0,
  points: 0,
  oldestDue: '2026-05-01',
};
const frame = {
  day: '2026-05-20',
  overdueDays: 30,
  mayOffline: true,
  taken: [],
  pointsRule: { id: 'one', pointsPerYuan: 100, leastPoints: 500, mostBp: 5_000 },
  totalFen: 20_00,
};
const known = (over: Partial<typeof standing> | { limitFen: null } = {}, isOld = false): CreditAtHand => ({
  state: 'known',
  standing: { ...standing, ...over },
  isOld,
});

test('nobody known, nothing told, nothing allowed: it is said why', () => {
  const why = (credit: CreditAtHand, over = {}) =>
    creditTender('ON_ACCOUNT', credit, { ...frame, ...over }).why;
  expect(why({ state: 'nobody' })).toBe('customer');
  expect(why({ state: 'noRight' })).toBe('right');
  expect(why({ state: 'reading' })).toBe('reading');
  expect(why({ state: 'unknown' })).toBe('offlineUnknown');
  expect(why({ state: 'unknown' }, { mayOffline: false })).toBe('offlinePolicy');
  expect(why(known({ limitFen: null }))).toBe('noLimit');
  expect(why(known(), { taken: ['ON_ACCOUNT'] })).toBe('taken');
  expect(why(known({}, true), { mayOffline: false })).toBe('offlinePolicy');
  expect(creditTender('STORE_CREDIT', known({ storeCreditFen: 0 }), frame).why).toBe('nothing');
});

test('store credit is never more than there is; on account any amount online, offline what is left', () => {
  expect(creditTender('STORE_CREDIT', known(), frame)).toEqual({ why: null, mostFen: 10_00 });
  expect(creditTender('ON_ACCOUNT', known(), frame)).toEqual({ why: null, mostFen: null });
  expect(creditTender('ON_ACCOUNT', known({}, true), frame)).toEqual({ why: null, mostFen: 60_00 });
  expect(creditTender('ON_ACCOUNT', known({ receivableFen: 100_00 }, true), frame).why).toBe('offlineLimit');
  expect(creditTender('ON_ACCOUNT', known({}, true), { ...frame, day: '2026-06-01' }).why).toBe(
    'offlineOverdue',
  );
});

test('points pay what the rule lets them of the ticket, and say why they do not', () => {
  const of = (points: number, over = {}, isOld = false) =>
    creditTender('POINTS', known({ points }, isOld), { ...frame, ...over });
  expect(of(3_000)).toEqual({ why: null, mostFen: 10_00 });
  expect(of(700)).toEqual({ why: null, mostFen: 7_00 });
  expect(of(700, {}, true)).toEqual({ why: null, mostFen: 7_00 });
  expect(of(700, { mayOffline: false }, true).why).toBe('offlinePolicy');
  expect(of(0).why).toBe('noPoints');
  expect(of(-50).why).toBe('noPoints');
  expect(of(499).why).toBe('fewPoints');
  expect(of(3_000, { totalFen: 9_98 }).why).toBe('smallTicket');
  expect(of(3_000, { taken: ['POINTS'] }).why).toBe('taken');
});

test('a word is wanted over the limit and past the store’s days, never without a line', () => {
  expect(wordWanted(known(), 60_00, frame)).toBeNull();
  expect(wordWanted(known(), 60_01, frame)).toEqual({ isOverLimit: true, isOverdue: false });
  expect(wordWanted(known(), 1, { ...frame, day: '2026-06-01' })).toEqual({
    isOverLimit: false,
    isOverdue: true,
  });
  expect(wordWanted(known({}, true), 60_01, frame)).toBeNull();
  expect(wordWanted(known(), 0, { ...frame, day: '2026-06-01' })).toBeNull();
});
