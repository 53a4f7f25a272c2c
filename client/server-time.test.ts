import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { newTabletStore } from '@/tests/helpers/tablet';
import { emptyBasket } from './basket';
import { finishSale } from './finish-sale';
import { readKept } from './kept-json';
import { learnLastSequence } from './receipt-sequence';
import {
  clockOffMs,
  followVisibility,
  hearServerTime,
  onClockHeard,
  SERVER_TIME_HEADER,
  serverNow,
} from './server-time';

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

test('a tablet a day ahead dates by the server, says by how much it is off, and keeps that for a reload offline', async () => {
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
  await Promise.resolve();
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

describe('a clock that is set while nobody answers', () => {
  /** The tablet's clock and the page's own time, ms, each moved by hand. */
  let wall: number;
  let own: number;
  const passes = (ms: number) => {
    wall += ms;
    own += ms;
  };
  beforeEach(() => {
    wall = Date.now();
    own = 1_000;
    vi.spyOn(Date, 'now').mockImplementation(() => wall);
    vi.spyOn(performance, 'now').mockImplementation(() => own);
    hearServerTime(answerAt(wall), 0);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test.each([-DAY_MS, DAY_MS, 3_600_000])(
    'by %d ms: time goes on from the last word, and the banner is true',
    async (jump) => {
      const right = wall;
      const told = vi.fn();
      const leave = onClockHeard(told);
      passes(60_000);
      wall += jump;
      passes(1_000);
      expect(serverNow().getTime()).toBe(right + 61_000);
      expect(clockOffMs()).toBe(jump);
      await Promise.resolve();
      expect(told).toHaveBeenCalled();
      leave();
    },
  );

  test('a reload finds how far the clock is off now', () => {
    wall += DAY_MS;
    expect(clockOffMs()).toBe(DAY_MS);
    expect(readKept('daybook-clock-ahead', (value): value is number => typeof value === 'number')).toBe(
      DAY_MS,
    );
  });

  test('a night asleep, in which the time of the page stood still, is no wrong clock', () => {
    const right = wall;
    followVisibility(true);
    wall += 9 * 3_600_000;
    own += 10;
    followVisibility(false);
    expect(serverNow().getTime()).toBe(right + 9 * 3_600_000);
    expect(clockOffMs()).toBe(0);
  });

  test('a night asleep, in which it went on, is none either, and a clock set back meanwhile is seen', () => {
    const right = wall;
    followVisibility(true);
    passes(9 * 3_600_000);
    followVisibility(false);
    expect(serverNow().getTime()).toBe(right + 9 * 3_600_000);
    followVisibility(true);
    passes(60_000);
    wall -= DAY_MS;
    followVisibility(false);
    expect(serverNow().getTime()).toBe(right + 9 * 3_600_000 + 60_000);
    expect(clockOffMs()).toBe(-DAY_MS);
  });
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
