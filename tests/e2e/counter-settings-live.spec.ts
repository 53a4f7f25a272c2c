import { expect, test } from '@playwright/test';
import { act, ask, type Goods, goodsInStock } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { expectNoOverflow, PHONE } from './pages/accessible';
import { Counter } from './pages/counter';
import { Office } from './pages/office';

// What the office changes comes to a counter in the middle of a payment, which keeps what was typed and paid.

test('总部关掉一种收款方式：正在收款的收银台自己换，已收的和输入的都在', async ({ browser }) => {
  const manager = new Office(await (await browser.newContext()).newPage());
  await manager.signIn(PEOPLE.otherManager);
  const store = await manager.store('S02');
  const till = await newTill(browser, manager.page, store);
  const [goods] = (await goodsInStock(manager.page, store.id, 1)) as [Goods];
  const admin = new Office(await (await browser.newContext()).newPage());
  await admin.signIn(PEOPLE.admin);
  const setTenders = async (tenders: string[]) => {
    const details = await ask<object>(admin.page, 'stores.details', { storeId: store.id });
    await act(admin.page, 'stores.edit', { ...details, storeId: store.id, tenders, touched: ['tenders'] });
  };
  const counter = new Counter(await (await browser.newContext()).newPage());
  await counter.enrol(await manager.enrolmentCode(till));
  await counter.signIn(PEOPLE.otherClerk);
  await counter.openTill('300');
  await counter.scan(goods.barcode, goods.name);
  await counter.pay();
  await counter.typeAmount('1');
  await counter.tender('CASH');
  await counter.typeAmount('2');
  const kinds = counter.page.getByRole('region', { name: counter.words('sales.pay.tenders') });
  const button = (kind: string) =>
    kinds.getByRole('button', { name: counter.words(`sales.pay.kinds.${kind}`), exact: true });
  const asCash = kinds.getByRole('button', { name: counter.words('sales.pay.asCash') });
  await expect(asCash).toBeEnabled();
  try {
    await setTenders(['ALIPAY', 'CARD', 'TRANSFER']);
    await expect(button('WECHAT')).toBeHidden();
    await expect(button('ALIPAY')).toBeVisible();
    // No key takes cash where the store takes none, and what was typed has a use that is said.
    await expect(asCash).toBeHidden();
    await expect(kinds.getByText(counter.words('sales.pay.typedUse'))).toBeVisible();
    await expect(kinds.getByLabel(counter.words('sales.pay.typed'))).toHaveText('¥2');
    await expect(
      counter.page.getByRole('button', {
        name: counter.words('sales.pay.removeTender', { kind: counter.words('sales.pay.kinds.CASH') }),
      }),
    ).toBeVisible();
    for (const size of [PHONE, { width: 1280, height: 800 }]) {
      await counter.page.setViewportSize(size);
      await expectNoOverflow(counter.page, 'payment');
      // Three in a row, all as wide as each other.
      const widths = await Promise.all(
        ['ALIPAY', 'CARD', 'TRANSFER'].map(async (kind) => (await button(kind).boundingBox())?.width ?? 0),
      );
      expect(Math.max(...widths) - Math.min(...widths)).toBeLessThan(2);
    }
  } finally {
    await setTenders([]);
  }
  await expect(button('WECHAT')).toBeVisible();
  await button('CARD').click();
  await expect(kinds.getByLabel(counter.words('sales.pay.typed'))).not.toHaveText('¥2');
  await button('WECHAT').click();
  await counter.finish(goods.listPriceFen);
  for (const { page } of [manager, admin, counter]) await page.context().close();
});
