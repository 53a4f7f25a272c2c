import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { PEOPLE } from './demo';
import { DESK, expectAccessible, PHONE } from './pages/accessible';
import { Office, speak } from './pages/office';

// A must-read confirmed and a task done with a photo, from the list of one's day, on a phone and at a desk, in both languages.
for (const { locale, size, manager, clerk } of [
  { locale: 'zh-CN', size: PHONE, manager: PEOPLE.manager, clerk: PEOPLE.clerk },
  { locale: 'en', size: DESK, manager: PEOPLE.otherManager, clerk: PEOPLE.otherClerk },
] as const)
  test.describe(`我的今天 ${locale}`, () => {
    test.describe.configure({ mode: 'serial' });
    let giver: Office;
    let doer: Office;
    const task = `换橱窗样品 ${locale}`;
    const news = `周末延长营业 ${locale}`;

    test.beforeAll(async ({ browser, baseURL }) => {
      const open = async () => {
        const context = await browser.newContext({ viewport: size });
        await speak(context, locale, baseURL ?? '');
        return new Office(await context.newPage(), locale);
      };
      [giver, doer] = [await open(), await open()];
      await giver.signIn(manager);
      await doer.signIn(clerk);
    });
    test.afterAll(async () => {
      for (const { page } of [giver, doer]) await page.context().close();
    });

    test('店长派一个要拍照的任务，发一条必读', async () => {
      const { page, words } = giver;
      await page.goto('/tasks/new');
      await page.getByRole('textbox', { name: words('tasks.what') }).fill(task);
      await page.getByLabel(words('tasks.owner')).selectOption({ label: clerk.name });
      await page.getByRole('checkbox', { name: words('tasks.needsPhoto') }).click();
      await expectAccessible(page, '/tasks/new');
      await page.getByRole('button', { name: words('tasks.new') }).click();
      await expect(page.getByRole('link', { name: task }).first()).toBeVisible();
      await page.goto('/announcements/new');
      await page.getByRole('textbox', { name: words('announcements.heading') }).fill(news);
      await page.getByRole('textbox', { name: words('announcements.text') }).fill('周六日营业到九点半。');
      await expectAccessible(page, '/announcements/new');
      await page.getByRole('button', { name: words('announcements.publish') }).click();
      await expect(page.getByRole('heading', { level: 1, name: news })).toBeVisible();
    });

    test('店员在“我的今天”里确认已读，拍照完成任务', async () => {
      const { page, words } = doer;
      await page.goto('/my/day');
      await expectAccessible(page, '/my/day');
      await page.getByRole('button', { name: words('announcements.confirmNamed', { title: news }) }).click();
      await expect(page.getByRole('link', { name: news })).toHaveCount(0);
      await page.getByRole('button', { name: words('tasks.acts.doNamed', { title: task }) }).click();
      const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#0a0' } })
        .jpeg()
        .toBuffer();
      const dialog = page.getByRole('dialog');
      await dialog
        .getByLabel(words('attachments.chooseOf', { what: task }))
        .setInputFiles({ name: 'window.jpg', mimeType: 'image/jpeg', buffer: photo });
      await expect(dialog.getByText(words('tasks.acts.photoTaken'))).toBeVisible();
      await dialog.getByRole('button', { name: words('tasks.acts.do'), exact: true }).click();
      await expect(page.getByRole('link', { name: task })).toHaveCount(0);
    });

    test('店长看到谁已读、照片在任务里', async () => {
      const { page, words } = giver;
      await page.reload();
      const row = page.getByRole('listitem').filter({ hasText: clerk.name });
      await expect(row.getByText(words('announcements.read'), { exact: false })).toBeVisible();
      await page.goto('/tasks?state=done');
      await page.getByRole('link', { name: task }).click();
      await expect(page.getByRole('img', { name: words('tasks.photoAlt', { title: task }) })).toBeVisible();
      await expectAccessible(page, '/tasks/[taskId]');
    });
  });
