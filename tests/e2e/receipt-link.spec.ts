import { expect, test } from '@playwright/test';
import { ask } from './api';
import { PEOPLE } from './demo';
import { expectAccessible } from './pages/accessible';
import { Office } from './pages/office';

test('a receipt on the customer’s phone: an invoice is asked for, finance issues it, the page says so', async ({
  page,
  browser,
}) => {
  const office = new Office(page);
  await office.signIn(PEOPLE.finance);
  const store = await office.store('S01');
  const { tickets } = await ask<{ tickets: { id: string; kind: string; number: string }[] }>(
    page,
    'sales.tickets',
    { storeIds: [store.id] },
  );
  const sale = tickets.filter(({ kind }) => kind === 'SALE').at(-1);
  const { path } = await ask<{ path: string }>(page, 'invoices.link', {
    storeId: store.id,
    ticketId: sale?.id,
  });

  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
  const customer = await phone.newPage();
  // Whoever tries many links shuts nobody out.
  for (let tries = 0; tries < 40; tries += 1)
    expect((await customer.request.get(path.replace(/.$/, '~'))).status()).toBe(404);
  await customer.goto(path);
  await expect(customer.getByText(sale?.number ?? '').first()).toBeVisible();
  await customer.getByRole('button', { name: '申请开票' }).click();
  await customer.getByRole('button', { name: '提交给财务' }).click();
  await expect(customer.getByText('请填写发票抬头。')).toBeVisible();
  await expectAccessible(customer, 'asking for an invoice');
  await customer.getByLabel('发票抬头').fill('南京云锦家具有限公司');
  await customer.getByLabel('税号').fill('9132 0100 ma1a bcde 2x');
  await customer.getByLabel('邮箱').fill('fapiao@example.com');
  await customer.getByRole('button', { name: '提交给财务' }).click();
  await expect(customer.getByText('发票开好后会发到您的邮箱。')).toBeVisible();

  await page.goto(`/invoices?store=${store.id}&state=OPEN`);
  await page.getByRole('button', { name: `小票 ${sale?.number} 开票` }).click();
  await page.getByLabel('发票号码').fill('26322000000099887766');
  await page.getByRole('dialog').getByRole('button', { name: '登记开票' }).click();
  await expect(page.getByText('已记为已开票')).toBeVisible();
  await customer.reload();
  await expect(customer.getByText('发票 26322000000099887766 已发到您的邮箱。')).toBeVisible();
  await phone.close();
});
