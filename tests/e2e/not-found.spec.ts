import { expect, test } from '@playwright/test';
import { PEOPLE } from './demo';
import { Office } from './pages/office';

// Well made, and of nothing in any shop.
const NOWHERE = '00000000-0000-7000-8000-000000000000';

test('地址里没有的单据：找不到页面，不是出错', async ({ page }) => {
  const office = new Office(page);
  await office.signIn(PEOPLE.manager);
  const store = await office.store('S01');
  for (const place of [
    '/stock/orders',
    '/stock/receiving',
    '/stock/shortages',
    '/stock/handovers',
    '/stocktakes',
    '/zones',
  ]) {
    for (const id of [NOWHERE, 'x']) {
      const answer = await page.goto(`${place}/${id}?store=${store.id}`);
      expect(answer?.status(), `${place}/${id}`).toBe(404);
      await expect(page.getByText(office.words('shell.notFound.title')).first()).toBeVisible();
    }
  }
});
