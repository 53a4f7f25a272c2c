import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { ask } from './api';
import { PEOPLE } from './demo';
import { expectAccessible, expectNoOverflow, PHONE } from './pages/accessible';
import { Office } from './pages/office';

// One form: what a product is, how it looks, and what stands of it where.
test('新商品一张表做完：资料、图片、各店期初库存', async ({ page, browser }) => {
  const office = new Office(page);
  const t = (key: string, values?: Record<string, string>) => office.words(`catalog.${key}`, values);
  await office.signIn(PEOPLE.admin);
  const store = await office.store('S01');
  const code = `NEW-${Date.now()}`;
  await page.goto('/catalog/new');
  const field = (key: string) => page.getByLabel(new RegExp(`^${t(key)}`)).first();
  await field('name').fill('落地灯');
  await field('code').fill(code);
  await field('listPrice').fill('399');
  await field('cost').fill('180.50');
  const standing = page.getByLabel(t('opening.inStore', { store: store.name }));
  const save = page.getByRole('button', { name: office.words('common.save'), exact: true });
  await standing.fill('两');
  // What cannot be read is never taken for none.
  await expect(page.getByText(t('opening.notRight'))).toBeVisible();
  await expect(save).toBeDisabled();
  await standing.fill('4');
  await page.getByLabel(/^选文件/).setInputFiles({
    name: 'lamp.jpg',
    mimeType: 'image/jpeg',
    buffer: await sharp({ create: { width: 320, height: 240, channels: 3, background: '#b8860b' } })
      .jpeg()
      .toBuffer(),
  });
  await expect(page.getByRole('button', { name: t('pictures.removeNew', { number: '1' }) })).toBeVisible();
  await expectAccessible(page, '新建商品');
  await page.setViewportSize(PHONE);
  await expectNoOverflow(page, '新建商品');
  await save.click();
  await page.waitForURL(/\/catalog\/[0-9a-f-]{36}/);
  await expect(page.getByRole('heading', { level: 1, name: /落地灯/ })).toBeVisible();
  const [made] = await ask<{ id: string; picture: string | null }[]>(page, 'catalog.search', { term: code });
  expect(made?.picture).toBeTruthy();
  const keeper = new Office(await (await browser.newContext()).newPage());
  await keeper.signIn(PEOPLE.keeper);
  expect(await keeper.closingStock(store.id, { name: '落地灯', code })).toBe(4);
  await keeper.page.context().close();
});
