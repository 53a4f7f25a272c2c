import { type BrowserContext, expect, test } from '@playwright/test';
import { ask } from './api';
import { PEOPLE, type Person } from './demo';
import { DESK, expectAccessible, PHONE } from './pages/accessible';
import { Office, speak } from './pages/office';

type Ticket = {
  id: string;
  lines: { id: string; productName: string; spec: string; salesperson: string; moved: object | null }[];
};

// A line is claimed by a colleague, its seller answers from their own screen, the manager decides, and the receipt says whose it is now.
for (const { locale, size, seller, claims, outcome } of [
  { locale: 'zh-CN', size: PHONE, seller: '王小雨', claims: 'clerk2', outcome: 'SHARED' },
  { locale: 'en', size: DESK, seller: '王小雨', claims: 'clerk2', outcome: 'MOVED' },
] as const)
  test(`业绩争议从提出到决定 ${locale}`, async ({ browser, baseURL }) => {
    const contexts: BrowserContext[] = [];
    const at = async (person: Pick<Person, 'login'>) => {
      const context = await browser.newContext({ viewport: size });
      contexts.push(context);
      await speak(context, locale, baseURL ?? '');
      const office = new Office(await context.newPage(), locale);
      await office.signIn({ name: '', pin: '', ...person });
      return office;
    };
    const claimant = await at({ login: claims });
    const { page, words } = claimant;
    const of = (name: string, values?: Record<string, string | number>) => words(`disputes.${name}`, values);
    const store = await claimant.store('S01');
    const { ticket, line } = await lineOf(claimant, store.id, seller);

    await page.goto(`/tickets/${store.id}/${ticket.id}`);
    const goods = [line.productName, line.spec].filter(Boolean);
    const button = page.getByRole('button', { name: of('claimOf', { goods: line.productName }) }).first();
    expect(goods.length).toBeGreaterThan(0);
    await expectAccessible(page, '小票上谁卖的');
    await button.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(of('why')).fill('客人上周就是我接待的');
    await expectAccessible(page, '提出业绩争议');
    await dialog.getByRole('button', { name: of('claim'), exact: true }).click();
    await expect(dialog).toBeHidden();
    const link = page.getByRole('link', { name: of('seeOf', { goods: line.productName }) }).first();
    await expect(link).toBeVisible();
    await link.click();
    await expect(page.getByText('客人上周就是我接待的')).toBeVisible();
    const address = page.url();

    const other = await at(PEOPLE.clerk);
    await other.page.goto('/my/day');
    await other.page
      .locator(`a[href*="${new URL(address).pathname}"]`)
      .first()
      .click();
    await other.page.getByRole('button', { name: of('answer'), exact: true }).click();
    const answer = other.page.getByRole('dialog');
    await answer.getByText(of('dontAgree'), { exact: true }).click();
    await answer.getByRole('textbox').fill('当天是我讲解的');
    await expectAccessible(other.page, '回复业绩争议');
    await answer.getByRole('button', { name: of('answer'), exact: true }).click();
    await expect(answer).toBeHidden();
    await expect(other.page.getByText('当天是我讲解的')).toBeVisible();
    await expect(other.page.getByRole('button', { name: of('decide'), exact: true })).toBeHidden();

    const manager = await at(PEOPLE.manager);
    await manager.page.goto(`/disputes?store=${store.id}&state=open`);
    await expectAccessible(manager.page, '业绩争议列表');
    await manager.page
      .locator(`a[href*="${new URL(address).pathname}"]`)
      .first()
      .click();
    await expect(manager.page.getByText('当天是我讲解的')).toBeVisible();
    await expectAccessible(manager.page, '一件业绩争议');
    await manager.page.getByRole('button', { name: of('decide'), exact: true }).click();
    const decide = manager.page.getByRole('dialog');
    await decide.getByText(of(`outcomes.${outcome}`), { exact: true }).click();
    await decide.getByLabel(of('reason')).fill('两位都说得有理');
    if (outcome === 'SHARED') {
      const percent = decide.getByLabel(of('percentOf', { name: seller }));
      await percent.fill('70');
      await decide.getByRole('button', { name: of('decide'), exact: true }).click();
      await expect(decide.getByText(of('sharesWrong'))).toBeVisible();
      await percent.fill('50');
    }
    await expectAccessible(manager.page, '决定业绩争议');
    await decide.getByRole('button', { name: of('decide'), exact: true }).click();
    await expect(decide).toBeHidden();
    await expect(manager.page.getByText('两位都说得有理')).toBeVisible();

    await page.goto(`/tickets/${store.id}/${ticket.id}`);
    const after = await ask<Ticket>(page, 'sales.ticket', { storeId: store.id, ticketId: ticket.id });
    expect(after.lines.find(({ id }) => id === line.id)?.moved).not.toBeNull();
    await expect(page.getByText(PEOPLE.manager.name).first()).toBeVisible();
    await expectAccessible(page, '业绩改归后的小票');
    for (const context of contexts) await context.close();
  });

/** A line that this person sold alone and nobody disputed. */
async function lineOf(office: Office, storeId: string, seller: string) {
  const { tickets } = await ask<{ tickets: { id: string; kind: string }[] }>(office.page, 'sales.tickets', {
    storeIds: [storeId],
  });
  for (const { id, kind } of tickets) {
    if (kind !== 'SALE') continue;
    const ticket = await ask<Ticket>(office.page, 'sales.ticket', { storeId, ticketId: id });
    const disputes = await ask<unknown[]>(office.page, 'disputes.ofTicket', { storeId, ticketId: id });
    const [line] = ticket.lines;
    if (disputes.length === 0 && ticket.lines.length === 1 && line?.salesperson === seller && !line.moved)
      return { ticket, line };
  }
  throw new Error(`the demo has a receipt of ${seller} with one line`);
}
