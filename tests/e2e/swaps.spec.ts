import { expect, test } from '@playwright/test';
import { addDays, businessDayOf } from '@/lib/business-day';
import type { AppLocale } from '@/lib/i18n/locales';
import type { Finding } from '@/server/roster/planning-facts-rules';
import { subjectOf } from '@/server/roster/planning-rules';
import { mondayOf } from '@/server/roster/roster-rules';
import { act, ask, type Store } from './api';
import { PEOPLE, type Person } from './demo';
import { journeyLanguages } from './languages';
import { DESK, expectAccessible, PHONE } from './pages/accessible';
import { Office } from './pages/office';

/** Near enough to stand on the phone, and of the demo's own plans none; a week of its own for each language. */
const WEEKS_AHEAD: Record<AppLocale, number> = { 'zh-CN': 2, en: 3 };
const COLLEAGUE: Person = { login: 'clerk2', name: '陈晓东', pin: '' };

for (const locale of journeyLanguages('en')) {
  test.describe(`换班 ${locale}`, () => {
    test.describe.configure({ mode: 'serial' });
    const today = businessDayOf(new Date(), 'Asia/Shanghai', 240);
    const monday = addDays(mondayOf(today), WEEKS_AHEAD[locale] * 7);
    const day = addDays(monday, 1);
    let manager: Office;
    let clerk: Office;
    let colleague: Office;
    let store: Store;
    let before = 0;
    const shiftId = crypto.randomUUID();

    test.beforeAll(async ({ browser, baseURL }) => {
      const office = async (person: Person, viewport: typeof DESK) => {
        const context = await browser.newContext({ viewport });
        await context.addCookies([{ name: 'daybook-locale', value: locale, url: baseURL ?? '' }]);
        const opened = new Office(await context.newPage(), locale);
        await opened.signIn(person);
        return opened;
      };
      manager = await office(PEOPLE.manager, DESK);
      clerk = await office(PEOPLE.clerk, PHONE);
      colleague = await office(COLLEAGUE, PHONE);
      store = await manager.store('S01');
      const asked = { storeId: store.id, monday };
      const week = () =>
        ask<{
          revision: number;
          version: number;
          findings: Finding[];
          people: { id: string; name: string }[];
        }>(manager.page, 'roster.week', asked);
      const found = await week();
      const personId = found.people.find(({ name }) => name === PEOPLE.clerk.name)?.id;
      const times = { startMinute: 570, endMinute: 1_050, breakMinutes: 60 };
      const put = [{ id: shiftId, personId, day, ...times }];
      await act(manager.page, 'roster.plan', { ...asked, revision: found.revision, put, remove: [] });
      const { revision, findings } = await week();
      const overrules = findings.map((one) => ({ rule: one.rule, subject: subjectOf(one), reason: '试排' }));
      await act(manager.page, 'roster.publish', { ...asked, revision, overrules });
      before = (await week()).version;
    });
    test.afterAll(async () => {
      for (const { page } of [manager, clerk, colleague]) await page.context().close();
    });

    test('店员在手机上找人代班', async () => {
      const { page } = clerk;
      await page.goto('/my/shifts');
      await page
        .getByRole('button', { name: new RegExp(clerk.words('roster.swaps.offer')) })
        .last()
        .click();
      const form = page.getByRole('dialog');
      await expectAccessible(page, `找人代班 ${locale}`);
      await form.getByRole('button', { name: clerk.words('roster.swaps.send'), exact: true }).click();
      await expect(form).toBeHidden();
      await expect(page.getByText(clerk.words('roster.swaps.states.OPEN')).first()).toBeVisible();
    });

    test('同事看到，接下', async () => {
      const { page } = colleague;
      await page.goto('/my/shifts');
      await expectAccessible(page, `同事想换的班 ${locale}`);
      const take = page.getByText(colleague.words('roster.swaps.take'), { exact: true });
      await take.first().click();
      await expect(take).toHaveCount(0);
      await expect(page.getByText(colleague.words('roster.swaps.states.TAKEN')).first()).toBeVisible();
    });

    test('店长同意，班次换成同事的，两人确认一次', async () => {
      const { page } = manager;
      await page.goto(`/roster/swaps?store=${store.id}`);
      await expectAccessible(page, `审批换班 ${locale}`);
      await page.getByText(manager.words('roster.swaps.approve'), { exact: true }).first().click();
      const reason = page.getByRole('dialog').getByLabel(manager.words('roster.swaps.reason'));
      const none = page.getByText(manager.words('roster.swaps.none'));
      await expect(reason.or(none).first()).toBeVisible();
      if (await reason.isVisible()) {
        await reason.fill(locale === 'en' ? 'Agreed with both' : '两人说好了');
        await page.getByRole('button', { name: manager.words('roster.swaps.confirm'), exact: true }).click();
      }
      await expect(none).toBeVisible();
      const { version, shifts } = await ask<{ version: number; shifts: { id: string; personId: string }[] }>(
        page,
        'roster.week',
        { storeId: store.id, monday },
      );
      expect(version).toBe(before + 1);
      expect(shifts.map(({ id }) => id)).toContain(shiftId);
      for (const { page: phone, words } of [clerk, colleague]) {
        await phone.goto('/my/shifts');
        const confirm = phone.getByRole('button', { name: words('roster.mine.confirm'), exact: true });
        await confirm.click();
        await expect(confirm).toHaveCount(0);
      }
    });

    test('自己的班在手机日历里，停用后地址就没了', async ({ playwright, baseURL }) => {
      const { page, words } = colleague;
      await page.goto('/my/shifts');
      await page.getByRole('button', { name: words('roster.calendar.make'), exact: true }).click();
      const dialog = page.getByRole('dialog');
      const address = (await dialog.getByText(/\/api\/calendar\//).textContent()) ?? '';
      await expectAccessible(page, `手机日历 ${locale}`);
      await dialog.getByRole('button', { name: words('roster.calendar.done'), exact: true }).click();
      const calendar = await playwright.request.newContext();
      const feed = () => calendar.get(`${baseURL}${new URL(address).pathname}`);
      const told = await feed();
      expect(told.headers()['content-type']).toContain('text/calendar');
      expect(await told.text()).toContain(shiftId);
      await page.reload();
      await expect(page.getByText(words('roster.calendar.neverFetched'))).toHaveCount(0);
      await page.getByRole('button', { name: words('roster.calendar.revoke'), exact: true }).click();
      const sure = page.getByRole('alertdialog');
      await sure.getByRole('button', { name: words('roster.calendar.revoke'), exact: true }).click();
      await expect(
        page.getByRole('button', { name: words('roster.calendar.make'), exact: true }),
      ).toBeVisible();
      expect((await feed()).status()).toBe(404);
      await calendar.dispose();
    });
  });
}
