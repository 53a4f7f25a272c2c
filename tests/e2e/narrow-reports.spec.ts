import { expect, type Page, test } from '@playwright/test';
import { ask, type Store } from './api';
import { PEOPLE } from './demo';
import { expectNoOverflow } from './pages/accessible';
import { Office, speak } from './pages/office';
import { wordsIn } from './words';

interface Board {
  id: string;
  days: { day: string; state: string }[];
}

/** Tables whose right edge is off the screen, by name: what stands there is not seen. */
async function cutTables(page: Page): Promise<string[]> {
  return page.locator('table').evaluateAll((tables) =>
    tables.flatMap((table) => {
      const box = table.parentElement;
      const isCut = box && box.scrollWidth > box.clientWidth + 1;
      return isCut ? [table.getAttribute('aria-label') ?? table.textContent?.slice(0, 60) ?? 'a table'] : [];
    }),
  );
}

/** Rows of tabs of which a part is off the screen. */
async function cutTabs(page: Page): Promise<number> {
  return page
    .getByRole('tablist')
    .evaluateAll(
      (lists) =>
        lists.filter(
          (list) => list.parentElement && list.parentElement.scrollWidth > list.parentElement.clientWidth + 1,
        ).length,
    );
}

test('a phone shows open matters whole, on the first screen and on their own, in both languages', async ({
  page,
  context,
  baseURL,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const office = new Office(page);
  for (const person of [PEOPLE.finance, PEOPLE.manager]) {
    await context.clearCookies();
    await office.signIn(person);
    for (const locale of ['en', 'zh-CN'] as const) {
      await speak(context, locale, baseURL ?? '');
      const title = wordsIn(locale)('openItems.title');
      await page.goto('/');
      await expect(page.getByRole('table', { name: title })).toBeVisible();
      expect(await cutTables(page), `${person.login} / ${locale}`).toEqual([]);
      await page.goto('/open-items?store=all');
      const tabs = page.getByRole('tab');
      await expect(tabs.first()).toBeVisible();
      expect(await cutTabs(page), `${person.login} ${locale}`).toBe(0);
      for (const tab of await tabs.all()) {
        await tab.click();
        await expect(tab).toHaveAttribute('aria-selected', 'true');
        expect(await cutTables(page), `${person.login} ${locale} ${await tab.textContent()}`).toEqual([]);
        await expectNoOverflow(page, `open matters ${await tab.textContent()}`);
      }
    }
  }
});

test('a phone shows the board and a day report whole', async ({ page }) => {
  const office = new Office(page);
  await office.signIn(PEOPLE.headOffice);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/day-reports');
  const stores = await ask<Store[]>(page, 'stores.list');
  for (const store of stores) await expect(page.getByText(store.name).first()).toBeAttached();
  expect(await cutTables(page)).toEqual([]);
  const board = await ask<Board[]>(page, 'reports.board', { days: 5 });
  for (const { id, days } of board) {
    const sealed = days.find(({ state }) => state === 'ACCEPTED');
    if (!sealed) continue;
    await page.goto(`/day-reports/${id}/${sealed.day}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await cutTables(page)).toEqual([]);
  }
});
