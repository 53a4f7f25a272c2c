import { expect, test } from 'vitest';
import { db } from '@/server/platform/db';
import { InvalidInput } from '@/server/platform/errors';
import { signInWithPassword } from '@/server/staff/auth/start-session';
import { LoginTaken, PasswordTooCommon, PinTooSimple, SignInLocked } from '@/server/staff/errors';
import { CompanyExists } from '@/server/stores/errors';
import { giveLogin, makePerson } from '@/tests/factories/staff';
import { SetupCodeWrong } from './errors';
import { openCompany } from './open-company';

// The tests of this file share one database, which gets its company in the last but one.
const CODE = 'K7PX3M9QRT';
const NOW = new Date('2026-11-23T02:00:00Z');
const minutesOn = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

const input = {
  code: 'k7px 3m9qrt',
  company: { name: '宜家家居商行' },
  store: { code: 's1', name: '总店' },
  admin: { name: '老板', login: 'Boss', password: 'kelp-anvil-93-moss', locale: 'zh-CN' as const },
};

async function countAll() {
  const [companies, stores, zones, grants] = await Promise.all([
    db().company.count(),
    db().store.count(),
    db().zone.count(),
    db().roleGrant.count(),
  ]);
  return { companies, stores, zones, grants };
}
const NOTHING = { companies: 0, stores: 0, zones: 0, grants: 0 };

test('a wrong code, no code on the console, or nonsense makes nothing', async () => {
  await expect(openCompany(db(), { ...input, code: 'K7PX3M9QRU' }, NOW, CODE)).rejects.toThrow(
    SetupCodeWrong,
  );
  await expect(openCompany(db(), input, NOW, undefined)).rejects.toThrow(SetupCodeWrong);
  await expect(openCompany(db(), { ...input, code: '' }, NOW, '')).rejects.toThrow(InvalidInput);
  const weak = { ...input, admin: { ...input.admin, password: 'password1234' } };
  await expect(openCompany(db(), weak, NOW, CODE)).rejects.toThrow(PasswordTooCommon);
  const strange = { ...input, store: { ...input.store, timeZone: 'Mars/Base' } };
  await expect(openCompany(db(), strange, NOW, CODE)).rejects.toThrow(InvalidInput);
  expect(await countAll()).toEqual(NOTHING);
});

test('digits anybody would try first are no PIN', async () => {
  const simple = { ...input, admin: { ...input.admin, pin: '123456' } };
  await expect(openCompany(db(), simple, NOW, CODE)).rejects.toThrow(PinTooSimple);
  expect(await countAll()).toEqual(NOTHING);
});

test('guessing the code is slowed down', async () => {
  const at = minutesOn(120);
  const guess = (moment: Date) => openCompany(db(), { ...input, code: 'AAAAAAAAAA' }, moment, CODE);
  for (let tries = 0; tries < 4; tries += 1) await expect(guess(at)).rejects.toThrow(SetupCodeWrong);
  await expect(guess(at)).rejects.toThrow(SignInLocked);
  await expect(openCompany(db(), input, at, CODE)).rejects.toThrow(SignInLocked);
  expect(await countAll()).toEqual(NOTHING);
});

test('all or nothing: what fails at the end leaves nothing', async () => {
  const squatter = await makePerson([], null);
  await giveLogin(squatter.id, 'boss');
  await expect(openCompany(db(), input, minutesOn(180), CODE)).rejects.toThrow(LoginTaken);
  expect(await countAll()).toEqual(NOTHING);
  expect(await db().auditEntry.count()).toBe(0);
  await db().person.update({ where: { id: squatter.id }, data: { login: null } });
});

test('two at once make one company, with a store and an administrator who can sign in', async () => {
  const at = minutesOn(240);
  const results = await Promise.allSettled([
    openCompany(db(), input, at, CODE),
    openCompany(db(), input, at, CODE),
  ]);
  const [made] = results.filter((result) => result.status === 'fulfilled');
  const [refused] = results.filter((result) => result.status === 'rejected');
  expect(refused?.reason).toBeInstanceOf(CompanyExists);
  expect(await countAll()).toEqual({ companies: 1, stores: 1, zones: 3, grants: 1 });
  const { personId, storeId } = made?.value ?? { personId: '', storeId: '' };
  expect(await signInWithPassword(db(), 'boss', input.admin.password, at)).toMatchObject({ personId });
  expect(await db().roleGrant.findMany({ where: { personId } })).toMatchObject([
    { role: 'ADMIN', storeId: null },
  ]);
  const entries = await db().auditEntry.findMany({ where: { actorId: personId } });
  expect(entries.map(({ action }) => action)).toEqual(
    expect.arrayContaining([
      'stores.openCompany',
      'people.create',
      'people.grantRole',
      'stores.open',
      'tills.add',
    ]),
  );
  expect(entries.some(({ scopeId }) => scopeId === storeId)).toBe(true);
});

test('where there is a company, the right code makes no second one', async () => {
  await expect(openCompany(db(), input, minutesOn(241), CODE)).rejects.toThrow(CompanyExists);
  expect((await countAll()).companies).toBe(1);
});
