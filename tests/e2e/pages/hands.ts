import type { Page } from '@playwright/test';

/** The time of keys as a page sees it. */
interface Hands {
  /** Before the real one by so much. */
  aheadMs: number;
  /** Between the keys that come; undefined: as they come. */
  gapMs?: number | undefined;
  lastAt?: number | undefined;
}

/** Lets time go by at once for all that goes by the moments of keys: a pause is said, not sat through. Timers do not move. */
export async function letPass(page: Page, ms: number): Promise<void> {
  await takeHands(page);
  await page.evaluate((by) => {
    (window as unknown as { hands: Hands }).hands.aheadMs += by;
  }, ms);
}

/**
 * Real keys whose moments lie `gapMs` apart as the page sees them, however slow this machine is.
 * @param delayMs what really lies between them, for a page that does something between two keys
 */
export async function typeKeys(page: Page, keys: string, gapMs: number, delayMs = gapMs): Promise<void> {
  await takeHands(page);
  const setGap = (ms: number | undefined) =>
    page.evaluate((gapMs) => {
      Object.assign((window as unknown as { hands: Hands }).hands, { gapMs, lastAt: undefined });
    }, ms);
  await setGap(gapMs);
  await page.keyboard.type(keys, { delay: delayMs });
  await setGap(undefined);
}

/** Once for a document. */
async function takeHands(page: Page): Promise<void> {
  await page.evaluate(() => {
    const place = window as unknown as { hands?: Hands };
    if (place.hands) return;
    const hands: Hands = { aheadMs: 0 };
    place.hands = hands;
    const now = performance.now.bind(performance);
    performance.now = () => now() + hands.aheadMs;
    const real = Object.getOwnPropertyDescriptor(Event.prototype, 'timeStamp')?.get;
    const momentOf = (event: Event) => Number(real?.call(event));
    Object.defineProperty(Event.prototype, 'timeStamp', {
      get(this: Event) {
        return momentOf(this) + hands.aheadMs;
      },
    });
    // Heard before any listener of the page.
    window.addEventListener(
      'keydown',
      (event) => {
        if (hands.gapMs !== undefined && hands.lastAt !== undefined)
          hands.aheadMs = hands.lastAt + hands.gapMs - momentOf(event);
        hands.lastAt = momentOf(event) + hands.aheadMs;
        Object.defineProperty(event, 'timeStamp', { value: hands.lastAt });
      },
      true,
    );
  });
}
