import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { zipOf } from '@/tests/helpers/zip';
import { ask } from './api';
import { PEOPLE } from './demo';
import { Office } from './pages/office';

async function photo(name: string, colour: { r: number; g: number; b: number }) {
  const buffer = await sharp({ create: { width: 640, height: 480, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();
  return { name, mimeType: 'image/jpeg', buffer };
}

test('a product gets pictures, the first one shown everywhere, and loses one again', async ({ page }) => {
  const office = new Office(page);
  await office.signIn(PEOPLE.keeper);
  const [sofa] = await ask<{ id: string; name: string; code: string }[]>(page, 'catalog.search', {
    term: '010003',
  });
  if (!sofa) throw new Error('no product');
  const pictures = () =>
    ask<{ id: string; picture: string }[]>(page, 'catalog.pictures', { productId: sofa.id });
  // The demo's drawing of it.
  const [drawn] = await pictures();
  await page.goto(`/catalog/${sofa.id}`);
  const choose = page.getByLabel(/^选文件/);
  await choose.setInputFiles(await photo('a.jpg', { r: 200, g: 40, b: 40 }));
  await expect(page.getByText('已添加 1 张图片')).toBeVisible();
  await choose.setInputFiles(await photo('b.jpg', { r: 40, g: 40, b: 200 }));
  await expect(page.getByRole('button', { name: /^看第 3 张/ })).toBeVisible();
  const [, first, second] = await pictures();

  await page.getByRole('button', { name: /^看第 3 张/ }).click();
  await page.getByRole('button', { name: '设为首图' }).click();
  await expect
    .poll(async () => (await pictures()).map(({ id }) => id))
    .toEqual([second?.id, drawn?.id, first?.id]);

  await page.goto(`/catalog?q=${sofa.code}`);
  const shown = page.getByRole('row').filter({ hasText: sofa.code }).locator('img');
  await expect(shown).toHaveAttribute('src', new RegExp(second?.picture ?? 'none'));
  await expect.poll(() => shown.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBe(96);

  await page.goto(`/catalog/${sofa.id}`);
  await page.getByRole('button', { name: '移除' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: '移除' }).click();
  await expect.poll(async () => (await pictures()).map(({ id }) => id)).toEqual([drawn?.id, first?.id]);
  const gone = await page.request.get(`/api/pictures/${second?.picture}?edge=96`);
  expect(gone.status()).toBe(404);
});

test('pictures of goods are for who is signed in, and for nobody else', async ({ page, request }) => {
  const office = new Office(page);
  await office.signIn(PEOPLE.keeper);
  const [sofa] = await ask<{ id: string }[]>(page, 'catalog.search', { term: '010005' });
  await page.goto(`/catalog/${sofa?.id}`);
  await page.getByLabel(/^选文件/).setInputFiles(await photo('c.jpg', { r: 90, g: 140, b: 40 }));
  await expect(page.getByText('已添加 1 张图片')).toBeVisible();
  const [kept] = await ask<{ picture: string }[]>(page, 'catalog.pictures', { productId: sofa?.id });
  const address = `/api/pictures/${kept?.picture}?edge=240`;
  const seen = await page.request.get(address);
  expect(seen.headers()['content-type']).toBe('image/jpeg');
  expect(seen.headers()['cache-control']).toContain('immutable');
  expect((await sharp(await seen.body()).metadata()).width).toBe(240);
  expect((await request.get(address)).status()).toBe(401);
  expect((await page.request.get(`/api/pictures/${kept?.picture}?edge=241`)).status()).toBe(404);
});

test('a zip of pictures goes to the products its files are named by; odd files say why, a file that is no zip is refused', async ({
  page,
}) => {
  const office = new Office(page);
  await office.signIn(PEOPLE.admin);
  await page.goto('/catalog/pictures');
  const zip = page.getByRole('region', { name: '图片压缩包' }).locator('input');
  const send = (buffer: Buffer) =>
    zip.setInputFiles({ name: 'pictures.zip', mimeType: 'application/zip', buffer });
  await send(Buffer.from('no zip'));
  await expect(page.getByText('打不开这个文件。请选 zip 压缩包。')).toBeVisible();

  const { buffer } = await photo('x.jpg', { r: 120, g: 90, b: 30 });
  await send(zipOf({ '010001.jpg': buffer, '099999.jpg': buffer, '010002.jpg': Buffer.from('words') }));
  await expect(page.getByText('添加 1 张，已有 0 张，没有添加 2 个文件。')).toBeVisible();
  const odd = page.getByRole('table', { name: '没有添加的文件' });
  await expect(odd.getByRole('row', { name: /099999\.jpg/ })).toContainText('没有这个编码或条码的商品');
  await expect(odd.getByRole('row', { name: /010002\.jpg/ })).toContainText('不是 JPG、PNG 或 WebP 图片');
  const [sofa] = await ask<{ picture: string | null }[]>(page, 'catalog.search', { term: '010001' });
  expect(sofa?.picture).toMatch(/^[\w-]{22}$/);
});
