import { expect, type Page, test } from '@playwright/test';
import { goodsInStock } from './api';
import { PEOPLE } from './demo';
import { Counter } from './pages/counter';
import { Office, speak } from './pages/office';

/** Headings in English hold no Chinese, but for names: of stores, people and goods. */
async function expectEnglishHeadings(page: Page): Promise<void> {
  const names = Object.values(PEOPLE).map(({ name }) => name);
  // A list that is still on its way has its grey shape there, and no heading yet.
  await page.getByRole('heading').first().waitFor();
  const headings = await page.getByRole('heading').allTextContents();
  expect(headings.length).toBeGreaterThan(0);
  for (const heading of headings) {
    let rest = heading;
    for (const name of [...names, '人民路店', '大学城店', '江湾展厅', '号收银台'])
      rest = rest.replaceAll(name, '');
    expect(rest).not.toMatch(/\p{Script=Han}/u);
  }
}

test('in English: enrol, sign in, sell by WeChat', async ({ browser, baseURL }) => {
  const address = baseURL ?? '';
  const newPage = async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    await speak(context, 'en', address);
    return context.newPage();
  };
  const office = new Office(await newPage(), 'en');
  const counter = new Counter(await newPage(), 'en');
  await office.signInByForm(PEOPLE.otherManager);
  await expectEnglishHeadings(office.page);
  const store = await office.store('S02');
  const [product] = await goodsInStock(office.page, store.id, 1);
  if (!product) throw new Error('a product');
  const code = await office.enrolmentCodeByHand(1);
  await expectEnglishHeadings(office.page);

  await counter.enrol(code);
  await expectEnglishHeadings(counter.page);
  await counter.signIn(PEOPLE.otherClerk);
  await expect(counter.heading('tills.open.title', { till: '01' })).toBeVisible();
  await expectEnglishHeadings(counter.page);
  await counter.openTill('300');
  await counter.scan(product.barcode, product.name);
  await expectEnglishHeadings(counter.page);
  await counter.pay();
  await counter.tender('WECHAT');
  await expectEnglishHeadings(counter.page);
  await counter.finish(product.listPriceFen);
  await expectEnglishHeadings(counter.page);
  for (const path of ['/day-reports', '/stock', '/tickets', '/people', '/devices']) {
    await office.page.goto(path);
    await expectEnglishHeadings(office.page);
  }
  for (const { page } of [office, counter]) await page.context().close();
});
