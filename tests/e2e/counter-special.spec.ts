import { expect, type Page, test } from '@playwright/test';
import { goodsCalled } from '@/lib/goods-name';
import { act } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { expectAccessible, expectNoOverflow, PHONE } from './pages/accessible';
import { Counter } from './pages/counter';
import { letPass } from './pages/hands';
import { Office } from './pages/office';

// What stands on no shelf: a delivery fee by one key, and goods nobody entered yet, sold without a line and settled in the office.

test.describe('送货费和临时商品', () => {
  let page: Page;
  let counter: Counter;
  let manager: Office;
  let admin: Office;

  test.beforeAll(async ({ browser }) => {
    manager = new Office(await (await browser.newContext()).newPage());
    await manager.signIn(PEOPLE.otherManager);
    admin = new Office(await (await browser.newContext()).newPage());
    await admin.signIn(PEOPLE.admin);
    const till = await newTill(browser, manager.page, await manager.store('S02'));
    page = await (await browser.newContext()).newPage();
    counter = new Counter(page);
    await counter.enrol(await manager.enrolmentCode(till));
    await counter.signIn(PEOPLE.otherClerk);
    await counter.openTill('300');
  });

  test('are sold without a line, and the manager says what the temporary item was', async () => {
    const name = `花瓶 ${crypto.randomUUID().slice(0, 6)}`;
    await expect(page.getByRole('button', { name: '送货费' })).toBeVisible();
    await page.context().setOffline(true);
    await page.keyboard.press('F6');
    const fee = page.getByRole('dialog', { name: '送货费' });
    await fee.getByRole('textbox').fill('999');
    await expect(fee.getByText('¥20.00 到 ¥300.00').first()).toBeVisible();
    await fee.getByRole('textbox').fill('80');
    await fee.getByRole('button', { name: '加入 ¥80.00' }).click();
    await page.keyboard.press('F7');
    const temporary = page.getByRole('dialog', { name: '系统里没有的商品' });
    await temporary.getByRole('textbox', { name: '商品名称' }).fill(name);
    await temporary.getByRole('textbox', { name: '单价' }).fill('88');
    await expectAccessible(page, '临时商品');
    await temporary.getByRole('button', { name: '加入购物篮' }).click();
    await page.setViewportSize(PHONE);
    await expectNoOverflow(page, '收银');
    await page.setViewportSize({ width: 1280, height: 800 });
    await counter.pay();
    await counter.tender('CARD');
    const number = await counter.finish(16_800);
    await page.context().setOffline(false);
    await counter.next();

    const office = manager.page;
    await expect(async () => {
      await office.goto('/open-items?tab=temporary');
      await expect(office.getByRole('row').filter({ hasText: name })).toContainText(number, {
        timeout: 1_000,
      });
    }).toPass({ timeout: 20_000 });
    await office.getByRole('button', { name: `处理 ${name} ${number}` }).click();
    const settle = office.getByRole('dialog');
    await settle.getByRole('radio', { name: '新建商品' }).click();
    await settle.getByRole('textbox', { name: '条码或编码' }).fill(number);
    await expectAccessible(office, '处理临时商品');
    await settle.getByRole('button', { name: '处理' }).click();
    await expect(office.getByText('已处理')).toBeVisible();
    await expect(office.getByRole('row').filter({ hasText: name })).toHaveCount(0);
  });

  test('pieces with numbers are taken down before the money, and come back by them', async () => {
    const code = crypto.randomUUID().slice(0, 8).toUpperCase();
    const name = `手表样品 ${code}`;
    const rest = {
      unit: '台',
      decimals: 0,
      categoryName: null,
      floorPriceFen: null,
      cost: null,
      taxRateBp: 1300,
    };
    await act(admin.page, 'catalog.save', {
      code,
      name,
      listPriceFen: 9_900,
      needsSerial: true,
      ...rest,
      barcodes: [`B${code}`],
      active: true,
    });
    await counter.scan(`B${code}`, name);
    await counter.button('sales.basket.moreOf', { name: goodsCalled({ name, spec: '', code }) }).click();
    await expect(counter.basket).toContainText('× 2');
    await counter.pay();
    await expect(page.getByRole('heading', { name: '序列号', exact: true })).toBeVisible();
    const entry = page.getByRole('region', { name: new RegExp(name) });
    // A key so soon after a scan would be a part of it.
    await letPass(page, 500);
    await entry.getByRole('textbox').fill(`${code}-1`);
    await page.keyboard.press('Enter');
    await entry.getByRole('textbox').fill(`${code}-1`);
    await page.keyboard.press('Enter');
    await expect(entry).toContainText('已经录过');
    await expectAccessible(page, '序列号');
    await entry.getByRole('textbox').fill(`${code}-2`);
    await page.keyboard.press('Enter');
    await counter.tender('CARD');
    const number = await counter.finish(19_800);
    await counter.next();
    await counter.openReceipt(number);
    await expect(page.getByText(`${code}-2`).first()).toBeVisible();
  });
});
