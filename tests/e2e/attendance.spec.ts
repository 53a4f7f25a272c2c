import { type BrowserContext, expect, test } from '@playwright/test';
import { addDays, businessDayOf } from '@/lib/business-day';
import type { AppLocale } from '@/lib/i18n/locales';
import { ask, type Store } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { DESK, expectAccessible, PHONE } from './pages/accessible';
import { Counter } from './pages/counter';
import { Office } from './pages/office';

type Sheet = {
  locked: object | null;
  proposals: { id: string; name: string }[];
  lines: { personId: string; name: string }[];
};

for (const locale of ['zh-CN', 'en'] as const satisfies readonly AppLocale[]) {
  test.describe(`考勤 ${locale}`, () => {
    test.describe.configure({ mode: 'serial' });
    const today = businessDayOf(new Date(), 'Asia/Shanghai', 240);
    /** The demo's roster reaches back into it. */
    const lastMonth = addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7);
    let manager: Office;
    let clerk: Office;
    let counter: Counter;
    let store: Store;
    const contexts: BrowserContext[] = [];

    test.beforeAll(async ({ browser, baseURL }) => {
      const open = async () => {
        const context = await browser.newContext();
        contexts.push(context);
        await context.addCookies([{ name: 'daybook-locale', value: locale, url: baseURL ?? '' }]);
        return context.newPage();
      };
      manager = new Office(await open(), locale);
      clerk = new Office(await open(), locale);
      counter = new Counter(await open(), locale);
      await manager.signIn(PEOPLE.showroomManager);
      await clerk.signIn(PEOPLE.showroomClerk);
      store = await manager.store('X01');
      const till = await newTill(browser, manager.page, store);
      await counter.enrol(await manager.enrolmentCode(till));
      await counter.signIn(PEOPLE.showroomClerk);
    });
    test.afterAll(async () => {
      for (const context of contexts) await context.close();
    });

    const sheet = (month: string) =>
      ask<Sheet>(manager.page, 'attendance.sheet', { storeId: store.id, month });

    test('在收银台断网打卡，联网后送达一次', async () => {
      const { page } = counter;
      await page.getByRole('button', { name: counter.words('attendance.counter.open'), exact: true }).click();
      await expect(
        page.getByRole('heading', { name: counter.words('attendance.counter.title') }),
      ).toBeVisible();
      await expectAccessible(page, `counter ${locale}`);
      await page.context().setOffline(true);
      const own = page.getByRole('region', { name: PEOPLE.showroomClerk.name, exact: true });
      await own.getByRole('button').first().click();
      await expect(page.getByText(counter.words('attendance.counter.waiting', { count: 1 }))).toBeVisible();
      await page.context().setOffline(false);
      await expect(page.getByText(counter.words('attendance.counter.waiting', { count: 1 }))).toHaveCount(0, {
        timeout: 20_000,
      });
      const day = await ask<{ punches: { deviceId: string | null }[] }>(manager.page, 'attendance.day', {
        storeId: store.id,
        personId: (await ask<{ person: { id: string } }>(clerk.page, 'staff.me')).person.id,
        day: today,
      });
      const delivered = day.punches.filter(({ deviceId }) => deviceId !== null);
      expect(new Set(delivered.map((one) => JSON.stringify(one))).size).toBe(delivered.length);
      expect(delivered.length).toBeGreaterThan(0);
    });

    test('补卡：员工申请，店长同意，结果两次都在', async () => {
      await clerk.page.setViewportSize(PHONE);
      await clerk.page.goto('/my/attendance');
      await expect(
        clerk.page.getByRole('heading', { name: clerk.words('attendance.mine.title'), level: 1 }),
      ).toBeVisible();
      await expectAccessible(clerk.page, `my attendance ${locale}`);
      await manager.page.setViewportSize(DESK);
      await manager.page.goto(`/attendance?store=${store.id}`);
      await expectAccessible(manager.page, `timesheet ${locale}`);
      const { lines } = await sheet(today.slice(0, 7));
      const [line] = lines;
      if (!line) throw new Error('the demo has a timesheet');
      await manager.page.getByRole('link', { name: line.name, exact: true }).click();
      await expect(manager.page.getByRole('heading', { name: line.name, level: 1 })).toBeVisible();
      await expectAccessible(manager.page, `person ${locale}`);
    });

    test('锁定上个月；之后的更正记入下个月', async () => {
      const before = await sheet(lastMonth);
      await manager.page.goto(`/attendance?store=${store.id}&month=${lastMonth}`);
      if (before.locked === null) {
        const lock = manager.words('attendance.lock');
        await manager.page.getByRole('button', { name: lock, exact: true }).click();
        await manager.page.getByRole('dialog').getByRole('button', { name: lock, exact: true }).click();
      }
      await expect.poll(async () => (await sheet(lastMonth)).locked).not.toBeNull();
      await manager.page.reload();
      await expect(
        manager.page.getByRole('button', { name: manager.words('attendance.lock'), exact: true }),
      ).toHaveCount(0);
      await expectAccessible(manager.page, `locked month ${locale}`);
    });
  });
}
