import { expect, test } from '@playwright/test';
import { PEOPLE } from './demo';
import { Office } from './pages/office';

test('an area of acts is found by its words; entries say numbers and names, and daily checks stand apart', async ({
  page,
}) => {
  const office = new Office(page);
  const { words } = office;
  await office.signIn(PEOPLE.headOffice);
  await page.goto('/audit');
  const trail = page.getByRole('table', { name: words('audit.title') });
  await expect(trail).not.toContainText(words('audit.actions.zones.recordCheck'));
  await expect(page.getByRole('link', { name: words('audit.showChecks') })).toHaveAttribute(
    'href',
    /action=zones\.recordCheck/,
  );
  const sales = words('audit.areas.sales');
  const whole = words('audit.wholeArea', { area: sales });
  await expect(async () => {
    await page.getByRole('button', { name: new RegExp(`^${words('audit.action')} `) }).click();
    await expect(page.getByRole('combobox', { name: words('audit.findAct') })).toBeVisible({
      timeout: 1_000,
    });
  }).toPass();
  await page
    .getByRole('combobox', { name: words('audit.findAct') })
    .fill(words('audit.actions.sales.return'));
  await page.getByRole('option', { name: whole }).click();
  await expect(page).toHaveURL(/action=sales\.\*/);
  await expect(trail).toContainText(/S01-\w+-\d{6}|S02-\w+-\d{6}|X01-\w+-\d{6}/);
  await trail
    .getByRole('button', { name: words('audit.view') })
    .first()
    .click();
  const entry = page.getByRole('dialog');
  await expect(entry).toContainText(/-\d{6}/);
  // What has a number is not said by its id.
  await expect(entry).not.toContainText(/[0-9a-f]{8}-[0-9a-f]{4}-/);
});
