import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';
import { LOCALES } from '@/lib/i18n/locales';
import { wordsIn } from '../words';

export const DESK = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

/**
 * Nothing a reader, a keyboard or weak eyes would stumble over badly, and nothing beyond the right edge.
 * @param contrast left out where the same colours were looked at before: it takes most of the time
 */
export async function expectAccessible(page: Page, where: string, { contrast = true } = {}): Promise<void> {
  await settled(page);
  // What is asked for anew has no title for a moment.
  await expect.soft(page, `${where}: title`).toHaveTitle(/./);
  // A page that could not be made has no barriers either.
  for (const locale of LOCALES) {
    const broken = page.getByRole('heading', { name: wordsIn(locale)('shell.crash.title') });
    expect.soft(await broken.count(), `${where}: could not be shown`).toBe(0);
  }
  // Once for a document: reading it takes longer than looking at a small page.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async (colours) => {
    const { axe: looker } = window as typeof window & { axe: typeof axe };
    const results = await looker.run(document, {
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
      rules: { 'color-contrast': { enabled: colours } },
      // Style sheets and media: no rule of these reads them.
      preload: false,
    });
    return results.violations;
  }, contrast);
  const found = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 160)}`),
    );
  expect.soft(found, `${where}: barriers`).toEqual([]);
  await expectNoOverflow(page, where);
}

/** The page scrolls down, never sideways. */
export async function expectNoOverflow(page: Page, where: string): Promise<void> {
  // A page that was another size a moment ago lays itself out.
  await expect
    .configure({ soft: true })
    .poll(() => wider(page), `${where}: wider than the screen`)
    .toEqual([]);
}

function wider(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const edge = window.innerWidth;
    const width = document.scrollingElement?.scrollWidth ?? 0;
    if (width <= edge) return [];
    const beyond = [...document.querySelectorAll('main *')].filter(
      (element) => element.getBoundingClientRect().right > edge + 1,
    );
    return [`${width} > ${edge}`, ...beyond.slice(0, 5).map((element) => element.outerHTML.slice(0, 160))];
  });
}

/** A thing that is fading in has not its own contrast yet; nor has a button that sends, before React has taken it over. */
async function settled(page: Page): Promise<void> {
  // A slow list shows its grey shape first.
  await page.locator('main .animate-pulse').first().waitFor({ state: 'detached' });
  await page.waitForFunction(() =>
    [...document.querySelectorAll('button[type=submit]')].every((button) =>
      Object.keys(button).some((key) => key.startsWith('__reactProps')),
    ),
  );
  await page.evaluate(async () => {
    // What was said a moment ago is painted, and what moves by it has begun to.
    for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
    await Promise.all(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished.catch(() => null)),
    );
  });
}
