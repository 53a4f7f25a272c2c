import { expect, test } from '@playwright/test';
import { ask, goodsInStock, type Store } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { DESK, expectAccessible, PHONE } from './pages/accessible';
import { Counter } from './pages/counter';
import { Office, speak } from './pages/office';

// From the receipt in the customer's hand to a satisfied customer with their money back, on a phone and at a desk, in both languages.
for (const { locale, size, shop } of [
  {
    locale: 'zh-CN',
    size: PHONE,
    shop: { manager: PEOPLE.otherManager, clerk: PEOPLE.otherClerk, code: 'S02' },
  },
  { locale: 'en', size: DESK, shop: { manager: PEOPLE.otherManager, clerk: PEOPLE.otherClerk, code: 'S02' } },
] as const)
  test.describe(`客诉从小票到满意 ${locale}`, () => {
    test.describe.configure({ mode: 'serial' });
    let office: Office;
    let counter: Counter;
    let store: Store;
    let receipt = '';
    let goods: Awaited<ReturnType<typeof goodsInStock>>[number];

    test.beforeAll(async ({ browser, baseURL }) => {
      const context = await browser.newContext({ viewport: size });
      await speak(context, locale, baseURL ?? '');
      office = new Office(await context.newPage(), locale);
      counter = new Counter(await (await browser.newContext()).newPage());
      await office.signIn(shop.manager);
      store = await office.store(shop.code);
      const [found] = await goodsInStock(office.page, store.id, 1);
      if (!found) throw new Error('the demo has goods');
      goods = found;
      const helper = new Office(await (await browser.newContext()).newPage());
      await helper.signIn(shop.manager);
      const till = await newTill(browser, helper.page, store);
      await counter.enrol(await helper.enrolmentCode(till));
      await helper.page.context().close();
      await counter.signIn(shop.clerk);
      await counter.openTill('300');
      await counter.scan(goods.barcode, goods.name);
      await counter.pay();
      await counter.tender('WECHAT');
      receipt = await counter.finish(goods.listPriceFen);
      await counter.next();
    });
    test.afterAll(async () => {
      for (const { page } of [office, counter]) await page.context().close();
    });

    test('凭小票登记，单号和答复时间念给客户', async () => {
      const { page, words } = office;
      await page.goto(`/complaints/new?store=${store.id}`);
      await page.getByLabel(words('complaints.log.callerName')).fill('陆女士');
      await page.getByLabel(words('complaints.log.callerNumber')).fill('13912345678');
      const scan = page.getByLabel(words('complaints.log.findTicket'));
      await scan.fill(receipt);
      await scan.press('Enter');
      await page.getByLabel(words('complaints.log.line')).selectOption({ index: 1 });
      await page
        .getByLabel(words('complaints.log.words'), { exact: false })
        .first()
        .fill('回家一开箱就是裂的');
      await page.getByLabel(words('complaints.log.wants')).selectOption('REFUND');
      await page.getByText(words('complaints.log.help'), { exact: true }).click();
      await page.getByRole('checkbox', { name: words('complaints.log.unusable') }).click();
      await expect(page.getByText(words('complaints.severityHints.2'))).toBeVisible();
      await expectAccessible(page, '登记客诉');
      await page.getByRole('button', { name: words('complaints.log.submit'), exact: true }).click();
      await expect(page.getByText(/KS-\d{6}/).first()).toBeVisible();
      await expectAccessible(page, '客诉回执');
      await page.getByRole('link', { name: words('complaints.ack.open'), exact: true }).click();
      await expect(page.getByRole('heading', { level: 1, name: /KS-\d{6}/ })).toBeVisible();
      await expect(page.getByText('回家一开箱就是裂的').first()).toBeVisible();
      await expect(
        page.getByText(words('complaints.warranty.remedies.RETURN'), { exact: true }),
      ).toBeVisible();
      await expectAccessible(page, '客诉单');
    });

    test('两个人打开同一张客诉，互相看得见', async ({ browser, baseURL }) => {
      const { page, words } = office;
      const context = await browser.newContext({ viewport: size });
      await speak(context, locale, baseURL ?? '');
      const colleague = new Office(await context.newPage(), locale);
      await colleague.signIn(shop.clerk);
      await colleague.page.goto(page.url());
      const beside = (one: Office, name: string) =>
        one.page.getByText(words('common.alsoLooking', { names: name, count: 1 }), { exact: true });
      await expect(beside(colleague, shop.manager.name)).toBeVisible();
      await expect(beside(office, shop.clerk.name)).toBeVisible();
      await expectAccessible(page, '客诉单，同事也在看');
      await colleague.page
        .getByRole('navigation', { name: words('common.breadcrumbs') })
        .getByRole('link', { name: words('complaints.title'), exact: true })
        .click();
      await expect(beside(office, shop.clerk.name)).toBeHidden();
      await context.close();
    });

    test('答复、定办法、退款、结案', async () => {
      const { page, words } = office;
      const open = async (act: string) => {
        await page.getByRole('button', { name: words(`complaints.acts.${act}`), exact: true }).click();
        return page.getByRole('dialog');
      };
      const send = (act: string) =>
        page
          .getByRole('dialog')
          .getByRole('button', { name: words(`complaints.acts.${act}`), exact: true })
          .click();
      let dialog = await open('tell');
      await dialog.getByLabel(words('complaints.acts.tellText')).fill('马上给您退');
      await send('tell');
      await expect(dialog).toBeHidden();
      await expect(page.getByText('马上给您退')).toBeVisible();
      // Its state came with it: what is done next is done upon the case as it is now.
      await expect(
        page.getByText(words('complaints.states.ACKNOWLEDGED'), { exact: true }).first(),
      ).toBeVisible();

      dialog = await open('decide');
      await dialog.getByLabel(words('complaints.acts.kind')).selectOption('REPAIR');
      await dialog
        .getByLabel(words('complaints.repair.technician'))
        .selectOption({ label: PEOPLE.technician.name });
      await send('decide');
      await expect(dialog).toBeHidden();
      // Whoever decides has begun.
      await expect(
        page.getByText(words('complaints.states.IN_PROGRESS'), { exact: true }).first(),
      ).toBeVisible();
      // To the technician and back: both sign on the one screen.
      for (const [act, giver, taker] of [
        ['giveOut', shop.manager, PEOPLE.technician],
        ['takeBack', PEOPLE.technician, shop.manager],
      ] as const) {
        await page.getByRole('button', { name: words(`complaints.repair.${act}`), exact: true }).click();
        await dialog.getByLabel(words('complaints.repair.words')).fill('沙发一张');
        if (act === 'giveOut') await expectAccessible(page, '交去维修');
        await dialog.getByRole('button', { name: words('complaints.repair.next'), exact: true }).click();
        await expect(
          dialog.getByText(words('handovers.pinNext', { name: giver.name }), { exact: true }),
        ).toBeVisible();
        await page.keyboard.type(giver.pin);
        await expect(
          dialog.getByText(words('handovers.pinNext', { name: taker.name }), { exact: true }),
        ).toBeVisible();
        if (act === 'giveOut') await expectAccessible(page, '双方输入 PIN');
        await page.keyboard.type(taker.pin);
        await expect(dialog).toBeHidden();
      }
      await expect(
        page.getByText(
          words('complaints.steps.kinds.REPAIR_BACK', {
            from: PEOPLE.technician.name,
            to: shop.manager.name,
          }),
          { exact: true },
        ),
      ).toBeVisible();

      dialog = await open('decide');
      await dialog.getByLabel(words('complaints.acts.kind')).selectOption('REFUND');
      // The news of the act before lies over no button of this one.
      await dialog
        .getByRole('button', { name: words('complaints.acts.decide'), exact: true })
        .click({ timeout: 1_500, trial: true });
      await send('decide');
      await expect(page.getByText(words('complaints.outcome.due'), { exact: true })).toBeVisible();

      await counter.returnOne(receipt, goods.name, goods.listPriceFen, shop.manager);
      const { tickets } = await ask<{ tickets: { kind: string; number: string }[] }>(page, 'sales.tickets', {
        storeIds: [store.id],
        kind: 'RETURN',
      });
      dialog = await open('link');
      // The one return of its receipt is chosen already.
      await expect(dialog.getByRole('radio', { name: new RegExp(`^${tickets[0]?.number}`) })).toBeChecked();
      await expectAccessible(page, '选退货单');
      await send('link');
      await expect(page.getByText(words('complaints.outcome.done'), { exact: true })).toBeVisible();

      dialog = await open('move');
      await dialog.getByLabel(words('complaints.acts.moveTo')).selectOption('SOLVED');
      await send('move');
      dialog = await open('close');
      await dialog.getByLabel(words('complaints.acts.verdict')).selectOption('SATISFIED');
      await dialog.getByLabel(words('complaints.acts.closeText')).fill('钱已退回，给您道歉');
      await expectAccessible(page, '客诉结案');
      await send('close');
      await expect(page.getByText(words('complaints.states.CLOSED'), { exact: true }).first()).toBeVisible();
      await expect(
        page.getByText(words('complaints.verdicts.SATISFIED'), { exact: true }).first(),
      ).toBeVisible();
    });

    test('看板和统计', async () => {
      const { page, words } = office;
      await page.goto(`/complaints?store=${store.id}`);
      await expect(page.getByRole('heading', { level: 1, name: words('complaints.title') })).toBeVisible();
      await expectAccessible(page, '客诉看板');
      await page.goto(`/complaints/figures?store=${store.id}&by=product`);
      await page.getByRole('link', { name: goods.name, exact: true }).first().click();
      await expect(page.getByText('回家一开箱就是裂的').first()).toBeVisible();
      await page.goto(`/complaints/figures?store=${store.id}`);
      await expectAccessible(page, '客诉统计');
    });
  });
