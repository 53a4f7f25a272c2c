import './browser';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { receiptNumber } from '@/lib/receipt-number';
import { freshBrowser } from './browser';
import { MISTAKES, type Mistake } from './mistakes';
import { days, play, type Step } from './steps';
import { TabletUnderTest } from './tablet-under-test';

/**
 * The counter's outbox against a server on paper. Seed and path stand in the failure; the same day is played again with
 * OUTBOX_SEED=… OUTBOX_PATH=… and another number of days with OUTBOX_RUNS=….
 */
const RUNS = Number(process.env.OUTBOX_RUNS ?? 2_000);
const SEED = process.env.OUTBOX_SEED ? Number(process.env.OUTBOX_SEED) : undefined;
const PATH = process.env.OUTBOX_PATH;
const MORNING = new Date('2026-03-02T01:00:00Z');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => void vi.useRealTimers());

const aDay = (mistake: Mistake | null) =>
  fc.asyncProperty(days, async ({ oldSales, steps }) => {
    const problems = await problemsOf(mistake, oldSales, steps);
    if (problems.length > 0) throw new Error(problems.join('\n'));
  });

test(`every receipt once, no number missing or twice, nothing left, in ${RUNS} days`, async () => {
  await fc.assert(aDay(null), {
    numRuns: RUNS,
    ...(SEED === undefined ? {} : { seed: SEED }),
    ...(PATH === undefined ? {} : { path: PATH }),
  });
});

test.each(Object.entries(MISTAKES))('it sees when %s', async (_, mistake) => {
  const found = await fc.check(aDay(mistake), { numRuns: 500, seed: 7, endOnFailure: true });
  expect(String(found.errorInstance)).toMatch(mistake.shows);
});

/** Each went wrong before it was mended. */
const REMEMBERED: Record<string, Step[]> = {
  'the clock jumps while a bad sale is in hand: window and sender are both refused, and the clerk mends it': [
    sell(true),
    { kind: 'clock', ms: 5 * 60_000 },
    { kind: 'online', which: 1 },
    { kind: 'line', request: 0, fate: 'answered' },
    { kind: 'line', request: 0, fate: 'answered' },
    { kind: 'line', request: 0, fate: 'answered' },
    sell(false),
    { kind: 'line', request: 0, fate: 'answered' },
  ],
  'the same, the sender first': [
    sell(true),
    { kind: 'clock', ms: 5 * 60_000 },
    { kind: 'online', which: 1 },
    { kind: 'line', request: 1, fate: 'answered' },
    { kind: 'line', request: 0, fate: 'answered' },
    sell(false),
    { kind: 'line', request: 0, fate: 'answered' },
    { kind: 'line', request: 0, fate: 'answered' },
  ],
};

test.each(Object.entries(REMEMBERED))('%s', async (_, steps) => {
  expect(await problemsOf(null, 0, steps)).toEqual([]);
});

function sell(isBad: boolean): Step {
  const goods = { fen: [12_300], count: 1, offFen: 0, isBad };
  return { kind: 'sell', which: 0, goods, isTwice: false, cut: null };
}

async function problemsOf(mistake: Mistake | null, oldSales: number, steps: Step[]): Promise<string[]> {
  freshBrowser();
  vi.clearAllTimers();
  vi.setSystemTime(MORNING);
  const tablet = new TabletUnderTest(mistake);
  await tablet.begin(oldSales);
  for (const step of steps) await play(tablet, step);
  const left = await tablet.comeToRest();
  if (tablet.line.broken.length > 0) throw tablet.line.broken[0];
  return [
    ...left.map((row) => `still on the tablet: ${row}`),
    ...tablet.refusedForNothing.map((row) => `refused without a reason: ${row}`),
    ...wrongReceipts(tablet),
    ...wrongNumbers(tablet),
  ];
}

/** Every receipt is a ticket of the same number and amount, or kept with a reason; no ticket is anybody's but a receipt's. */
function wrongReceipts({ receipts, server, lost, worth }: TabletUnderTest): string[] {
  const wrong: string[] = [];
  for (const { id, number, totalFen } of receipts) {
    const kept = server.kept.get(number);
    if (kept === undefined && lost.ids.has(id)) continue;
    if (kept?.id !== id)
      wrong.push(`${number}: the server has ${kept?.id ?? 'nothing'} for the receipt ${id}`);
    else if (kept.totalFen !== totalFen)
      wrong.push(`${number}: ${kept.totalFen} fen, and ${totalFen} on the receipt`);
    else if (kept.kind === 'REJECTED' && !kept.errorCode) wrong.push(`${number}: rejected, nobody knows why`);
    if (worth.get(id) !== totalFen) wrong.push(`${number}: the goods come to ${worth.get(id)} fen`);
  }
  const told = new Map(receipts.map(({ id, number }) => [id, number]));
  for (const [number, { id, kind }] of server.kept)
    if (kind === 'TICKET' && told.get(id) !== number && !lost.ids.has(id) && !lost.numbers.has(number))
      wrong.push(`${number}: a ticket without a receipt`);
  return wrong;
}

/** Every number a tablet gave is a ticket, or kept with a reason, or went with a wiped tablet. */
function wrongNumbers({ given, server, lost }: TabletUnderTest): string[] {
  const wrong = server.twice.map((number) => `${number}: twice`);
  for (const [prefix, last] of given) {
    for (let seq = 1; seq <= Math.max(last, server.lastSequence(prefix)); seq += 1) {
      const number = receiptNumber(prefix, seq);
      if (!server.kept.has(number) && !lost.numbers.has(number)) wrong.push(`${number}: missing`);
    }
  }
  return wrong;
}
