import { expect, type Page, test } from '@playwright/test';
import { LOCALES } from '@/lib/i18n/locales';
import { ask } from './api';
import { PEOPLE } from './demo';
import { DESK, expectAccessible, PHONE } from './pages/accessible';
import { Office, speak } from './pages/office';
import { wordsIn } from './words';

// What each person sees first.

type Key = string;

const HOMES: readonly { who: keyof typeof PEOPLE; sees: readonly Key[]; never: readonly Key[] }[] = [
  {
    who: 'headOffice',
    sees: ['insight.takings', 'insight.ranking', 'insight.exceptionsByStore', 'reports.board'],
    never: ['insight.queue', 'insight.setUp.title', 'insight.myDay.zones'],
  },
  {
    who: 'finance',
    sees: ['insight.queue', 'insight.cashDifferences', 'openItems.title', 'reports.board'],
    never: ['insight.takings', 'insight.setUp.title'],
  },
  {
    who: 'manager',
    sees: ['insight.takings', 'openItems.title', 'insight.exceptions', 'insight.whoIsOn', 'reports.board'],
    never: ['insight.ranking', 'insight.queue', 'insight.myDay.zones'],
  },
  {
    who: 'keeper',
    sees: ['insight.stock.checkIn', 'insight.stock.send', 'insight.stock.reorder'],
    never: ['insight.takings', 'reports.board'],
  },
  { who: 'admin', sees: ['insight.setUp.title'], never: ['insight.takings', 'reports.board'] },
  {
    who: 'clerk',
    sees: ['insight.myDay.zones', 'insight.myDay.counts'],
    never: ['insight.takings', 'insight.exceptions', 'reports.board'],
  },
];

const section = (page: Page, name: string) => page.getByRole('heading', { level: 2, name, exact: true });

for (const { who, sees, never } of HOMES) {
  test(`the home of ${who}, at a desk and on a phone, in both languages`, async ({
    page,
    context,
    baseURL,
  }) => {
    await new Office(page).signIn(PEOPLE[who]);
    for (const locale of LOCALES) {
      await speak(context, locale, baseURL ?? '');
      const words = wordsIn(locale);
      for (const size of [DESK, PHONE]) {
        await page.setViewportSize(size);
        await page.goto('/');
        for (const key of sees) await expect(section(page, words(key)), key).toBeVisible();
        for (const key of never) await expect(section(page, words(key)), key).toHaveCount(0);
        await expectAccessible(page, `home of ${who}, ${locale}, ${size.width}`);
      }
    }
  });
}

test('head office types targets, nudges a late store and is told who heard; figures lead to their tickets', async ({
  page,
}) => {
  const office = new Office(page);
  const { words } = office;
  await office.signIn(PEOPLE.headOffice);
  // What draws the line answers to the button.
  await expect(page.locator('.recharts-line').first()).toBeAttached();
  await page.getByRole('button', { name: words('insight.setTargets') }).click();
  const dialog = page.getByRole('dialog');
  const store = await office.store('S01');
  const field = dialog.getByLabel(words('insight.targetOf', { store: store.name, code: 'S01' }));
  const save = dialog.getByRole('button', { name: words('common.save') });
  // What is no amount is not taken for none: the target that stands would be gone.
  for (const nonsense of ['-5', '五百万', '99999999999999']) {
    await field.fill(nonsense);
    await save.click();
    await expect(field).toBeFocused();
    await expect(dialog).toBeVisible();
  }
  await field.fill('5000000');
  await save.click();
  await expect(page.getByText(words('insight.targetsSaved'))).toBeVisible();
  const ranking = page.getByRole('table', { name: words('insight.ranking') });
  const row = ranking.getByRole('row').filter({ hasText: store.name });
  await expect(row).toContainText(/\d+%/);

  const board = await ask<{ name: string; days: { state: string }[] }[]>(page, 'reports.board', { days: 8 });
  const late = board.find(({ days }) => days.some(({ state }) => state === 'LATE'));
  test.skip(!late, 'before ten in the morning nothing is late');
  const name = words('insight.nudgeAria', { store: late?.name ?? '' });
  await page.getByRole('button', { name }).click();
  await dialog.getByRole('button', { name: words('insight.nudge') }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/^已通知：.+店长/).first()).toBeVisible();
  // Within the hour there is nothing to press, also for who comes to the page anew.
  await expect(page.getByRole('button', { name })).toHaveCount(0);
  await page.reload();
  await expect(page.getByText(/已于 \d\d:\d\d 催过/).first()).toBeVisible();
  await expect(page.getByRole('button', { name })).toHaveCount(0);

  const yesterday = row.getByRole('link').nth(1);
  const amount = (await yesterday.textContent()) ?? '';
  await yesterday.click();
  await expect(page).toHaveURL(/\/tickets\?/);
  await expect(page.getByText(amount).first()).toBeVisible();
});
