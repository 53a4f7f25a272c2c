import type { Browser, Page } from '@playwright/test';
import { act, ask, type Store } from './api';
import { PEOPLE } from './demo';
import { Office } from './pages/office';

/** A till of its own for a journey, so that none finds another's drawer open. @returns its number */
export async function newTill(browser: Browser, manager: Page, { id: storeId }: Store): Promise<number> {
  const tills = await ask<{ code: string }[]>(manager, 'tills.list', { storeId });
  const number = Math.max(...tills.map(({ code }) => Number(code))) + 1;
  const admin = new Office(await (await browser.newContext()).newPage());
  await admin.signIn(PEOPLE.admin);
  await act(admin.page, 'tills.add', {
    storeId,
    code: String(number).padStart(2, '0'),
    name: `${number} 号收银台`,
  });
  await admin.page.context().close();
  return number;
}
