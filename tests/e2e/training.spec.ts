import { type Browser, expect, test } from '@playwright/test';
import type { AppLocale } from '@/lib/i18n/locales';
import { goodsInStock } from './api';
import { PEOPLE, type Person } from './demo';
import { newTill } from './new-till';
import { DESK, expectAccessible, PHONE } from './pages/accessible';
import { Counter } from './pages/counter';
import { Office, speak } from './pages/office';

const SHOPS = [
  { locale: 'zh-CN', size: PHONE, code: 'S02', clerk: PEOPLE.otherClerk, manager: PEOPLE.otherManager },
  { locale: 'en', size: DESK, code: 'X01', clerk: PEOPLE.showroomClerk, manager: PEOPLE.showroomManager },
] as const;

async function at(
  browser: Browser,
  baseURL: string | undefined,
  of: { person: Person; locale: AppLocale; size: typeof DESK },
): Promise<Office> {
  const context = await browser.newContext({ viewport: of.size });
  await speak(context, of.locale, baseURL ?? '');
  const office = new Office(await context.newPage(), of.locale);
  await office.signIn(of.person);
  return office;
}

// Head office writes a course with a quiz; a clerk reads it, fails, passes; the manager's table knows it.
for (const { locale, size, code, clerk, manager } of SHOPS)
  test(`培训：写课程、学习、测验、记录 ${locale}`, async ({ browser, baseURL }) => {
    const title = `退货三步 ${Date.now() % 100_000}`;
    const writer = await at(browser, baseURL, { person: PEOPLE.headOffice, locale, size: DESK });
    const { words } = writer;
    const store = await writer.store(code);
    await writer.page.goto('/training/courses');
    await expectAccessible(writer.page, '课程');
    await writer.page.goto('/training/courses/new');
    const publish = writer.page.getByRole('button', { name: words('training.publish'), exact: true });
    await expect(publish).toHaveAccessibleDescription(words('training.missingTitle'));
    await writer.page.getByLabel(words('training.heading')).fill(title);
    await writer.page
      .getByLabel(words('training.text'), { exact: true })
      .fill('先看小票，再看商品，最后问原因。');
    await writer.page.getByRole('button', { name: words('training.addQuestion'), exact: true }).click();
    await writer.page
      .getByLabel(words('training.question', { no: 1 }), { exact: false })
      .first()
      .fill('第一步看什么？');
    await writer.page
      .getByRole('textbox', { name: words('training.choice', { no: 1, place: 1 }) })
      .fill('小票');
    await writer.page
      .getByRole('textbox', { name: words('training.choice', { no: 1, place: 2 }) })
      .fill('心情');
    await expect(publish).toHaveAccessibleDescription(words('training.missingChoices'));
    await writer.page.getByRole('checkbox', { name: words('training.rightOf', { no: 1, place: 1 }) }).click();
    await writer.page.getByRole('checkbox', { name: store.name, exact: true }).click();
    await expectAccessible(writer.page, '写课程');
    await publish.click();
    await expect(writer.page.getByRole('link', { name: title })).toBeVisible();
    await writer.page.context().close();

    const learner = await at(browser, baseURL, { person: clerk, locale, size });
    const { page } = learner;
    await page.goto('/my/training');
    await expectAccessible(page, '我的培训');
    await page.goto('/my/day');
    await page.getByRole('link', { name: words('myDay.kinds.TRAINING', { title }) }).click();
    await page.getByRole('button', { name: words('training.read'), exact: true }).click();
    const answerWith = async (choice: string) => {
      const hand = page.getByRole('button', { name: words('training.answer'), exact: true });
      await expect(hand).toHaveAccessibleDescription(words('training.missingAnswers', { left: 1 }));
      await page.getByRole('radiogroup').getByText(choice, { exact: true }).click();
      // What was ticked outlives a reload.
      await page.reload();
      await expect(page.getByRole('radio', { name: choice, exact: true })).toBeChecked();
      await hand.click();
    };
    await page.getByRole('button', { name: words('training.toQuiz'), exact: true }).click();
    await expect(page.getByText('第一步看什么？')).toBeVisible();
    await expectAccessible(page, '测验');
    await answerWith('心情');
    await expect(page.getByText(words('training.failed'), { exact: true })).toBeVisible();
    await expect(page.getByText(words('training.triesLeft', { left: 2, aDay: 3 }))).toBeVisible();
    await page.getByRole('button', { name: words('training.again2'), exact: true }).click();
    await answerWith('小票');
    await expect(page.getByText(words('training.passed'), { exact: true }).first()).toBeVisible();
    await expectAccessible(page, '通过的课程', { contrast: false });
    await page.context().close();

    const leads = await at(browser, baseURL, { person: manager, locale, size: DESK });
    await leads.page.goto('/training');
    await expectAccessible(leads.page, '培训记录');
    const cell = words('training.cellOf', {
      name: clerk.name,
      course: title,
      state: words('training.states.PASSED'),
    });
    await leads.page.getByRole('link', { name: cell }).click();
    await expect(leads.page.getByText(words('training.score', { right: 1, questions: 1 }))).toBeVisible();
    await expect(leads.page.getByText(words('training.score', { right: 0, questions: 1 }))).toBeVisible();
    await expectAccessible(leads.page, '一个人的培训记录');
    const excel = await leads.page.request.get(`/api/lists/training?store=${store.id}`);
    expect(excel.headers()['content-type']).toContain('spreadsheet');
    await leads.page.context().close();

    // Head office lets the manager off it: excused in the table, and due no more.
    const office = await at(browser, baseURL, { person: PEOPLE.headOffice, locale, size });
    const cellIs = (state: 'OPEN' | 'EXCUSED') =>
      office.page.getByRole('link', {
        name: words('training.cellOf', {
          name: manager.name,
          course: title,
          state: words(`training.states.${state}`),
        }),
      });
    await office.page.goto(`/training?store=${store.id}`);
    await cellIs('OPEN').click();
    await office.page
      .getByRole('button', { name: words('training.excuseOf', { course: title }), exact: true })
      .click();
    const form = office.page.getByRole('dialog');
    await form.getByLabel(words('training.excuseReason')).fill('产假，回来再学');
    await form.getByRole('button', { name: words('training.excuse'), exact: true }).click();
    await expect(office.page.getByText('产假，回来再学')).toBeVisible();
    await expectAccessible(office.page, '免学', { contrast: false });
    await office.page.goto(`/training?store=${store.id}`);
    await expect(cellIs('EXCUSED')).toBeVisible();
    await office.page.context().close();
  });

// A manager notes something; whom it is about reads it and replies; it is withdrawn. What somebody earns the manager never sees.
for (const { locale, size, clerk, manager } of SHOPS)
  test(`员工档案：记录、说明、撤回、工资 ${locale}`, async ({ browser, baseURL }) => {
    const words = `早会迟到十分钟 ${Date.now() % 100_000}`;
    const leads = await at(browser, baseURL, { person: manager, locale, size: DESK });
    const t = leads.words;
    await leads.page.goto('/people');
    await leads.page.getByRole('link', { name: clerk.name }).first().click();
    await leads.page.getByRole('link', { name: t('personnel.openFile'), exact: true }).click();
    await expect(leads.page.getByRole('heading', { name: t('personnel.notes'), exact: true })).toBeVisible();
    await expect(leads.page.getByRole('heading', { name: t('personnel.wages'), exact: true })).toBeHidden();
    await leads.page.getByRole('button', { name: t('personnel.add'), exact: true }).click();
    const form = leads.page.getByRole('dialog');
    await form.getByText(t('personnel.noteKinds.CONDUCT'), { exact: true }).click();
    await form.getByRole('textbox', { name: t('personnel.words') }).fill(words);
    await form.getByRole('button', { name: t('personnel.add'), exact: true }).click();
    await expect(leads.page.getByText(words)).toBeVisible();
    await expectAccessible(leads.page, '员工档案', { contrast: false });

    const own = await at(browser, baseURL, { person: clerk, locale, size });
    await own.page.goto('/my/file');
    await expectAccessible(own.page, '我的档案');
    await own.page.getByRole('button', { name: t('personnel.seeOf', { words }), exact: true }).click();
    await expect(
      own.page.getByRole('button', { name: t('personnel.seeOf', { words }), exact: true }),
    ).toBeHidden();
    await own.page.getByRole('button', { name: t('personnel.replyOf', { words }), exact: true }).click();
    const reply = own.page.getByRole('dialog');
    await reply.getByLabel(t('personnel.replyWords')).fill('公交改线，已提前在群里说过。');
    await reply.getByRole('button', { name: t('personnel.reply'), exact: true }).click();
    await expect(reply).toBeHidden();
    await expect(own.page.getByText('公交改线，已提前在群里说过。')).toBeVisible();

    await leads.page.reload();
    await expect(leads.page.getByText('公交改线，已提前在群里说过。')).toBeVisible();
    await leads.page.getByRole('button', { name: t('personnel.withdrawOf', { words }), exact: true }).click();
    const withdraw = leads.page.getByRole('dialog');
    await withdraw.getByLabel(t('personnel.withdrawReason')).fill('核实过，确实报备了。');
    await withdraw.getByRole('button', { name: t('personnel.withdraw'), exact: true }).click();
    await expect(
      leads.page.getByText(
        t('personnel.withdrawnBy', { name: manager.name, reason: '核实过，确实报备了。' }),
      ),
    ).toBeVisible();
    await leads.page.context().close();

    const finance = await at(browser, baseURL, { person: PEOPLE.finance, locale, size: DESK });
    const { page } = finance;
    await page.goto('/people/wages');
    await expectAccessible(page, '工资表');
    const store = await finance.store(locale === 'en' ? 'X01' : 'S02');
    await page.goto(`/people/wages?store=${store.id}`);
    await page.getByRole('link', { name: clerk.name, exact: true }).click();
    await page.getByRole('button', { name: t('personnel.setWage'), exact: true }).click();
    const wage = page.getByRole('dialog');
    await wage.getByRole('textbox', { name: t('personnel.amount') }).fill('5432.10');
    await wage.getByRole('button', { name: t('personnel.setWage'), exact: true }).click();
    const amount = t('personnel.perMonth', { amount: '¥5,432.10' });
    await expect(page.getByText(amount)).toBeVisible();
    await expectAccessible(page, '一个人的工资', { contrast: false });
    await page.context().close();
    await own.page.reload();
    await expect(own.page.getByText(amount)).toBeVisible();
    await own.page.context().close();
  });

// What a product's card says is at hand on the basket's line, on the product's page too.
test('知识卡：总部写，收银台看', async ({ browser, baseURL }) => {
  const says = `先问家里几口人 ${Date.now() % 100_000}`;
  const manager = await at(browser, baseURL, { person: PEOPLE.otherManager, locale: 'zh-CN', size: DESK });
  const store = await manager.store('S02');
  const [goods] = await goodsInStock(manager.page, store.id, 1);
  if (!goods) throw new Error('something is in stock');
  const writer = await at(browser, baseURL, { person: PEOPLE.headOffice, locale: 'zh-CN', size: DESK });
  const { page, words } = writer;
  await page.goto('/training/cards');
  await expectAccessible(page, '知识卡');
  await page.goto(`/catalog/${goods.id}`);
  await page
    .getByRole('button', {
      name: new RegExp(`^(${words('training.editCard')}|${words('training.writeCard')})`),
    })
    .click();
  const form = page.getByRole('dialog');
  await form.getByLabel(words('training.say')).fill(says);
  await form.getByRole('button', { name: new RegExp(`${words('training.card')}$`) }).click();
  await expect(page.getByText(says)).toBeVisible();
  await page.context().close();

  const till = await newTill(browser, manager.page, store);
  const counter = new Counter(await (await browser.newContext({ viewport: DESK })).newPage());
  await counter.enrol(await manager.enrolmentCode(till));
  await counter.signIn(PEOPLE.otherClerk);
  await counter.openTill('300');
  // Before it is in the basket the tile tells of it.
  await counter.page.getByRole('searchbox').first().fill(goods.code);
  await counter.page
    .getByRole('button', { name: new RegExp(`${goods.name}.*：知识卡`) })
    .first()
    .click();
  await expect(counter.page.getByRole('dialog').getByText(says)).toBeVisible();
  await expectAccessible(counter.page, '商品详情', { contrast: false });
  await counter.page.keyboard.press('Escape');
  await counter.page.getByRole('searchbox').first().fill('');
  await counter.scan(goods.barcode, goods.name);
  const card = counter.basket.getByRole('button', { name: /^知识卡/ });
  await counter.page.context().setOffline(true);
  // What was looked at before is still there; of anything else it says that it wants a line.
  await card.click();
  await expect(counter.page.getByRole('dialog').getByText(says)).toBeVisible();
  await counter.page.keyboard.press('Escape');
  await counter.page
    .getByRole('button', { name: /：知识卡和各店库存$/ })
    .first()
    .click();
  await expect(counter.page.getByText(words('training.cardOffline'))).toBeVisible({ timeout: 30_000 });
  await counter.page.keyboard.press('Escape');
  await counter.page.context().setOffline(false);
  await card.click();
  const sheet = counter.page.getByRole('dialog');
  await expect(sheet.getByText(says)).toBeVisible();
  await expect(sheet.getByText(words('training.floor'), { exact: true })).toBeHidden();
  await expectAccessible(counter.page, '收银台的知识卡', { contrast: false });
  await counter.page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await counter.page.context().close();
  await manager.page.context().close();
});
