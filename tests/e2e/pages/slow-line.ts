import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext } from '@playwright/test';

/** What becomes of the answers to a page's own questions. */
export interface Line {
  /** Requests that reached the server and whose answers did not come back. */
  readonly answersLost: string[];
  /** Requests that never reached it. */
  readonly requestsLost: string[];
  /** From now on nothing is lost and nothing waits. */
  heal: () => void;
}

const proceduresOf = (url: string) => new URL(url).pathname.split('/').at(-1) ?? '';

/** Each request's answer is lost the first time, be it a reading or a writing; the same one asked again is answered. */
export async function loseEachAnswerOnce(context: BrowserContext): Promise<Line> {
  const seen = new Set<string>();
  const line = { answersLost: [] as string[], requestsLost: [] as string[] };
  let isWell = false;
  await context.route('**/api/trpc/**', async (route) => {
    const request = route.request();
    const name = proceduresOf(request.url());
    // A live line is one long answer; what is said again and again is one question.
    const asked = request.method() === 'GET' ? name : `${name} ${request.postData()}`;
    if (isWell || name.includes('live.') || seen.has(asked)) return route.continue();
    seen.add(asked);
    await route.fetch();
    line.answersLost.push(name);
    return route.abort();
  });
  return { ...line, heal: () => (isWell = true) };
}

/**
 * A line over which every question takes its time and some are lost, on the way there or back.
 * @param roundTripMs there and back @param lossPercent of a hundred questions, always the same ones in the same order
 */
export async function slowDown(
  context: BrowserContext,
  { roundTripMs, lossPercent }: { roundTripMs: number; lossPercent: number },
): Promise<Line> {
  const line = { answersLost: [] as string[], requestsLost: [] as string[] };
  let isWell = false;
  let count = 0;
  await context.route('**/api/**', async (route) => {
    const name = proceduresOf(route.request().url());
    if (isWell || name.includes('live.')) return route.continue();
    count += 1;
    // Spread evenly over a hundred, by a step that has no divisor in common with it.
    const isLost = (count * 37) % 100 < lossPercent;
    await sleep(roundTripMs / 2);
    if (isLost && count % 2 === 0) {
      line.requestsLost.push(name);
      return route.abort().catch(() => undefined);
    }
    const response = await route.fetch().catch(() => null);
    await sleep(roundTripMs / 2);
    if (isLost || !response) {
      line.answersLost.push(name);
      return route.abort().catch(() => undefined);
    }
    // The page may have given it up meanwhile.
    return route.fulfill({ response }).catch(() => undefined);
  });
  return { ...line, heal: () => (isWell = true) };
}
