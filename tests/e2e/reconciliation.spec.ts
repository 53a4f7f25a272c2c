import { expect, test } from '@playwright/test';
import { ask } from './api';
import { PEOPLE } from './demo';
import { Office } from './pages/office';

test('上传对方库存，认列，保存，差异说明后由店长关闭', async ({ page }) => {
  const office = new Office(page);
  const { words } = office;
  await office.signIn(PEOPLE.manager);
  const store = await office.store('S01');
  const [product] = await ask<{ id: string; code: string; name: string }[]>(page, 'catalog.search', {
    term: '',
    take: 1,
  });
  if (!product) throw new Error('the demo has products');
  const file = ['货号,品名,结存', `${product.code},${product.name},7777`, 'ZZ-1,没有的货,8'].join('\n');

  await page.goto(`/stock/reconciliation/new?store=${store.id}`);
  await page.getByLabel(words('reconciliation.source')).fill('测试进销存');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '库存.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await expect(page.getByText(words('reconciliation.missing.stock'))).toBeVisible();
  await page.getByLabel(words('reconciliation.fields.stock'), { exact: true }).selectOption('2');
  await expect(page.getByText(words('reconciliation.ready'))).toBeVisible();
  await page.getByRole('button', { name: words('reconciliation.run'), exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^RE-\d{6}$/ })).toBeVisible();

  await page.goto(`/stock/reconciliation/open?store=${store.id}&class=MISSING_HERE`);
  const row = page.getByRole('row').filter({ hasText: 'ZZ-1' });
  await row.getByRole('button', { name: words('reconciliation.explain'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(words('reconciliation.note')).fill('对方的样品，不归本店');
  await dialog.getByRole('button', { name: words('common.save'), exact: true }).click();
  await expect(row).toContainText(words('reconciliation.states.EXPLAINED'));
  await row.getByRole('button', { name: words('reconciliation.close'), exact: true }).click();
  await dialog.getByLabel(words('reconciliation.reason')).fill('已与对方确认');
  await dialog.getByRole('button', { name: words('reconciliation.closeTitle'), exact: true }).click();
  await expect(row).toHaveCount(0);
});
