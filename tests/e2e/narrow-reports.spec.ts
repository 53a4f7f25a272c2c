import { expect, type Page, test } from '@playwright/test';
import { ask, type Store } from './api';
import { PEOPLE } from './demo';
import { Office } from './pages/office';

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
