import { expect, test } from '@playwright/test';
import { PEOPLE } from './demo';
import { DESK, expectAccessible, PHONE } from './pages/accessible';
import { Office, speak } from './pages/office';

/** On the pad: quicker than a person types, keys are a scanner's. */
async function typePin({ page, words }: Office, pin: string): Promise<void> {
  const pad = page.getByRole('group', { name: words('handovers.pinPad') });
  for (const digit of pin) await pad.getByRole('button', { name: digit, exact: true }).click();
}

// A clerk opens the store on the phone, hands a point and the keys over; the manager's desk and the day's report know it.
for (const { locale, size, opens } of [
  { locale: 'zh-CN', size: PHONE, opens: PEOPLE.otherClerk },
  { locale: 'en', size: DESK, opens: PEOPLE.showroomClerk },
] as const)
  test(`值班：开门、交接、钥匙 ${locale}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ viewport: size });
    await speak(context, locale, baseURL ?? '');
    const office = new Office(await context.newPage(), locale);
    const { page, words } = office;
    const leads = opens === PEOPLE.otherClerk ? PEOPLE.otherManager : PEOPLE.showroomManager;
    await office.signIn(opens);
    await page.goto('/duty');
    const opening = page.getByRole('region', { name: words('duty.sheets.OPENING') });
    const sign = opening.getByRole('button', { name: words('duty.sign.OPENING'), exact: true });
    await expect(sign).toHaveAccessibleDescription(words('duty.missing', { left: 5 }));
    for (const point of ['LIGHTS', 'DOORS', 'FIRE_EXITS', 'CHILDREN', 'FLOAT'])
      await opening
        .getByRole('radiogroup', { name: words('duty.chooseOf', { point: words(`duty.names.${point}`) }) })
        .getByText(words(point === 'DOORS' ? 'duty.wrong' : 'duty.inOrder'), { exact: true })
        .click();
    await expect(sign).toHaveAccessibleDescription(words('duty.missingWords'));
    await opening.getByLabel(words('duty.whatOf', { point: words('duty.names.DOORS') })).fill('后门锁松了');
    await expectAccessible(page, '值班日志');
    await sign.click();
    await expectAccessible(page, '签开门', { contrast: false });
    await typePin(office, '000000');
    await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
    await typePin(office, opens.pin);
    await expect(page.getByText(words('duty.signedBy', { name: opens.name })).first()).toBeVisible();
    await expect(opening.getByText('后门锁松了')).toBeVisible();

    await page.getByRole('button', { name: words('duty.add'), exact: true }).click();
    await page.getByLabel(words('duty.words')).fill('明早九点师傅来换锁');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: words('duty.add'), exact: true })
      .click();
    await expect(page.getByText('明早九点师傅来换锁')).toBeVisible();

    await page.getByRole('button', { name: words('duty.handOver'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(words('duty.taker')).selectOption({ label: leads.name });
    await dialog.getByLabel(words('duty.what')).fill('卷帘门钥匙两把');
    await dialog.getByRole('button', { name: words('duty.toSign'), exact: true }).click();
    await typePin(office, opens.pin);
    await expect(dialog.getByText(words('handovers.pinNext', { name: leads.name }))).toBeVisible();
    await typePin(office, leads.pin);
    await expect(
      page.getByText(words('duty.fromTo', { giver: opens.name, taker: leads.name })).first(),
    ).toBeVisible();
    await context.close();

    const desk = await browser.newContext({ viewport: DESK });
    await speak(desk, locale, baseURL ?? '');
    const manager = new Office(await desk.newPage(), locale);
    await manager.signIn(leads);
    await manager.page.goto('/duty');
    await manager.page
      .getByRole('button', { name: words('duty.settleOf', { words: '明早九点师傅来换锁' }), exact: true })
      .click();
    await manager.page
      .getByRole('dialog')
      .getByRole('button', { name: words('duty.settle'), exact: true })
      .click();
    await expect(manager.page.getByText(words('duty.settledBy', { name: leads.name })).first()).toBeVisible();
    await expectAccessible(manager.page, '值班日志，签过');
    await desk.close();
  });
