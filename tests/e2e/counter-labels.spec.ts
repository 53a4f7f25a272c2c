import { expect, test } from '@playwright/test';
import { withCheckDigit } from '@/lib/barcode';
import { act, ask } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { Counter } from './pages/counter';
import { Office } from './pages/office';

// What a store's scale prints is scanned like anything else: the label says how much, or what it costs.

test('称重标签：按重量、按金额扫进来，付完入账', async ({ browser }) => {
  const manager = new Office(await (await browser.newContext()).newPage());
  await manager.signIn(PEOPLE.otherManager);
  const store = await manager.store('S02');
  const till = await newTill(browser, manager.page, store);
  const admin = new Office(await (await browser.newContext()).newPage());
  await admin.signIn(PEOPLE.admin);
  const setScales = async (scaleWeightPrefix: string, scalePricePrefix: string) => {
    const details = await ask<object>(admin.page, 'stores.details', { storeId: store.id });
    await act(admin.page, 'stores.edit', {
      ...details,
      storeId: store.id,
      scaleWeightPrefix,
      scalePricePrefix,
      touched: ['scaleWeightPrefix', 'scalePricePrefix'],
    });
  };
  const plu = String(10_000 + (Date.now() % 90_000));
  const name = `散装腰果 ${plu}`;
  await act(admin.page, 'catalog.save', {
    code: plu,
    name,
    unit: '公斤',
    decimals: 3,
    categoryName: null,
    listPriceFen: 9_860,
    floorPriceFen: 9_000,
    cost: null,
    taxRateBp: 900,
    barcodes: [],
    active: true,
  });
  await setScales('21', '22');
  try {
    const counter = new Counter(await (await browser.newContext()).newPage());
    await counter.enrol(await manager.enrolmentCode(till));
    await counter.signIn(PEOPLE.otherClerk);
    await counter.openTill('300');
    // 456 g at 98.60 a kilogram, and a bag that costs 12.34.
    await counter.scan(withCheckDigit(`21${plu}00456`), name);
    const search = counter.page.getByRole('searchbox');
    await search.fill(withCheckDigit(`22${plu}01234`));
    await expect(async () => {
      await search.press('Enter');
      await expect(search).toHaveValue('', { timeout: 2_000 });
    }).toPass();
    await expect(counter.basket.getByRole('button', { name: new RegExp(`^${name}\\s.*¥`) })).toHaveCount(2);
    const total = 4_496 + 1_234;
    await counter.pay();
    await counter.tender('CARD');
    await counter.finish(total);
  } finally {
    await setScales('', '');
  }
});

test('没有条码的商品：编辑时生成一个店内码', async ({ browser }) => {
  const admin = new Office(await (await browser.newContext()).newPage());
  await admin.signIn(PEOPLE.admin);
  await admin.page.goto('/catalog/new');
  const made = admin.page.getByRole('button', { name: admin.words('catalog.makeBarcode') });
  const codes = admin.page.getByLabel(admin.words('catalog.barcodes'));
  await made.click();
  await expect(codes).toHaveValue(/^2\d{12}$/);
  await made.click();
  await expect(codes).toHaveValue(/^2\d{12}\n2\d{12}$/);
});
