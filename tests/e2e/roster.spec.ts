import { expect, type Page, test } from '@playwright/test';
import { addDays, businessDayOf } from '@/lib/business-day';
import type { AppLocale } from '@/lib/i18n/locales';
import { mondayOf } from '@/server/roster/roster-rules';
import { ask, type Store } from './api';
import { PEOPLE } from './demo';
import { journeyLanguages } from './languages';
import { DESK, expectAccessible, PHONE } from './pages/accessible';
import { Office } from './pages/office';

/** Far enough ahead that nobody else of the demo plans it; a week of its own for each language. */
const WEEKS_AHEAD: Record<AppLocale, number> = { 'zh-CN': 6, en: 8 };

for (const locale of journeyLanguages('zh-CN')) {
  test.describe(`排班 ${locale}`, () => {
    test.describe.configure({ mode: 'serial' });
    const today = businessDayOf(new Date(), 'Asia/Shanghai', 240);
    const monday = addDays(mondayOf(today), WEEKS_AHEAD[locale] * 7);
    let manager: Office;
    let clerk: Office;
    let store: Store;

    test.beforeAll(async ({ browser, baseURL }) => {
      const office = async () => {
        const context = await browser.newContext();
        await context.addCookies([{ name: 'daybook-locale', value: locale, url: baseURL ?? '' }]);
        return new Office(await context.newPage(), locale);
      };
      manager = await office();
      clerk = await office();
      await manager.signIn(PEOPLE.showroomManager);
      await clerk.signIn(PEOPLE.showroomClerk);
      store = await manager.store('X01');
    });
    test.afterAll(async () => {
      await manager.page.context().close();
      await clerk.page.context().close();
    });

    const button = (office: Office, key: string) =>
      office.page.getByRole('button', { name: office.words(key), exact: true });
    const week = () =>
      ask<{ version: number; shifts: { personId: string; day: string }[] }>(manager.page, 'roster.week', {
        storeId: store.id,
        monday,
      });
    const cell = (page: Page, day: string, name: string) =>
      page.getByRole('row', { name: new RegExp(name) }).locator(`[data-day="${day}"]`);
    const saved = async (count: number) => {
      await expect(
        manager.page.getByRole('status').filter({ hasText: manager.words('roster.saving') }),
      ).toHaveCount(0);
      await expect.poll(async () => (await week()).shifts.length).toBe(count);
    };

    test('店长排班：点、拖、键盘、撤销，按人手自动补', async () => {
      const { page } = manager;
      await page.setViewportSize(DESK);
      await page.goto(`/roster?store=${store.id}&week=${monday}`);
      await page
        .getByRole('group', { name: manager.words('roster.templates.title') })
        .getByRole('button')
        .first()
        .click();
      const name = PEOPLE.showroomClerk.name;
      await cell(page, monday, name).getByRole('button').click();
      await saved(1);
      const shift = page.locator('[data-shift]');
      await shift.dragTo(cell(page, addDays(monday, 1), name));
      await expect(cell(page, addDays(monday, 1), name).locator('[data-shift]')).toHaveCount(1);
      await shift.focus();
      await page.keyboard.press('Alt+ArrowRight');
      await expect(cell(page, addDays(monday, 2), name).locator('[data-shift]')).toHaveCount(1);
      await button(manager, 'roster.undo').click();
      await expect(cell(page, addDays(monday, 1), name).locator('[data-shift]')).toHaveCount(1);
      await saved(1);
      await expectAccessible(page, `排班 ${locale}`);
      await button(manager, 'roster.fill').click();
      await expect.poll(async () => (await week()).shifts.length, { timeout: 30_000 }).toBeGreaterThan(3);
    });

    test('放行提醒，发布', async () => {
      const { page } = manager;
      await button(manager, 'roster.publish.open').click();
      const dialog = page.getByRole('dialog');
      const reason = dialog.getByRole('textbox', {
        name: manager.words('roster.publish.reason'),
        exact: true,
      });
      if (await reason.isVisible()) await reason.fill(locale === 'en' ? 'Agreed with them' : '已和本人说好');
      await expectAccessible(page, `发布排班 ${locale}`);
      await dialog.getByRole('button', { name: manager.words('roster.publish.do'), exact: true }).click();
      await expect(dialog).toBeHidden();
      expect((await week()).version).toBe(1);
    });

    test('店员在手机上看到自己的班次，确认一次', async () => {
      const { page } = clerk;
      await page.setViewportSize(PHONE);
      await page.goto('/my/shifts');
      await button(clerk, 'roster.mine.confirm').click();
      await expect(button(clerk, 'roster.mine.confirm')).toHaveCount(0);
      await expectAccessible(page, `我的班次 ${locale}`);
      await page.reload();
      await expect(button(clerk, 'roster.mine.confirm')).toHaveCount(0);
    });

    test('店员请假，店长同意；那天排了班，写在旁边', async () => {
      const { page } = clerk;
      await page.goto('/my/leave');
      await button(clerk, 'roster.leave.ask').click();
      const form = page.getByRole('dialog');
      await form.getByLabel(clerk.words('roster.leave.kind')).selectOption('SICK');
      await expectAccessible(page, `请假 ${locale}`);
      await form.getByRole('button', { name: clerk.words('common.save'), exact: true }).click();
      await expect(form).toBeHidden();
      await expect(page.getByText(clerk.words('roster.leave.states.ASKED')).first()).toBeVisible();
      await manager.page.goto(`/roster/leave?store=${store.id}`);
      const approve = manager.page.getByRole('button', {
        name: manager.words('roster.leave.approveNamed', { name: PEOPLE.showroomClerk.name }),
        exact: true,
      });
      await expectAccessible(manager.page, `审批请假 ${locale}`);
      await approve.click();
      await expect(approve).toHaveCount(0);
      // Taken back with a reason; then entered for who rang in, and taken back, so that the other language asks for the same day.
      const name = PEOPLE.showroomClerk.name;
      const back = manager.page.getByRole('button', {
        name: manager.words('roster.leave.takeBackNamed', { name }),
        exact: true,
      });
      const takeBack = async () => {
        await back.click();
        const why = manager.page.getByRole('dialog');
        await why.getByLabel(manager.words('roster.leave.refuseReason')).fill('批错了');
        await why.getByRole('button', { name: manager.words('roster.leave.takeBack'), exact: true }).click();
        await expect(why).toBeHidden();
        await expect(back).toHaveCount(0);
      };
      await takeBack();
      await button(manager, 'roster.leave.enter').click();
      const entered = manager.page.getByRole('dialog');
      await entered.getByRole('button', { name: manager.words('common.save'), exact: true }).click();
      await expect(entered.getByText(manager.words('roster.leave.noPerson')).last()).toBeVisible();
      await entered.getByLabel(manager.words('roster.leave.person')).selectOption({ label: name });
      await expectAccessible(manager.page, `登记请假 ${locale}`);
      await entered.getByRole('button', { name: manager.words('common.save'), exact: true }).click();
      await expect(entered).toBeHidden();
      await takeBack();
    });
  });
}
