// Long because: one month is lived through from a forgotten punch to its lock, by the same people at the same tablet.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { addDays, atMinute, businessDayOf, type Day } from '@/lib/business-day';
import { formatBusinessDay, formatTime } from '@/lib/format';
import type { AppLocale } from '@/lib/i18n/locales';
import type { Finding } from '@/server/roster/planning-facts-rules';
import { subjectOf } from '@/server/roster/planning-rules';
import { mondayOf } from '@/server/roster/roster-rules';
import { picture } from '@/tests/factories/attachments';
import { acquireEmbedded } from '../../scripts/postgres/embedded';
import { SCRATCH_FOLDER, type ScratchShop } from '../../scripts/test/scratch-shops';
import { act, ask, type Store } from './api';
import { PEOPLE, type Person } from './demo';
import { journeyLanguages } from './languages';
import { newTill } from './new-till';
import { DESK, expectAccessible, PHONE } from './pages/accessible';
import { Counter } from './pages/counter';
import { Office } from './pages/office';

const ZONE = 'Asia/Shanghai';
/** A store for each language, whose older months nobody has locked yet. */
const PLACES: Record<AppLocale, { code: string; manager: Person; clerk: Person }> = {
  'zh-CN': { code: 'X01', manager: PEOPLE.showroomManager, clerk: PEOPLE.showroomClerk },
  en: { code: 'S02', manager: PEOPLE.otherManager, clerk: PEOPLE.otherClerk },
};
/** A stocktake at night, between whatever the demo planned in the evening and in the morning. */
const NIGHT = { startMinute: 30, endMinute: 150, breakMinutes: 0 };
const MINUTE_MS = 60_000;

type Sheet = {
  locked: object | null;
  lines: { personId: string; name: string; answer: { agrees: boolean } | null }[];
  proposals: { id: string; personId: string; reason: string }[];
  unsettled: { personId: string; day: Day; why: string }[];
  marks: { subjectId: string; personId: string; day: Day; workedMinutes: number | null; help: boolean }[];
  unproved: { id: string; personId: string; photoId: string | null }[];
  corrections: { personId: string; day: Day; minutes: number }[];
};
type Week = {
  revision: number;
  version: number;
  findings: Finding[];
};
type Notice = { kind: string; storeId: string | null; doneAt: Date | null };

for (const locale of journeyLanguages('zh-CN')) {
  test.describe(`考勤 ${locale}`, () => {
    test.describe.configure({ mode: 'serial' });
    const { code, manager: MANAGER, clerk: CLERK } = PLACES[locale];
    const today = businessDayOf(new Date(), ZONE, 240);
    const lastMonth = addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7);
    let manager: Office;
    let clerk: Office;
    let office: Office;
    let counter: Counter;
    let store: Store;
    let clerkId: string;
    /** In the last days of last month: somebody forgot to clock out. */
    let forgotten: { day: Day; startsAt: Date; endsAt: Date };
    const contexts: BrowserContext[] = [];
    const REASON = locale === 'en' ? 'Locked up late' : '关店晚，忘打了';

    test.beforeAll(async ({ browser, baseURL }) => {
      const open = async (viewport: typeof DESK) => {
        const context = await browser.newContext({ viewport });
        contexts.push(context);
        await context.addCookies([{ name: 'daybook-locale', value: locale, url: baseURL ?? '' }]);
        return context.newPage();
      };
      [manager, clerk, office] = [
        new Office(await open(DESK), locale),
        new Office(await open(PHONE), locale),
        new Office(await open(DESK), locale),
      ];
      counter = new Counter(await open({ width: 768, height: 1_024 }), locale);
      await manager.signIn(MANAGER);
      await clerk.signIn(CLERK);
      await office.signIn(PEOPLE.headOffice);
      store = await manager.store(code);
      clerkId = (await ask<{ person: { id: string } }>(clerk.page, 'staff.me')).person.id;
      const till = await newTill(browser, manager.page, store);
      // Nobody has signed in on it yet, and it is heard.
      const heard = counter.page.waitForResponse(
        (answer) => answer.url().includes('attendance.report') && answer.ok(),
      );
      await counter.enrol(await manager.enrolmentCode(till));
      await heard;
      await counter.signIn(CLERK);
    });
    test.afterAll(async () => {
      for (const context of contexts) await context.close();
    });

    const sheet = (month: string) =>
      ask<Sheet>(manager.page, 'attendance.sheet', { storeId: store.id, month });
    const weekOf = (monday: Day) => ask<Week>(manager.page, 'roster.week', { storeId: store.id, monday });
    const punchesOf = async (personId: string) =>
      (
        await ask<{ punches: { id: string; deviceId: string | null }[] }>(manager.page, 'attendance.day', {
          ...{ storeId: store.id, personId, day: today },
        })
      ).punches;
    const waitingWords = () =>
      counter.page.getByText(counter.words('attendance.counter.waiting', { count: 1 }));
    const button = (office: Office, key: string, values?: Record<string, string | number>) =>
      office.page.getByRole('button', { name: office.words(key, values), exact: true });

    test('在收银台断网打卡，联网后送达一次；手机和平板都找得到打卡', async () => {
      const { page } = counter;
      const clock = counter.button('attendance.counter.open');
      for (const viewport of [PHONE, { width: 768, height: 1_024 }]) {
        await page.setViewportSize(viewport);
        await expect(clock).toBeVisible();
      }
      await clock.click();
      await expect(counter.heading('attendance.counter.title')).toBeVisible();
      await expectAccessible(page, `counter ${locale}`);
      const before = await punchesOf(clerkId);
      await page.context().setOffline(true);
      const own = page.getByRole('region', { name: CLERK.name, exact: true });
      await own.getByRole('button').first().click();
      await expect(waitingWords()).toBeVisible();
      await page.context().setOffline(false);
      await expect(waitingWords()).toHaveCount(0, { timeout: 20_000 });
      const known = new Set(before.map(({ id }) => id));
      const fresh = (await punchesOf(clerkId)).filter(({ id }) => !known.has(id));
      expect(fresh).toHaveLength(1);
      expect(fresh[0]?.deviceId).not.toBeNull();
    });

    test('店长断网打卡要拍照，总部看照片后同意', async () => {
      const { page } = counter;
      await page.context().setOffline(true);
      await page.getByRole('button', { name: MANAGER.name, exact: true }).click();
      await counter.pressPin(MANAGER.pin, 'auth.pin.pad');
      await expect(page.getByText(counter.words('attendance.counter.photoUnproved'))).toBeVisible();
      await expectAccessible(page, `photo ${locale}`);
      await page
        .getByLabel(counter.words('attendance.counter.photoOf', { name: MANAGER.name }))
        .setInputFiles({
          ...{ name: 'face.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(await picture(640, 480)) },
        });
      await expect(waitingWords()).toBeVisible();
      await page.context().setOffline(false);
      await expect(waitingWords()).toHaveCount(0, { timeout: 20_000 });
      const managerId = (await ask<{ person: { id: string } }>(manager.page, 'staff.me')).person.id;
      const waits = (await sheet(today.slice(0, 7))).unproved.find(({ personId }) => personId === managerId);
      expect(waits?.photoId).toBeTruthy();
      await office.page.goto(`/attendance?store=${store.id}`);
      const photo = office.page.getByRole('img', { name: new RegExp(MANAGER.name) });
      await expect(photo).toBeVisible();
      expect(await photo.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth))).toBe(
        640,
      );
      await expectAccessible(office.page, `unproved ${locale}`);
      await office.page
        .getByRole('listitem')
        .filter({ has: photo })
        .getByRole('button', { name: new RegExp(`^${office.words('attendance.confirm')}`) })
        .click();
      await expect(photo).toHaveCount(0);
    });

    test('忘打下班卡：次日工时不明，不编工时', async () => {
      forgotten = await plannedLastMonth();
      await act(counter.page, 'attendance.punch', {
        ...{ storeId: store.id, personId: clerkId, kind: 'CLOCK', proof: 'SESSION' },
        occurredAt: cameAt(),
      });
      await clerk.page.goto(`/my/attendance?month=${lastMonth}`);
      await expect(dayOf(clerk.page)).toContainText(clerk.words('attendance.states.MISSING_OUT'));
      await expect(dayOf(clerk.page)).toContainText(clerk.words('attendance.mine.unknownHint'));
      // Nobody agrees to a month with a day in it that nobody knows; the day is a way to it.
      await expect(button(clerk, 'attendance.mine.agree')).toHaveAttribute('aria-disabled', 'true');
      await clerk.page.locator(`a[href="#day-${forgotten.day}"]`).first().click();
      await expect(dayOf(clerk.page)).toBeInViewport();
      await expectAccessible(clerk.page, `my attendance ${locale}`);
      await manager.page.goto(`/attendance?store=${store.id}&month=${lastMonth}`);
      await expect(button(manager, 'attendance.lock')).toHaveAttribute('aria-disabled', 'true');
      await manager.page
        .getByRole('region', { name: manager.words('attendance.unsettledTitle') })
        .getByRole('link', { name: new RegExp(CLERK.name) })
        .and(manager.page.locator(`[href*="day=${forgotten.day}"]`))
        .click();
      await expect(
        manager.page.getByRole('button', { name: new RegExp(manager.words('attendance.leaveUnknown')) }),
      ).toBeVisible();
      await expectAccessible(manager.page, `day facts ${locale}`);
    });

    test('本人在手机上补卡，店长同意', async () => {
      await dayOf(clerk.page)
        .getByRole('button', { name: clerk.words('attendance.mine.proposeFor', { day: forgotten.day }) })
        .click();
      const form = clerk.page.getByRole('dialog');
      await form.getByLabel(clerk.words('attendance.reason')).fill(REASON);
      await expectAccessible(clerk.page, `proposal ${locale}`);
      await form.getByRole('button', { name: clerk.words('common.save'), exact: true }).click();
      await expect(form).toBeHidden();
      await manager.page.goto(`/attendance?store=${store.id}&month=${lastMonth}`);
      await expectAccessible(manager.page, `timesheet ${locale}`);
      // Beside it may stand what the demo's own forgotten punch is proposed to have been.
      await manager.page
        .getByRole('listitem')
        .filter({ hasText: REASON })
        .getByRole('button', {
          name: new RegExp(`^${manager.words('attendance.confirm')}.*${CLERK.name}`),
        })
        .click();
      await expect
        .poll(async () => (await sheet(lastMonth)).proposals.filter(({ reason }) => reason === REASON))
        .toEqual([]);
      await clerk.page.reload();
      await expect(dayOf(clerk.page)).toContainText(clerk.words('attendance.states.PRESENT'));
    });

    test('本人先有异议，锁定被拦；说清后确认，店长锁定', async () => {
      await nothingWaits();
      await button(clerk, 'attendance.mine.object').click();
      const words = clerk.page.getByRole('dialog');
      await words
        .getByLabel(clerk.words('attendance.mine.words'))
        .fill(locale === 'en' ? 'Overtime is missing' : '加班没有算');
      await words
        .getByRole('button')
        .filter({ hasText: clerk.words('attendance.mine.object') })
        .click();
      await expect(words).toBeHidden();
      await manager.page.reload();
      await expect(manager.page.getByText(manager.words('attendance.answers.objects'))).toBeVisible();
      await lockFromScreen();
      const dialog = manager.page.getByRole('dialog');
      await expect(dialog.getByRole('alert')).toBeVisible();
      expect((await sheet(lastMonth)).locked).toBeNull();
      await dialog.getByRole('button', { name: manager.words('common.cancel'), exact: true }).click();
      await button(clerk, 'attendance.mine.agree').click();
      await expect(clerk.page.getByText(clerk.words('attendance.mine.agreedNow'))).toBeVisible();
      await manager.page.reload();
      // Colleagues have said nothing yet: it says so, and takes a reason.
      await lockFromScreen(locale === 'en' ? 'Payroll is due' : '工资要发了');
      await expect.poll(async () => (await sheet(lastMonth)).locked).not.toBeNull();
      await expect(button(manager, 'attendance.lock')).toHaveCount(0);
      await expectAccessible(manager.page, `locked month ${locale}`);
      await clerk.page.reload();
      await expect(clerk.page.getByText(clerk.words('attendance.mine.lockedNow'))).toBeVisible();
    });

    test('锁定后的更正记入下个月，写明是哪天', async () => {
      const { page } = manager;
      await page.goto(`/attendance/${clerkId}?store=${store.id}&month=${lastMonth}&day=${forgotten.day}`);
      await button(manager, 'attendance.correct').click();
      const form = page.getByRole('dialog');
      await form.getByLabel(manager.words('attendance.minutes')).fill('-15');
      await form
        .getByLabel(manager.words('attendance.reason'))
        .fill(locale === 'en' ? 'Went for a meal' : '中间去吃饭');
      await form.getByRole('button', { name: manager.words('common.save'), exact: true }).click();
      await expect(form).toBeHidden();
      expect((await sheet(today.slice(0, 7))).corrections).toContainEqual(
        expect.objectContaining({ personId: clerkId, day: forgotten.day, minutes: -15 }),
      );
      await page.goto(`/attendance?store=${store.id}&month=${today.slice(0, 7)}`);
      await expect(
        page.getByText(new RegExp(`${CLERK.name}.*${formatBusinessDay(forgotten.day, locale)}`)),
      ).toBeVisible();
    });

    test('开门没人：先告诉店长，再告诉总部；平板联系不上另说', async () => {
      test.setTimeout(180_000);
      await everybodyGoes();
      const noon = (day: Day, minute: number) => atMinute(day, ZONE, 720 + minute).toISOString();
      const past = Date.now() > Date.parse(noon(today, 15)) ? today : addDays(today, -1);
      const shut = (day: Day) => atMinute(day, ZONE, 1_435).toISOString();
      const empty = ['NOBODY BEGIN', 'NOBODY TELL', 'NOBODY CLIMB'];
      // The server's own job may see the empty store, or the shut shop, a moment before or between: first of all the shop is shut.
      await expect(async () => {
        const [, ...steps] = await watch(shut(today), noon(past, 0), noon(past, 2), noon(past, 12));
        expect(steps).toEqual(empty);
        for (const { page } of [manager, office]) expect(await told(page, 'NOBODY_THERE')).toBe(1);
      }).toPass({ timeout: 60_000 });
      await manager.page.setViewportSize(PHONE);
      for (const { page } of [manager, office]) {
        await page.goto('/my/notices');
        await expect(page.getByText(new RegExp(store.name)).first()).toBeVisible();
        await expectAccessible(page, `nobody there ${locale}`);
      }
      await watch(shut(today));
      expect(await told(manager.page, 'NOBODY_THERE')).toBe(0);
      // Once nobody hears the tablets, that nobody is there cannot be said.
      const next = addDays(today, 2);
      await published(mondayOf(next));
      const silent = ['TABLET_NOT_HEARD BEGIN', 'TABLET_NOT_HEARD TELL', 'TABLET_NOT_HEARD CLIMB'];
      await expect(async () => {
        const [, ...steps] = await watch(shut(today), noon(next, 0), noon(next, 2), noon(next, 12));
        expect(steps).toEqual(silent);
        for (const { page } of [manager, office]) expect(await told(page, 'TABLET_NOT_HEARD')).toBe(1);
      }).toPass({ timeout: 60_000 });
      // At an hour the shop is shut the server's own job may have been quicker.
      await watch(shut(next));
      expect(await told(office.page, 'TABLET_NOT_HEARD')).toBe(0);
    });

    const dayOf = (page: Page) =>
      page.getByRole('listitem').filter({
        hasText: formatTime(cameAt(), { locale, timeZone: ZONE }),
        has: page.locator(`time[datetime="${forgotten.day}"]`),
      });
    const cameAt = () => new Date(forgotten.startsAt.getTime() - 2 * MINUTE_MS);

    /** A shift of the clerk's that was told in the last days of last month. */
    async function plannedLastMonth() {
      // Of the evening three days ago the demo forgot a punch: the nights beside it are not this shift's.
      const nights = [-2, -3, -4, -5].map((days) => addDays(`${today.slice(0, 7)}-01`, days));
      const day = nights.find((night) => ![-2, -3, -4].some((days) => addDays(today, days) === night));
      if (!day) throw new Error('one of four nights is far enough from three days ago');
      const monday = mondayOf(day);
      const { revision } = await weekOf(monday);
      const shift = { id: crypto.randomUUID(), personId: clerkId, day, ...NIGHT };
      await act(manager.page, 'roster.plan', {
        ...{ storeId: store.id, monday, revision, put: [shift], remove: [] },
      });
      await published(monday, true);
      const [startsAt, endsAt] = [NIGHT.startMinute, NIGHT.endMinute].map((minute) =>
        atMinute(day, ZONE, minute),
      );
      if (!startsAt || !endsAt) throw new Error('both');
      return { day, startsAt, endsAt };
    }

    async function published(monday: Day, again = false) {
      const { revision, findings, version } = await weekOf(monday);
      if (version > 0 && !again) return;
      const overrules = findings
        .filter(({ severity }) => severity === 'WARNING')
        .map((one) => ({ rule: one.rule, subject: subjectOf(one), reason: '盘点' }));
      await act(manager.page, 'roster.publish', { storeId: store.id, monday, revision, overrules });
    }

    /** What else of the month the manager has to decide first. */
    async function nothingWaits() {
      const { proposals, unproved } = await sheet(lastMonth);
      for (const { id } of proposals)
        await act(manager.page, 'attendance.decideProposal', {
          ...{ storeId: store.id, proposalId: id, confirmed: true },
        });
      for (const { id } of unproved)
        await act(office.page, 'attendance.decidePunch', { storeId: store.id, punchId: id, accepted: true });
      // Of days the demo forgot a punch nobody will know.
      const { marks } = await sheet(lastMonth);
      for (const { subjectId, workedMinutes, help } of marks)
        if (workedMinutes === null && !help)
          await act(office.page, 'attendance.leaveUnknown', {
            storeId: store.id,
            subjectId,
            reason: '查不到',
          });
    }

    async function lockFromScreen(reason = '') {
      await button(manager, 'attendance.lock').click();
      const field = manager.page.getByRole('dialog').getByLabel(manager.words('attendance.reason'));
      if (reason) await field.fill(reason);
      await manager.page
        .getByRole('dialog')
        .getByRole('button', { name: manager.words('attendance.lock'), exact: true })
        .click();
    }

    /** A moment ahead, as a tablet's clock may be: a person's two taps within two minutes are one. */
    async function everybodyGoes() {
      const here = () =>
        ask<{ personId: string }[]>(counter.page, 'attendance.atWork', { storeId: store.id });
      // Whoever came less than two minutes before that has not gone by it: a moment later they have.
      await expect(async () => {
        for (const { personId } of await here()) await unproved(personId, new Date(Date.now() + 110_000));
        expect(await here()).toEqual([]);
      }).toPass({ timeout: 90_000, intervals: [5_000] });
    }

    const unproved = (personId: string, occurredAt: Date) =>
      act(counter.page, 'attendance.punch', {
        ...{ storeId: store.id, personId, kind: 'CLOCK', proof: 'NONE', occurredAt },
      });

    /** Notices of this store that are not done. */
    async function told(page: Page, kind: string): Promise<number> {
      const { notices } = await ask<{ notices: Notice[] }>(page, 'notices.list', {});
      return notices.filter((one) => one.kind === kind && one.storeId === store.id && one.doneAt === null)
        .length;
    }

    /** @returns what was seen at each moment and what came of it */
    async function watch(...moments: string[]): Promise<string[]> {
      const server = await acquireEmbedded({ dataFolder: SCRATCH_FOLDER });
      const { database } = test.info().project.metadata as Pick<ScratchShop, 'database'>;
      try {
        const { stdout } = await promisify(execFile)(
          'node',
          ['--import', 'tsx', 'tests/e2e/watch-store-at.ts', store.id, ...moments],
          { env: { ...process.env, DATABASE_APP_URL: server.ownerUrl(database) } },
        );
        return stdout
          .trim()
          .split('\n')
          .map((line) => line.split(' ').slice(1).join(' '));
      } finally {
        await server.release();
      }
    }
  });
}
