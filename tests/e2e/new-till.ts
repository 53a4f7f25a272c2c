import type { Browser, Page } from '@playwright/test';
import { act, ask, type Store, signInAs } from './api';
import { PASSWORD, PEOPLE } from './demo';

/** A till of its own for a journey, so that none finds another's drawer open. @returns its number */
export async function newTill(
  browser: Pick<Browser, 'newContext'>,
  manager: Page,
  { id: storeId }: Store,
): Promise<number> {
  const tills = await ask<{ code: string }[]>(manager, 'tills.list', { storeId });
  const number = Math.max(...tills.map(({ code }) => Number(code))) + 1;
  const admin = await browser.newContext();
  await signInAs(admin, PEOPLE.admin.login, PASSWORD);
  await act(admin, 'tills.add', {
    storeId,
    code: String(number).padStart(2, '0'),
    name: `${number} 号收银台`,
  });
  await admin.close();
  return number;
}
