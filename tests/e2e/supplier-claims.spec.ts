import { expect, test } from '@playwright/test';
import { ask } from './api';
import { PEOPLE } from './demo';
import { DESK, expectAccessible, PHONE } from './pages/accessible';
import { Office, speak } from './pages/office';

// A supplier is asked for money because of a complaint, answers, and gives a credit note, in both languages and on both sizes.
for (const { locale, size } of [
  { locale: 'zh-CN', size: PHONE },
  { locale: 'en', size: DESK },
] as const)
  test(`供应商索赔从客诉到了结 ${locale}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ viewport: size });
    await speak(context, locale, baseURL ?? '');
    const office = new Office(await context.newPage(), locale);
    const { page, words } = office;
    await office.signIn(PEOPLE.otherManager);
    const store = await office.store('S02');
    const { rows } = await ask<{ rows: { complaintId: string }[] }>(page, 'complaints.claims.list', {
      storeIds: [store.id],
    });
    await page.goto(`/complaints/${rows[0]?.complaintId}?store=${store.id}`);
    const claim = (name: string) => words(`complaints.claims.${name}`);
    const dialog = page.getByRole('dialog');
    const press = (name: string) =>
      page
        .getByRole('button', { name: claim(name), exact: true })
        .first()
        .click();
    const send = async (name: string) => {
      await dialog.getByRole('button', { name: claim(name), exact: true }).click();
      await expect(dialog).toBeHidden();
    };

    const section = page.getByRole('region', { name: claim('title') });
    const earlier = await section.getByRole('link').count();
    await press('open');
    await dialog.getByRole('combobox', { name: claim('supplier') }).selectOption({ index: 1 });
    await dialog.getByRole('textbox', { name: claim('wanted') }).fill('120');
    await dialog.getByRole('textbox', { name: claim('words') }).fill('滑轨断裂');
    await expectAccessible(page, '发起索赔');
    await send('open');
    // The dialog is gone a moment before the case shows its new claim.
    await expect(section.getByRole('link')).toHaveCount(earlier + 1);
    await section.getByRole('link').last().click();
    await expect(page.getByRole('heading', { level: 1, name: /SP-\d{6}/ })).toBeVisible();

    await press('answer');
    await dialog.getByRole('textbox', { name: claim('answerText') }).fill('同意，下月货款里扣');
    await send('answer');
    await expect(page.getByText('同意，下月货款里扣')).toBeVisible();
    await press('settle');
    await dialog.getByRole('combobox', { name: claim('gave') }).selectOption('CREDIT');
    await expectAccessible(page, '了结索赔');
    await send('settle');
    await expect(page.getByText(claim('states.SETTLED'), { exact: true })).toBeVisible();
    await expectAccessible(page, '索赔单');

    await page.goto(`/complaints/claims?store=${store.id}&state=SETTLED`);
    await expect(page.getByRole('link', { name: /SP-\d{6}/ }).first()).toBeVisible();
    await expectAccessible(page, '索赔列表');
    await context.close();
  });
