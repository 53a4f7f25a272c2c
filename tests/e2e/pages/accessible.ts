import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export const DESK = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

/**
 * Nothing a reader, a keyboard or weak eyes would stumble over badly, and nothing beyond the right edge.
 * @param contrast left out where the same colours were looked at before: it takes most of the time
 */
export async function expectAccessible(page: Page, where: string, { contrast = true } = {}): Promise<void> {
  await settled(page);
  const { violations } = await new AxeBuilder({ page })
    .options({
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
      rules: { 'color-contrast': { enabled: contrast } },
    })
    // There are no frames to look into; without this each look opens a page of its own.
    .setLegacyMode(true)
    .analyze();
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
  const wider = await page.evaluate(() => {
    const edge = window.innerWidth;
    const width = document.scrollingElement?.scrollWidth ?? 0;
    if (width <= edge) return [];
    const beyond = [...document.querySelectorAll('main *')].filter(
      (element) => element.getBoundingClientRect().right > edge + 1,
    );
    return [`${width} > ${edge}`, ...beyond.slice(0, 5).map((element) => element.outerHTML.slice(0, 160))];
  });
  expect.soft(wider, `${where}: wider than the screen`).toEqual([]);
}

/** A thing that is fading in has not its own contrast yet. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished.catch(() => null)),
    ),
  );
}
