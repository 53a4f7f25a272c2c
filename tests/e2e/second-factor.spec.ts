import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import pg from 'pg';
import { acquireEmbedded } from '@/scripts/postgres/embedded';
import { SCRATCH_FOLDER, type ScratchShop } from '@/scripts/test/scratch-shops';
import { totpCode } from '@/server/staff/second-factor/totp';
import { act, ask } from './api';
import { PASSWORD, PEOPLE } from './demo';
import { expectAccessible } from './pages/accessible';
import { Office } from './pages/office';

const GIVEN = 'kelp-anvil-95-moss';
const OWN = 'quartz-otter-7-lamp';
const STEP_MS = 30_000;

// A new colleague's first day: a password of their own, a second factor because the company asks for one, and the password once more
// where it matters.
test.describe('新同事第一次登录', () => {
  test.describe.configure({ mode: 'serial' });
  const login = `new-${Date.now()}`;
  const name = '新会计';
  let admin: Office;
  let office: Office;
  let contexts: BrowserContext[] = [];
  let personId = '';
  let secret = '';
  let recovery: string[] = [];

  test.beforeAll(async ({ browser }) => {
    contexts = [await browser.newContext(), await browser.newContext()];
    const [first, second] = await Promise.all(contexts.map((context) => context.newPage()));
    if (!first || !second) throw new Error('two pages');
    admin = new Office(first);
    office = new Office(second);
    await admin.signIn(PEOPLE.admin);
    ({ personId } = await act<{ personId: string }>(admin.page, 'staff.createPerson', {
      name,
      login,
      locale: 'zh-CN',
    }));
    await act(admin.page, 'staff.grantRole', { personId, role: 'ACCOUNTANT', forStoreId: null });
    await act(admin.page, 'staff.setPassword', { personId, password: GIVEN });
  });
  test.afterAll(async () => {
    await act(admin.page, 'staff.setSecondFactorPolicy', { roles: [] });
    for (const context of contexts) await context.close();
  });

  async function givePassword(page: Page, password: string): Promise<void> {
    await page.goto('/sign-in?next=%2Fday-reports');
    await page.getByLabel(office.words('auth.signIn.login')).fill(login);
    await page.getByLabel(office.words('auth.signIn.password'), { exact: true }).fill(password);
    await page.getByRole('button', { name: office.words('auth.signIn.submit') }).click();
  }

  test('管理员给的密码，先换成自己的', async () => {
    const { page, words } = office;
    await givePassword(page, GIVEN);
    const heading = page.getByRole('heading', { name: words('auth.firstPassword.title') });
    await expect(heading).toBeVisible();
    await expect(ask(page, 'staff.me')).rejects.toThrow(/SIGN_IN_UNFINISHED/);
    await page.goto('/stock');
    await expect(heading).toBeVisible();
    await expectAccessible(page, 'first password');
    await page.getByLabel(words('staff.ownPassword.current')).fill(GIVEN);
    await page.getByLabel(words('staff.person.newPassword')).fill('P@ssw0rd2025');
    await page.getByLabel(words('staff.person.again')).fill('P@ssw0rd2025');
    await page.getByRole('button', { name: words('auth.firstPassword.submit') }).click();
    await expect(page.getByText(words('fields.passwordCommon'))).toBeVisible();
    await page.getByLabel(words('staff.person.newPassword')).fill(OWN);
    await page.getByLabel(words('staff.person.again')).fill(OWN);
    await page.getByRole('button', { name: words('auth.firstPassword.submit') }).click();
    await expect(page.getByRole('heading', { level: 1, name: words('stock.stockBook') })).toBeVisible();
  });

  test('公司要求两步验证，没有的人先设置', async () => {
    await admin.page.goto('/people');
    await admin.page.getByRole('button', { name: admin.words('staff.secondFactorPolicy.open') }).click();
    await admin.page.getByRole('checkbox', { name: admin.words('shell.roles.ACCOUNTANT') }).check();
    await admin.page.getByRole('button', { name: admin.words('common.save') }).click();
    await expect(admin.page.getByText(admin.words('staff.secondFactorPolicy.saved')).first()).toBeVisible();

    const { page, words } = office;
    await page.goto('/day-reports');
    await expect(page.getByRole('heading', { name: words('auth.enrolment.title') })).toBeVisible();
    const begin = page.getByRole('button', { name: words('staff.secondFactor.begin') });
    await expect(begin).toBeVisible();
    // What is pressed before React has taken the page over is not heard.
    await page.waitForFunction(() =>
      [...document.querySelectorAll('main button')].every((button) =>
        Object.keys(button).some((key) => key.startsWith('__reactProps')),
      ),
    );
    await begin.click();
    await expect(page.getByRole('img', { name: words('staff.secondFactor.qr') })).toBeVisible();
    await expectAccessible(page, 'enrolment');
    secret = ((await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).textContent()) ?? '').replaceAll(
      ' ',
      '',
    );
    await page
      .getByLabel(words('staff.secondFactor.code'), { exact: true })
      .fill(totpCode(secret, new Date()));
    await page.getByRole('button', { name: words('staff.secondFactor.confirm') }).click();
    await expect(page.getByText(words('staff.secondFactor.codesTitle'))).toBeVisible();
    recovery = await page
      .getByRole('listitem')
      .filter({ hasText: /^\w{4}-/ })
      .allTextContents();
    expect(recovery).toHaveLength(10);
    await page.getByRole('checkbox', { name: words('staff.secondFactor.kept') }).check();
    await page.getByRole('button', { name: words('staff.secondFactor.done') }).click();
    await expect(page.getByRole('heading', { level: 1, name: words('reports.title') })).toBeVisible();
  });

  test('以后登录，密码之后再输手机上的验证码；手机不在，用备用码', async () => {
    const { page, words } = office;
    const onward = page.getByRole('heading', { level: 1, name: words('reports.title') });
    for (const step of ['phone', 'recovery'] as const) {
      await page.context().clearCookies();
      await givePassword(page, OWN);
      await expect(page.getByRole('heading', { name: words('auth.code.title') })).toBeVisible();
      await expect(ask(page, 'staff.me')).rejects.toThrow(/SIGN_IN_UNFINISHED/);
      const submit = page.getByRole('button', { name: words('auth.code.submit'), exact: true });
      if (step === 'phone') {
        const field = page.getByLabel(words('auth.code.code'), { exact: true });
        await field.fill('000000');
        await submit.click();
        await expect(page.getByText(words('errors.CODE_WRONG'))).toBeVisible();
        await field.fill(totpCode(secret, new Date(Date.now() + STEP_MS)));
      } else {
        await page.getByRole('button', { name: words('auth.code.byRecovery') }).click();
        await page.getByLabel(words('auth.code.recoveryCode'), { exact: true }).fill(recovery[0] ?? '');
      }
      await submit.click();
      await expect(onward).toBeVisible();
    }
    await page.goto('/my/security');
    await expect(page.getByText(words('staff.secondFactor.codesLeft', { count: 9 }))).toBeVisible();
  });

  test('登录久了，改岗位要再输一次密码，输对就接着做完', async () => {
    const { page, words } = admin;
    await makeStale();
    const isStale = async () => {
      const { provedAt } = await ask<{ provedAt: Date }>(page, 'staff.signIn');
      return Date.now() - provedAt.getTime() > 10 * 60_000;
    };
    await expect.poll(isStale, { timeout: 15_000 }).toBe(true);
    await page.goto(`/people/${personId}`);
    await page
      .getByRole('button', { name: words('staff.person.grant') })
      .first()
      .click();
    const granting = page.getByRole('dialog');
    await granting
      .getByLabel(words('staff.person.where'))
      .selectOption({ label: words('staff.person.everywhere') });
    await granting.getByRole('button', { name: words('staff.person.grant') }).click();
    const proof = page.getByRole('dialog', { name: words('staff.stepUp.title') });
    await expect(proof).toBeVisible();
    await proof.getByLabel(words('staff.stepUp.password')).fill('not-it-at-all');
    await proof.getByRole('button', { name: words('staff.stepUp.submit') }).click();
    await expect(proof.getByText(words('errors.PROOF_WRONG'))).toBeVisible();
    await expectAccessible(page, 'step up');
    await proof.getByLabel(words('staff.stepUp.password')).fill(PASSWORD);
    await proof.getByRole('button', { name: words('staff.stepUp.submit') }).click();
    await expect(page.getByText(words('staff.person.granted')).first()).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    const { grants } = await ask<{ grants: { role: string; revokedAt: Date | null }[] }>(
      page,
      'staff.person',
      {
        personId,
      },
    );
    expect(grants.map(({ role }) => role).sort()).toEqual(['ACCOUNTANT', 'CLERK']);
  });

  /** What ten minutes at the desk do. */
  async function makeStale(): Promise<void> {
    const server = await acquireEmbedded({ dataFolder: SCRATCH_FOLDER });
    const { database } = test.info().project.metadata as Pick<ScratchShop, 'database'>;
    const client = new pg.Client(server.ownerUrl(database));
    await client.connect();
    try {
      await client.query(
        `UPDATE auth_session SET proved_at = proved_at - interval '11 minutes' WHERE device_id IS NULL`,
      );
    } finally {
      await client.end();
      await server.release();
    }
  }
});
