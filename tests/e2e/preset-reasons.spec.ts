import { expect, test } from '@playwright/test';
import { fenToText } from '@/lib/money';
import { ask, goodsInStock } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { Counter } from './pages/counter';
import { Office, speak } from './pages/office';
import { wordsIn } from './words';

test('中文收银台按的改价原因，英文小票页用英文说', async ({ browser, baseURL }) => {
  const office = await browser.newContext();
  const manager = new Office(await office.newPage());
  await manager.signIn(PEOPLE.otherManager);
  const store = await manager.store('S02');
  const [goods] = await goodsInStock(manager.page, store.id, 1, '浴巾');
  if (!goods) throw new Error('towels are in stock');
  const till = await newTill(browser, manager.page, store);
  const context = await browser.newContext();
  const counter = new Counter(await context.newPage());
  await counter.enrol(await manager.enrolmentCode(till));
  await counter.signIn(PEOPLE.otherClerk);
  await counter.openTill('300');
  await counter.scan(goods.barcode, goods.name);
  // Dearer than the tag: a reason, and nobody's word.
  const priceFen = goods.listPriceFen + 100;
  await counter.reprice(fenToText(priceFen), 'regular');
  await expect(counter.basket).toContainText(wordsIn('zh-CN')('common.reasons.regular'));
  await counter.pay();
  await counter.tender('WECHAT');
  const number = await counter.finish(priceFen);
  const { tickets } = await ask<{ tickets: { id: string }[] }>(manager.page, 'sales.tickets', {
    storeIds: [store.id],
    number,
  });
  await speak(office, 'en', baseURL ?? '');
  await manager.page.goto(`/tickets/${store.id}/${tickets[0]?.id ?? ''}`);
  await expect(manager.page.getByText(wordsIn('en')('common.reasons.regular')).first()).toBeVisible();
  await expect(manager.page.getByText(wordsIn('zh-CN')('common.reasons.regular'))).toHaveCount(0);
  await context.close();
  await office.close();
});
