import { type BrowserContext, expect, test } from '@playwright/test';
import { LOCALES } from '@/lib/i18n/locales';
import { act, ask, type Store } from './api';
import { PEOPLE } from './demo';
import { DESK, expectAccessible, PHONE } from './pages/accessible';
import { Office, speak } from './pages/office';
import { wordsIn } from './words';

const digits = (count: number) => String(Math.floor(Math.random() * 10 ** count)).padStart(count, '0');

// A list of calls is worked off on a phone: in vain, again on a day, reached with a word of how it was and a visit.
test.describe('手机上的回访', () => {
  test.describe.configure({ mode: 'serial' });
  let context: BrowserContext;
  let office: Office;
  let store: Store;
  let today: string;
  const names = [`周一梅${digits(3)}`, `郑二兰${digits(3)}`, `王三秋${digits(3)}`];

  test.beforeAll(async ({ browser }) => {
    context = await browser.newContext({ viewport: PHONE });
    office = new Office(await context.newPage());
    await office.signIn(PEOPLE.otherManager);
    store = await office.store('S02');
    today = (await ask<{ day: string }>(office.page, 'followUps.today', { storeId: store.id })).day;
    for (const name of names) {
      const input = { storeId: store.id, name, numbers: [{ number: `1772${digits(7)}` }] };
      const { customerId } = await act<{ customerId: string }>(office.page, 'customers.add', input);
      await act(office.page, 'followUps.add', {
        storeId: store.id,
        customerId,
        dueDay: today,
        note: '问餐桌用得怎样',
      });
    }
  });
  test.afterAll(() => context.close());

  const words = wordsIn('zh-CN');
  const row = (name: string) =>
    office.page
      .getByRole('list', { name: words('followUps.title') })
      .getByRole('listitem')
      .filter({ hasText: name });
  const outcome = (name: string, kind: string) =>
    row(name).getByRole('button', { name: words(`followUps.outcomes.${kind}`), exact: true });

  test('没打通一按就到明天，改天再打到那天，打通了打分、约到店', async () => {
    const [first = '', second = '', third = ''] = names;
    await office.page.goto(`/follow-ups?store=${store.id}`);
    await expect(row(first)).toContainText('问餐桌用得怎样');
    await outcome(first, 'NOT_REACHED').click();
    await expect(row(first)).toContainText(words('followUps.tries', { count: 1 }));

    await outcome(second, 'CALL_AGAIN').click();
    const dialog = office.page.getByRole('dialog');
    await dialog.getByRole('textbox').first().fill('2199-01-02');
    await dialog.getByRole('button', { name: words('followUps.outcomes.CALL_AGAIN') }).click();
    await expect(dialog).toBeHidden();

    await outcome(third, 'REACHED').click();
    await dialog.getByRole('radio', { name: '5', exact: true }).click();
    await dialog.getByLabel(words('followUps.note')).fill('很满意');
    await dialog.getByLabel(words('followUps.visitOn')).fill(today);
    await dialog.getByRole('button', { name: words('followUps.outcomes.REACHED') }).click();
    await expect(row(third)).toBeHidden();
    const visits = office.page.getByRole('list', { name: words('followUps.visits') });
    const visit = visits.getByRole('listitem').filter({ hasText: third });
    await visit.getByRole('button').click();
    await expect(visit).toContainText(words('followUps.came'));

    const calls = await ask<{ customer: string; outcome: string; satisfaction: number | null }[]>(
      office.page,
      'followUps.calls',
      { storeIds: [store.id], day: today },
    );
    const of = (name: string) =>
      calls.filter(({ customer }) => customer === name).map((one) => [one.outcome, one.satisfaction]);
    expect(names.map(of)).toEqual([[['NOT_REACHED', null]], [['CALL_AGAIN', null]], [['REACHED', 5]]]);
  });

  test('数字点开就是通话，客户页上也有', async () => {
    const [, , third = ''] = names;
    await office.page.goto(`/follow-ups/calls?store=${store.id}&day=${today}`);
    const list = office.page.getByRole('list', { name: words('followUps.calls') });
    await list.getByRole('link', { name: third }).click();
    await expect(office.page.getByRole('heading', { level: 1, name: third })).toBeVisible();
    await expect(list).toContainText('很满意');
  });

  test('定额改了就照新的数，谁走了就把手上的一起交出去', async () => {
    const { page } = office;
    await page.goto(`/follow-ups?store=${store.id}`);
    await page.getByRole('link', { name: words('followUps.settings') }).click();
    const quotas = page.getByRole('table', { name: words('followUps.quotas') });
    const role = words('shell.roles.STORE_MANAGER');
    const change = { name: words('followUps.quotaEdit', { role }) };
    await quotas.getByRole('button', change).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(words('followUps.quotaCalls')).fill('3');
    await dialog.getByLabel(words('followUps.quotaFirst')).fill('4');
    await dialog.getByRole('button', change).click();
    await expect(dialog).toContainText(words('followUps.quotaWrong'));
    await dialog.getByLabel(words('followUps.quotaFirst')).fill('1');
    await dialog.getByRole('button', change).click();
    await expect(dialog).toBeHidden();
    await expect(quotas.getByRole('row').filter({ hasText: role })).toContainText('3');

    const holders = page.getByRole('table', { name: words('followUps.holders') });
    const mine = holders.getByRole('row').filter({ hasText: PEOPLE.otherManager.name });
    const label = (await mine.getByRole('button').textContent()) ?? '';
    await mine.getByRole('button').click();
    const to = dialog.getByLabel(words('followUps.handOverTo'));
    const other = (await to.locator('option').first().textContent()) ?? '';
    await dialog.getByRole('button', { name: label }).click();
    await expect(dialog).toBeHidden();
    await expect(mine).toBeHidden();
    await expect(holders.getByRole('row').filter({ hasText: other })).toBeVisible();
    await page.goto(`/follow-ups?store=${store.id}`);
    await expect(row(names[0] ?? '')).toContainText(other);
    await office.page.goto(`/follow-ups/settings?store=${store.id}`);
    await expectAccessible(page, '回访设置');
  });

  test('两种语言、两种屏幕，谁都看得清', async ({ baseURL }) => {
    for (const locale of LOCALES)
      for (const size of [PHONE, DESK]) {
        await speak(context, locale, baseURL ?? '');
        await office.page.setViewportSize(size);
        await office.page.goto(`/follow-ups?store=${store.id}`);
        await expectAccessible(office.page, `回访 ${locale} ${size.width}`);
      }
  });
});
