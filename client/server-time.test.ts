import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newTabletStore } from '@/tests/helpers/tablet';
import { emptyBasket } from './basket';
import { finishSale } from './finish-sale';
import { readKept } from './kept-json';
import { learnLastSequence } from './receipt-sequence';
import { clockOffMs, hearServerTime, onClockHeard, SERVER_TIME_HEADER, serverNow } from './server-time';

const DAY_MS = 24 * 3_600_000;

const answerAt = (ms: number) => new Response('', { headers: { [SERVER_TIME_HEADER]: String(ms) } });

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('window', {
    localStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    },
  });
});

afterEach(() => {
  hearServerTime(answerAt(Date.now()), 0);
  vi.unstubAllGlobals();
});

test('a tablet a day ahead dates by the server, says by how much it is off, and keeps that for a reload offline', () => {
  const told = vi.fn();
  const leave = onClockHeard(told);
  const right = Date.now() - DAY_MS;
  hearServerTime(answerAt(right), 0);
  expect(Math.abs(serverNow().getTime() - right)).toBeLessThan(1_500);
  expect(clockOffMs()).toBe(DAY_MS);
  expect(
    readKept('daybook-clock-ahead', (value): value is number => typeof value === 'number'),
  ).toBeGreaterThan(DAY_MS - 1_500);
  hearServerTime(answerAt(Date.now() - DAY_MS), 0);
  expect(told).toHaveBeenCalledTimes(1);
  leave();
});

test('what is a second off or took long to come changes nothing, nor does an answer of somebody else', () => {
  hearServerTime(answerAt(Date.now() - 900), 0);
  hearServerTime(answerAt(Date.now() - DAY_MS), 6_000);
  hearServerTime(new Response(''), 0);
  hearServerTime(new Response('', { headers: { [SERVER_TIME_HEADER]: 'noon' } }), 0);
  expect(Math.abs(serverNow().getTime() - Date.now())).toBeLessThan(50);
  expect(clockOffMs()).toBe(0);
});

test('a sale of a tablet a day ahead is dated by the server: its receipt and the book are of one moment', async () => {
  hearServerTime(answerAt(Date.now() - DAY_MS), 0);
  const store = await newTabletStore();
  await learnLastSequence(store, 'S01-01A', 6);
  const outcome = await finishSale(
    store,
    {
      storeId: 's',
      windowId: 'w',
      basket: emptyBasket('b'),
      prefix: 'S01-01A',
      sessionId: 't',
      personId: 'p',
      tenders: [],
      roundingFen: 0,
      changeFen: 0,
    },
    async () => ({ kind: 'booked' }),
  );
  if (outcome.kind !== 'done') throw new Error('not finished');
  expect(Math.abs(outcome.waiting.sale.occurredAt.getTime() - (Date.now() - DAY_MS))).toBeLessThan(1_500);
});
