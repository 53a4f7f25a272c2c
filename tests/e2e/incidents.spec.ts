import { expect, test } from '@playwright/test';
import { goodsInStock, type Store } from './api';
import { PEOPLE } from './demo';
import { journeyLanguages } from './languages';
import { DESK, expectAccessible, PHONE } from './pages/accessible';
import { Office, speak } from './pages/office';

// A theft, from the phone of whoever saw it to a shortage that is written off at the manager's desk, in both languages.
for (const locale of journeyLanguages('zh-CN'))
  test.describe(`失窃从手机到核销 ${locale}`, () => {
    test.describe.configure({ mode: 'serial' });
    let phone: Office;
    let desk: Office;
    let store: Store;
    let goods: Awaited<ReturnType<typeof goodsInStock>>[number];

    test.beforeAll(async ({ browser, baseURL }) => {
      const signedIn = async (size: typeof PHONE | typeof DESK) => {
        const context = await browser.newContext({ viewport: size });
        await speak(context, locale, baseURL ?? '');
        return new Office(await context.newPage(), locale);
      };
      [phone, desk] = [await signedIn(PHONE), await signedIn(DESK)];
      await phone.signIn(PEOPLE.otherClerk);
      await desk.signIn(PEOPLE.otherManager);
      store = await desk.store('S02');
      const [found] = await goodsInStock(desk.page, store.id, 1);
      if (!found) throw new Error('the demo has goods');
      goods = found;
    });
    test.afterAll(async () => {
      for (const { page } of [phone, desk]) await page.context().close();
    });

    test('店员在手机上上报', async () => {
      const { page, words } = phone;
      await page.goto(`/incidents/new?store=${store.id}`);
      await page.getByRole('radio', { name: words('incidents.kinds.THEFT') }).click();
      await page.getByRole('textbox', { name: words('incidents.report.words') }).fill('推车下层夹带出去');
      const find = page.getByLabel(words('stock.findProduct'));
      await find.fill(goods.barcode);
      await find.press('Enter');
      await expect(page.getByText(goods.name).first()).toBeVisible();
      await page.getByRole('textbox', { name: words('incidents.report.others') }).fill('戴帽子的人');
      await page.getByRole('button', { name: words('incidents.report.addOther'), exact: true }).click();
      await expectAccessible(page, '上报异常');
      await page.getByRole('button', { name: words('incidents.report.submit'), exact: true }).click();
      await expect(page.getByText(/YC-\d{6}/).first()).toBeVisible();
      await page.getByRole('link', { name: words('incidents.done.open'), exact: true }).click();
      await expect(page.getByRole('heading', { level: 1, name: /YC-\d{6}/ })).toBeVisible();
      await expect(
        page.getByRole('button', { name: words('incidents.acts.decide'), exact: true }),
      ).toHaveCount(0);
      await expectAccessible(page, '异常事件');
    });

    test('店长定处理：报损出库、短少核销、结案', async () => {
      const { page, words } = desk;
      await page.goto(`/incidents?store=${store.id}&kind=THEFT`);
      await expectAccessible(page, '异常列表');
      await page
        .getByRole('link', { name: /YC-\d{6}/ })
        .first()
        .click();
      await expect(page.getByText('推车下层夹带出去').first()).toBeVisible();
      const decide = async (kind: string) => {
        await page.getByRole('button', { name: words('incidents.acts.decide'), exact: true }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel(words('incidents.acts.decision'), { exact: false }).selectOption(kind);
        await dialog.getByRole('button', { name: words('incidents.acts.decide'), exact: true }).click();
        await expect(dialog).toBeHidden();
      };
      await decide('WRITE_OFF');
      await expect(page.getByRole('link', { name: /AD-\d{6}/ })).toBeVisible();
      await decide('SHORTAGE');
      const shortage = page.getByRole('link', { name: /SC-\d{6}/ });
      await expect(shortage).toBeVisible();
      await expectAccessible(page, '已定处理');
      await shortage.click();
      // Both pages have a button of that word.
      await page.waitForURL(/\/shortages\//);
      await page
        .getByRole('button', { name: words('shortages.decide'), exact: true })
        .first()
        .click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox').selectOption('WRITE_OFF');
      await dialog.getByRole('textbox').fill('外盗，已报警');
      await dialog.getByRole('button', { name: words('shortages.decide'), exact: true }).click();
      await expect(dialog).toBeHidden();
      await page.getByRole('link', { name: words('shortages.sources.INCIDENT'), exact: true }).click();
      await page.waitForURL(/\/incidents\//);
      await page.getByRole('button', { name: words('incidents.acts.close'), exact: true }).click();
      await page
        .getByRole('dialog')
        .getByLabel(words('incidents.acts.closeText'), { exact: false })
        .fill('已报警，加装摄像头');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: words('incidents.acts.close'), exact: true })
        .click();
      await expect(page.getByText(words('incidents.states.CLOSED'), { exact: true }).first()).toBeVisible();
    });

    test('统计和安全巡查', async () => {
      const { page, words } = desk;
      await page.goto(`/incidents/figures?store=${store.id}`);
      await expectAccessible(page, '异常统计');
      await page.getByRole('link', { name: words('incidents.kinds.THEFT'), exact: true }).click();
      await expect(page.getByText('推车下层夹带出去').first()).toBeVisible();
      await page.goto(`/incidents/safety?store=${store.id}`);
      await expectAccessible(page, '安全巡查');
    });
  });
