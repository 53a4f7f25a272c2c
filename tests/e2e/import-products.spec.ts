import { expect, test } from '@playwright/test';
import { PEOPLE } from './demo';
import { Office } from './pages/office';

const FILE = [
  '商品名称,条码,规格,单位,零售价,进价,库存',
  '测试橡木书架,6901234567892,80×180 cm,件,899.00,420,5',
  '测试落地灯,6909876543214,黑色,件,259.5,98.8,12',
  '测试羊毛地毯,6905555555558,160×230 cm,件,1290,610,3',
].join('\n');

test('上传文件，预览，导入，商品就在资料里', async ({ page }) => {
  const office = new Office(page);
  const { words } = office;
  await office.signIn(PEOPLE.headOffice);
  await page.goto('/catalog/import');
  await page.getByLabel(words('imports.openingStore')).selectOption('S02');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '新品.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) });
  await expect(page.getByText(words('imports.ready'))).toBeVisible();
  await expect(page.getByLabel(words('imports.fields.price'), { exact: true })).toHaveValue('4');
  await page.getByRole('button', { name: words('imports.importAll', { count: 3 }) }).click();
  const done = page.getByText(words('imports.done', { created: 3, updated: 0 }));
  await expect(done).toBeVisible();
  // Found again: by its address, and from the page by whoever left it.
  await page.reload();
  await expect(done).toBeVisible();
  await page.getByRole('button', { name: words('imports.run.another') }).click();
  await page.getByRole('link', { name: '新品.csv' }).first().click();
  await expect(done).toBeVisible();

  await page.goto(`/catalog?q=${encodeURIComponent('羊毛地毯')}`);
  const row = page.getByRole('row').filter({ hasText: '测试羊毛地毯' });
  await expect(row).toContainText('¥1,290.00');
  const store = await office.store('S02');
  expect(await office.closingStock(store.id, { name: '测试羊毛地毯', code: '6905555555558' })).toBe(3);
});

test('没有表头的文件：指出表头和各列，仓库归到门店，编码相像的先问', async ({ page }) => {
  const office = new Office(page);
  const { words } = office;
  await office.signIn(PEOPLE.headOffice);
  await page.goto('/catalog/import');
  const file = [
    '某某家居,,,,',
    'kod;x,naam,prijs,lager,plek',
    'HARD-1,测试边几,129,3,一号仓',
    'HARD-1,测试边几,129,3,二号仓',
    'hard-1,测试边几,129,1,残次仓',
  ].join('\n');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '外来.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await expect(page.getByText(words('imports.headingsUnknown'))).toBeVisible();
  const point = page.getByRole('button', { name: words('imports.pointHere', { row: 2 }) });
  if (await point.isVisible()) await point.click();
  for (const [field, column] of [
    ['code', '0'],
    ['name', '1'],
    ['price', '2'],
    ['stock', '3'],
    ['store', '4'],
  ] as const) {
    const choice = page.getByLabel(words(`imports.fields.${field}`), { exact: true });
    await expect(choice).toBeEnabled();
    await choice.selectOption(column);
    await expect(choice).toHaveValue(column);
  }
  for (const [place, store] of [
    ['一号仓', 'S02'],
    ['二号仓', 'S02'],
    ['残次仓', '-'],
  ] as const) {
    const choice = page.getByLabel(words('imports.placeRows', { name: place, count: 1 }));
    await expect(choice).toBeEnabled();
    await choice.selectOption(store);
  }
  await page.getByText(words('imports.alike.SAME')).click();
  await expect(page.getByText(words('imports.ready'))).toBeVisible();
  await expect(page.getByRole('table', { name: words('imports.changes') })).toContainText('测试边几');
  await page.getByRole('button', { name: words('imports.importAll', { count: 1 }) }).click();
  await expect(page.getByText(words('imports.done', { created: 1, updated: 0 }))).toBeVisible();
  const store = await office.store('S02');
  expect(await office.closingStock(store.id, { name: '测试边几', code: 'HARD-1' })).toBe(6);
});
