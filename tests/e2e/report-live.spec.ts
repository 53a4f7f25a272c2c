import { expect, type Page, test } from '@playwright/test';
import { act, ask, type Store } from './api';
import { PEOPLE } from './demo';
import { Office } from './pages/office';

// A day's own page follows what others do, without anybody pressing reload, and a dialog about what is over says so.

/** A day of the store that is over, with its tills counted, and not handed in. */
async function openDay(page: Page, store: Store): Promise<string> {
  const board = await ask<{ id: string; days: { day: string; state: string }[] }[]>(page, 'reports.board', {
    days: 14,
  });
  const days = board.find(({ id }) => id === store.id)?.days ?? [];
  for (const { day, state } of days) {
    if (state !== 'LATE' && state !== 'OPEN') continue;
    const { openSessions } = await ask<{ openSessions: number }>(page, 'reports.ofDay', {
      storeId: store.id,
      day,
    });
    if (openSessions === 0) return day;
  }
  throw new Error('the demo has a day that is over and not handed in');
}

test('日报页自己跟上：别人交了、退回了，财务和店长不用刷新', async ({ page, browser }) => {
  const manager = new Office(page);
  await manager.signIn(PEOPLE.otherManager);
  const store = await manager.store('S02');
  const day = await openDay(page, store);
  const finance = new Office(await (await browser.newContext()).newPage());
  await finance.signIn(PEOPLE.finance);
  const second = new Office(await (await browser.newContext()).newPage());
  await second.signIn(PEOPLE.otherManager);
  const address = `/day-reports/${store.id}/${day}`;
  for (const at of [page, finance.page, second.page]) await at.goto(address);
  const submit = (of: Office) =>
    of.page.getByRole('button', { name: of.words('reports.submit'), exact: true });
  const accept = finance.page.getByRole('button', { name: finance.words('reports.accept'), exact: true });
  await expect(accept).toHaveCount(0);
  // The second window of the manager is about to hand the same day in.
  await expect(submit(second)).toBeEnabled();
  await submit(second).click();
  await expect(second.page.getByRole('dialog')).toBeVisible();
  // Of a page that was loaded anew there would be nothing left of this.
  for (const at of [page, finance.page, second.page])
    await at.evaluate(() => document.body.setAttribute('data-seen-before', ''));

  await act(page, 'reports.submit', { storeId: store.id, day, notes: '', openReason: '本周内处理' });
  await expect(accept).toBeVisible();
  await expect(second.page.getByRole('dialog')).toBeHidden();
  const nowIs = second.words('reports.nowIs', { state: second.words('reports.states.SUBMITTED') });
  await expect(second.page.getByText(nowIs)).toBeVisible();
  await expect(submit(manager)).toHaveCount(0);

  const { version } = await ask<{ version: number }>(page, 'reports.ofDay', { storeId: store.id, day });
  await act(finance.page, 'reports.return', { storeId: store.id, day, version, reason: '少一张签购单' });
  await expect(submit(manager)).toBeEnabled();
  await expect(page.getByText('少一张签购单').first()).toBeVisible();
  for (const at of [page, finance.page, second.page])
    await expect(at.locator('body')).toHaveAttribute('data-seen-before', '');

  // Of a day that has not begun there is nothing to hand in.
  await page.goto(`/day-reports/${store.id}/2099-02-01`);
  await expect(page.getByText(manager.words('reports.none.NOT_BEGUN'))).toBeVisible();
  await expect(submit(manager)).toHaveCount(0);
  for (const { page: at } of [finance, second]) await at.context().close();
});
