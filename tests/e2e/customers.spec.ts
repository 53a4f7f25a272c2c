import { expect, test } from '@playwright/test';
import { act, ask } from './api';
import { PEOPLE } from './demo';
import { DESK, expectAccessible, expectNoOverflow, PHONE } from './pages/accessible';
import { Office, speak } from './pages/office';

/** A mobile nobody in the demo has. */
const newMobile = () => `159${String(Date.now()).slice(-8)}`;

test('新客户一边填一边提示可能是谁；建好后在手机上看得清，号码打星号', async ({ page, browser, baseURL }) => {
  const office = new Office(page);
  const t = (key: string, values?: Record<string, string | number>) =>
    office.words(`customers.${key}`, values);
  await page.setViewportSize(DESK);
  await office.signIn(PEOPLE.clerk);
  const store = await office.store('S01');
  const mobile = newMobile();
  const known = await act<{ customerId: string }>(page, 'customers.add', {
    storeId: store.id,
    name: '诸葛试衣',
    numbers: [{ number: mobile }],
  });
  await page.goto('/customers');
  await page.getByRole('button', { name: t('list.add') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('form.rows.number.label', { number: 1 }), { exact: true }).fill(mobile);
  await expect(dialog.getByText(t('similar.taken'))).toBeVisible();
  await expect(dialog.getByRole('link', { name: '诸葛试衣' })).toHaveAttribute(
    'href',
    `/customers/${known.customerId}`,
  );
  await expectAccessible(page, '新增客户');
  // Refused by the server too, whatever the screen warned of.
  await dialog.getByLabel(new RegExp(`^${t('form.name')}`)).fill('诸葛试衣');
  await dialog.getByRole('button', { name: office.words('common.save'), exact: true }).click();
  await expect(dialog.getByText(office.words('errors.MOBILE_TAKEN'))).toBeVisible();
  await dialog.getByLabel(t('form.rows.number.label', { number: 1 }), { exact: true }).fill(newMobile());
  await expect(dialog.getByText(t('similar.title'))).toBeVisible();
  await dialog.getByRole('button', { name: office.words('common.save'), exact: true }).click();
  await page.waitForURL(/\/customers\/[0-9a-f-]{36}/);
  await expect(page.getByRole('heading', { level: 1, name: '诸葛试衣' })).toBeVisible();
  // Whoever adds them serves them, and sees the whole number.
  await expect(page.getByText(/^159 \d{4} \d{4}$/)).toBeVisible();
  await page.setViewportSize(PHONE);
  await expectNoOverflow(page, '客户');
  await expectAccessible(page, '客户');

  // A colleague of another store, in English, on a phone: masked until they say why.
  const context = await browser.newContext({ viewport: PHONE });
  await speak(context, 'en', baseURL ?? '');
  const colleague = new Office(await context.newPage(), 'en');
  await colleague.signIn(PEOPLE.otherClerk);
  await colleague.page.goto(new URL(page.url()).pathname);
  await expect(colleague.page.getByText(/^159\*{4}\d{4}$/)).toBeVisible();
  await expectNoOverflow(colleague.page, 'Customer');
  await expectAccessible(colleague.page, 'Customer');
  await colleague.page.getByRole('button', { name: colleague.words('customers.reveal.show') }).click();
  await colleague.page
    .getByRole('dialog')
    .getByRole('button', { name: colleague.words('customers.reveal.submit'), exact: true })
    .click();
  await expect(colleague.page.getByText(/^159 \d{4} \d{4}$/)).toBeVisible();
  await context.close();
});

test('同一位客户登记了两次：并排看清，合并成一位', async ({ page }) => {
  const office = new Office(page);
  const t = (key: string, values?: Record<string, string | number>) =>
    office.words(`customers.${key}`, values);
  await office.signIn(PEOPLE.manager);
  const store = await office.store('S01');
  const name = `宇文合一${String(Date.now()).slice(-4)}`;
  const add = (number: string) =>
    act<{ customerId: string; code: string }>(page, 'customers.add', {
      storeId: store.id,
      name,
      numbers: [{ number }],
    });
  const kept = await add(newMobile());
  const merged = await add('021-51234567');
  await page.goto(`/customers/${kept.customerId}/merge`);
  await page.getByRole('searchbox', { name: t('merge.find') }).fill(name);
  await page.getByRole('button', { name: `${t('merge.choose')} ${name} ${merged.code}` }).click();
  await expect(page.getByText(t('merge.list.never'))).toBeVisible();
  await expectAccessible(page, '合并客户');
  await page.setViewportSize(PHONE);
  await expectNoOverflow(page, '合并客户');
  await page.getByRole('button', { name: t('merge.submit'), exact: true }).click();
  await page.waitForURL(new RegExp(`/customers/${kept.customerId}$`));
  await expect(page.getByText(t('page.mergedHere', { count: 1 }))).toBeVisible();
  const { customers } = await ask<{ customers: { id: string; numbers: unknown[] }[] }>(
    page,
    'customers.find',
    { term: merged.code },
  );
  expect(customers).toMatchObject([{ id: kept.customerId }]);
  expect(customers[0]?.numbers).toHaveLength(2);
});
