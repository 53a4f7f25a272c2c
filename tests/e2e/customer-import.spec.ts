import { expect, test } from '@playwright/test';
import { PEOPLE } from './demo';
import { journeyLanguages } from './languages';
import { expectAccessible } from './pages/accessible';
import { Office, speak } from './pages/office';

const PHONE = { width: 390, height: 844 };

for (const [at, locale] of journeyLanguages('en').entries())
  test(`a sheet of customers comes in, its odd rows explained, and again nothing is doubled: ${locale}`, async ({
    page,
    context,
    baseURL,
  }) => {
    await speak(context, locale, baseURL ?? '');
    const office = new Office(page, locale);
    const { words } = office;
    const [one, other] = [`1771${at}000001`, `1771${at}000002`];
    const file = (rows: string[]) => ({
      name: `members-${at}.csv`,
      mimeType: 'text/csv',
      buffer: Buffer.from(['姓名,手机,会员卡号,生日,期初应收', ...rows].join('\n')),
    });
    await office.signIn(PEOPLE.headOffice);
    await page.goto('/customers');
    await page.getByRole('link', { name: words('customers.list.import') }).click();
    await expect(
      page.getByRole('heading', { level: 1, name: words('imports.customers.title') }),
    ).toBeVisible();
    await page.getByLabel(words('imports.customers.store')).selectOption('S02');
    const upload = page.locator('input[type=file]');
    await upload.setInputFiles(
      file([
        `云锦${at},${one},K${at}01,1990年1月2日,880`,
        `霓裳${at},${other},K${at}02,03-08,`,
        `藏号${at},177****0003,,,`,
        `云锦${at}二,${one},,,`,
      ]),
    );
    await expect(page.getByText(words('imports.hasErrors', { count: 2 }))).toBeVisible();
    const odd = page.getByRole('table', { name: words('imports.problemsTitle') });
    await expect(odd.getByText(words('imports.problems.PHONE_MASKED'))).toBeVisible();
    await expect(odd.getByText(words('imports.problems.PHONE_REPEATED', { firstRow: 2 }))).toBeVisible();
    await expectAccessible(page, `${locale} customers file looked at`);
    await page.getByRole('button', { name: words('imports.customers.importGood', { count: 2 }) }).click();
    await expect(page.getByText(words('imports.customers.done', { created: 2, updated: 0 }))).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: words('imports.downloadBadRows') }).click();
    expect((await download).suggestedFilename()).toContain(`members-${at}`);
    await expectAccessible(page, `${locale} customers came in`);

    // Scanned by the card they carry, with what they owed.
    await page.goto(`/customers?q=K${at}01`);
    await page.getByRole('link', { name: `云锦${at}` }).click();
    await expect(page.getByText('¥880.00').first()).toBeVisible();

    // The same sheet again, on a phone: known ones are asked about, and nothing is booked twice.
    await page.setViewportSize(PHONE);
    await page.goto('/customers/import');
    await page.getByLabel(words('imports.customers.store')).selectOption('S02');
    await upload.setInputFiles(file([`云锦${at},${one},K${at}01,1990年1月2日,880`]));
    await expect(page.getByText(words('imports.needsAnswers'))).toBeVisible();
    await page.getByText(words('imports.customers.known.UPDATE')).click();
    await expect(page.getByText(words('imports.ready'))).toBeVisible();
    await page.getByRole('button', { name: words('imports.customers.importAll', { count: 1 }) }).click();
    await expect(page.getByText(words('imports.customers.done', { created: 0, updated: 1 }))).toBeVisible();
    await expect(page.getByText(words('imports.customers.openingSkipped', { count: 1 }))).toBeVisible();
    await expectAccessible(page, `${locale} customers came in again, on a phone`);
  });
