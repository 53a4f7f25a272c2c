import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { businessDayOf } from '@/lib/business-day';
import type { AppLocale } from '@/lib/i18n/locales';
import { findBrowser } from '../../scripts/test/browser';
import { act, ask, type Store } from './api';
import { PEOPLE, type Person } from './demo';
import { journeyLanguages } from './languages';
import { newTill } from './new-till';
import { DESK, expectAccessible, PHONE } from './pages/accessible';
import { Counter } from './pages/counter';
import { Office } from './pages/office';

const ZONE = 'Asia/Shanghai';
const PLACES: Record<AppLocale, { code: string; manager: Person; clerk: Person }> = {
  'zh-CN': { code: 'X01', manager: PEOPLE.showroomManager, clerk: PEOPLE.showroomClerk },
  en: { code: 'S02', manager: PEOPLE.otherManager, clerk: PEOPLE.otherClerk },
};

type Facts = { punches: { id: string; photoId: string | null; word: { isWithdrawn: boolean } | null }[] };

for (const locale of journeyLanguages('en')) {
  test.describe(`打卡拍照 ${locale}`, () => {
    test.describe.configure({ mode: 'serial' });
    const { code, manager: MANAGER, clerk: CLERK } = PLACES[locale];
    const today = businessDayOf(new Date(), ZONE, 240);
    let browser: Browser;
    let manager: Office;
    let office: Office;
    let counter: Counter;
    let store: Store;
    let clerkId: string;

    test.beforeAll(async ({ baseURL }) => {
      const executablePath = findBrowser();
      // A tablet with a camera: what it sees is made up by the browser.
      browser = await chromium.launch({
        ...(executablePath && { executablePath }),
        args: [
          ...['--no-sandbox', '--disable-gpu', '--use-fake-ui-for-media-stream'],
          '--use-fake-device-for-media-stream',
        ],
      });
      const open = async (viewport: typeof DESK) => {
        const context = await browser.newContext({
          ...{ viewport, timezoneId: ZONE, reducedMotion: 'reduce', locale: 'zh-CN' },
          ...(baseURL ? { baseURL } : {}),
        });
        await context.addCookies([{ name: 'daybook-locale', value: locale, url: baseURL ?? '' }]);
        return context.newPage();
      };
      [manager, office] = [new Office(await open(DESK), locale), new Office(await open(DESK), locale)];
      counter = new Counter(await open({ width: 768, height: 1_024 }), locale);
      await manager.signIn(MANAGER);
      await office.signIn(PEOPLE.headOffice);
      store = await manager.store(code);
      const till = await newTill(browser, manager.page, store);
      await counter.enrol(await manager.enrolmentCode(till));
      await counter.signIn(CLERK);
      clerkId = (await ask<{ person: { id: string } }>(counter.page, 'staff.me')).person.id;
    });
    test.afterAll(async () => {
      await act(office.page, 'attendance.followCompany', { ofStoreId: store.id });
      await browser.close();
    });

    const factsOf = () =>
      ask<Facts>(manager.page, 'attendance.day', { storeId: store.id, personId: clerkId, day: today });
    const isHere = async () =>
      (await ask<{ personId: string }[]>(counter.page, 'attendance.atWork', { storeId: store.id })).some(
        ({ personId }) => personId === clerkId,
      );
    const own = () => counter.page.getByRole('region', { name: CLERK.name, exact: true });
    const said = () => counter.page.getByRole('status').filter({ hasText: CLERK.name }).first();
    const delivered = () =>
      expect(counter.page.getByText(counter.words('attendance.counter.waiting', { count: 1 }))).toHaveCount(
        0,
        {
          timeout: 20_000,
        },
      );
    /** Taps, and takes the photo with the tablet's camera. */
    async function tapWithPhoto(): Promise<void> {
      await own().getByRole('button').first().click();
      const dialog = counter.page.getByRole('dialog');
      await expect(dialog.getByText(counter.words('attendance.counter.photoAsked'))).toBeVisible();
      const chooser = counter.page.waitForEvent('filechooser');
      await dialog.getByText(counter.words('attendance.counter.photo'), { exact: true }).click();
      await (await chooser).setFiles({
        ...{ name: 'face.jpg', mimeType: 'image/jpeg', buffer: await frameOf(counter.page) },
      });
      await expect(dialog).toBeHidden();
    }

    test('总部给这家店设为每次打卡都拍照', async () => {
      const { page } = office;
      await page.goto(`/attendance/rules?store=${store.id}`);
      await page.getByLabel(office.words('attendance.rules.photos')).selectOption('EVERY');
      await page.getByLabel(office.words('attendance.rules.workRate')).fill('1.333');
      await expect(page.getByText(office.words('attendance.rules.tooFine'))).toBeVisible();
      await page.getByLabel(office.words('attendance.rules.workRate')).fill('1.33');
      await expectAccessible(page, `rules ${locale}`);
      await page.getByRole('button', { name: office.words('attendance.rules.save'), exact: true }).click();
      await expect
        .poll(() => ask<{ photos: string }>(counter.page, 'attendance.clock', { storeId: store.id }))
        .toEqual({ photos: 'EVERY' });
    });

    test('打错了马上用键盘撤销，断网也行；记录还在，不算数', async () => {
      const { page } = counter;
      await page.reload();
      await counter.button('attendance.counter.open').click();
      const wasHere = await isHere();
      await tapWithPhoto();
      const undo = said().getByRole('button', {
        name: new RegExp(`^${counter.words('attendance.counter.takeBack')}`),
      });
      await undo.focus();
      await page.context().setOffline(true);
      await page.keyboard.press('Enter');
      await expect(undo).toHaveCount(0);
      await expect(said()).not.toContainText(store.name);
      await page.context().setOffline(false);
      await delivered();
      await expect
        .poll(async () => (await factsOf()).punches.filter(({ word }) => word?.isWithdrawn).length)
        .toBe(1);
      expect(await isHere()).toBe(wasHere);
    });

    test('打卡时拍照，照片送达，店长看得到', async () => {
      const { page } = counter;
      const wasHere = await isHere();
      const before = new Set((await factsOf()).punches.map(({ id }) => id));
      await tapWithPhoto();
      const key = wasHere ? 'saidOut' : 'saidIn';
      const sentence = counter.words(`attendance.counter.${key}`, {
        name: CLERK.name,
        time: '@',
        store: store.name,
      });
      for (const part of sentence.split('@')) await expect(said()).toContainText(part.trim());
      for (const viewport of [PHONE, { width: 768, height: 1_024 }]) {
        await page.setViewportSize(viewport);
        await expectAccessible(page, `said ${locale}`);
      }
      await delivered();
      await expect.poll(isHere).toBe(!wasHere);
      const [fresh] = (await factsOf()).punches.filter(({ id }) => !before.has(id));
      expect(fresh?.photoId).toBeTruthy();
      await manager.page.goto(`/attendance/${clerkId}?store=${store.id}&day=${today}`);
      const photo = manager.page.locator(`img[src*="${fresh?.photoId}"]`);
      await expect(photo).toBeVisible();
      expect(await photo.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth))).toBe(
        640,
      );
      await expect(manager.page.getByText(new RegExp(manager.words('attendance.withdrawn')))).toBeVisible();
      await expectAccessible(manager.page, `photo of a day ${locale}`);
    });
  });
}

/** A picture of what the camera sees now. */
async function frameOf(page: Page): Promise<Buffer> {
  const url = await page.evaluate(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480 } });
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = stream;
    await video.play();
    const canvas = document.createElement('canvas');
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    canvas.getContext('2d')?.drawImage(video, 0, 0);
    for (const track of stream.getTracks()) track.stop();
    return canvas.toDataURL('image/jpeg', 0.9);
  });
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}
