// Long because: one person’s life in the shop is told in order, each step resting on the one before.
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/server/platform/db';
import { Forbidden, RequestConflict, Unauthenticated } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import {
  contextOf,
  makeAdministrator,
  makeAuthSession,
  makePerson,
  sessionHasEnded,
} from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { LastAdministrator, LoginTaken, PersonInactive, RoleAlreadyHeld } from '../errors';
import { createPerson } from './create-person';
import { deactivatePerson, reactivatePerson } from './deactivate-person';
import { editPerson } from './edit-person';
import { grantRole } from './grant-role';
import { revokeRole } from './revoke-role';
import { setPassword } from './set-password';
import { setPin } from './set-pin';

let admin: Awaited<ReturnType<typeof makeAdministrator>>;
let store: Awaited<ReturnType<typeof makeStore>>;

beforeAll(async () => {
  admin = await makeAdministrator();
  store = await makeStore();
});

const asAdmin = () => contextOf(admin);
const request = () => ({ requestId: newId() });

async function trailOf(subjectId: string, action: string) {
  return db().auditEntry.findMany({ where: { subjectId, action } });
}

describe('creating and editing a person', () => {
  test('writes name, initials, login and who did it', async () => {
    const input = { ...request(), name: '王芳', login: ' WangFang ', locale: 'zh-CN' as const };
    const { personId } = await createPerson.execute(await asAdmin(), input);
    const person = await db().person.findUniqueOrThrow({ where: { id: personId } });
    expect(person).toMatchObject({ name: '王芳', initials: 'wf', login: 'wangfang', passwordHash: null });
    const [entry] = await trailOf(personId, 'people.create');
    expect(entry).toMatchObject({
      actorId: admin.id,
      after: { name: '王芳', login: 'wangfang', locale: 'zh-CN' },
    });
  });

  test('a repeated request makes one person, the same id with another name is a conflict', async () => {
    const input = { ...request(), name: '李雷', login: '', locale: 'zh-CN' as const };
    const first = await createPerson.execute(await asAdmin(), input);
    expect(await createPerson.execute(await asAdmin(), input)).toEqual(first);
    await expect(createPerson.execute(await asAdmin(), { ...input, name: '韩梅梅' })).rejects.toThrow(
      RequestConflict,
    );
    expect(await trailOf(first.personId, 'people.create')).toHaveLength(1);
  });

  test('one sign-in name is for one person, also when two are made at once', async () => {
    const input = () => ({ ...request(), name: '同名', login: 'only-one', locale: 'en' as const });
    const ctx = await asAdmin();
    const results = await Promise.allSettled([
      createPerson.execute(ctx, input()),
      createPerson.execute(ctx, input()),
    ]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toBeInstanceOf(LoginTaken);
  });

  test('editing keeps before and after', async () => {
    const person = await makePerson([], null);
    await editPerson.execute(await asAdmin(), {
      ...request(),
      personId: person.id,
      name: '改名',
      login: 'gaiming',
      locale: 'en',
    });
    const [entry] = await trailOf(person.id, 'people.edit');
    expect(entry).toMatchObject({
      before: { name: person.name, login: null, locale: 'zh-CN' },
      after: { name: '改名', login: 'gaiming', locale: 'en' },
    });
  });

  test('the last administrator keeps a sign-in name', async () => {
    await expect(
      editPerson.execute(await asAdmin(), {
        ...request(),
        personId: admin.id,
        name: admin.name,
        login: '',
        locale: 'zh-CN',
      }),
    ).rejects.toThrow(LastAdministrator);
  });
});

describe('only an administrator of the whole company manages people', () => {
  test.each(['CLERK', 'STORE_MANAGER', 'STOCK_KEEPER', 'TECHNICIAN', 'ACCOUNTANT', 'HEAD_OFFICE'] as const)(
    'a %s of all stores cannot promote themselves or touch others',
    async (role) => {
      const person = await makePerson([role], null);
      const other = await makePerson(['CLERK'], store.id);
      const ctx = await contextOf(person);
      const grant = await db().roleGrant.findFirstOrThrow({ where: { personId: other.id } });
      const tries = [
        grantRole.execute(ctx, { ...request(), personId: person.id, role: 'ADMIN', forStoreId: null }),
        grantRole.execute(ctx, {
          ...request(),
          personId: person.id,
          role: 'STORE_MANAGER',
          forStoreId: store.id,
        }),
        revokeRole.execute(ctx, { ...request(), grantId: grant.id }),
        createPerson.execute(ctx, { ...request(), name: 'x', login: '', locale: 'en' }),
        editPerson.execute(ctx, { ...request(), personId: other.id, name: 'x', login: '', locale: 'en' }),
        setPassword.execute(ctx, { ...request(), personId: admin.id, password: 'kelp-anvil-94-moss' }),
        setPin.execute(ctx, { ...request(), personId: other.id, pin: '739205' }),
        deactivatePerson.execute(ctx, { ...request(), personId: other.id }),
        reactivatePerson.execute(ctx, { ...request(), personId: other.id }),
      ];
      for (const attempt of tries) await expect(attempt).rejects.toThrow(Forbidden);
      expect(await db().roleGrant.count({ where: { personId: person.id } })).toBe(1);
    },
  );

  test('nor an administrator of one store', async () => {
    const ctx = await contextOf(await makePerson(['ADMIN'], store.id));
    const input = {
      ...request(),
      personId: ctx.actor?.personId ?? '',
      role: 'ADMIN' as const,
      forStoreId: null,
    };
    await expect(grantRole.execute(ctx, input)).rejects.toThrow(Forbidden);
  });

  test('nor nobody', async () => {
    const ctx = { ...(await asAdmin()), actor: null };
    const input = { ...request(), personId: admin.id, password: 'kelp-anvil-94-moss' };
    await expect(setPassword.execute(ctx, input)).rejects.toThrow(Unauthenticated);
  });
});

describe('roles', () => {
  test('a role is held once at a time, also when granted twice at once', async () => {
    const person = await makePerson([], null);
    const ctx = await asAdmin();
    const grant = () =>
      grantRole.execute(ctx, { ...request(), personId: person.id, role: 'CLERK', forStoreId: store.id });
    const results = await Promise.allSettled([grant(), grant()]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toBeInstanceOf(RoleAlreadyHeld);
    const [entry] = await trailOf(person.id, 'people.grantRole');
    expect(entry).toMatchObject({ scopeId: store.id, after: { role: 'CLERK', store: store.name } });
  });

  test('revoking keeps the row, is audited once and can be repeated', async () => {
    const person = await makePerson(['CLERK'], store.id);
    const grant = await db().roleGrant.findFirstOrThrow({ where: { personId: person.id } });
    const input = { ...request(), grantId: grant.id };
    await revokeRole.execute(await asAdmin(), input);
    await revokeRole.execute(await asAdmin(), input);
    await revokeRole.execute(await asAdmin(), { ...request(), grantId: grant.id });
    const after = await db().roleGrant.findUniqueOrThrow({ where: { id: grant.id } });
    expect(after).toMatchObject({ revokedById: admin.id });
    expect(await trailOf(person.id, 'people.revokeRole')).toHaveLength(1);
  });

  test('nobody deactivated gets one', async () => {
    const person = await makePerson([], null);
    await deactivatePerson.execute(await asAdmin(), { ...request(), personId: person.id });
    await expect(
      grantRole.execute(await asAdmin(), {
        ...request(),
        personId: person.id,
        role: 'CLERK',
        forStoreId: store.id,
      }),
    ).rejects.toThrow(PersonInactive);
  });

  test('the last role gone ends every session', async () => {
    const person = await makePerson(['STOCK_KEEPER'], store.id);
    const session = await makeAuthSession(person.id);
    const grant = await db().roleGrant.findFirstOrThrow({ where: { personId: person.id } });
    await revokeRole.execute(await asAdmin(), { ...request(), grantId: grant.id });
    expect(await sessionHasEnded(session)).toBe(true);
  });
});

describe('the last administrator', () => {
  test('cannot be deactivated nor lose the role; one without a password does not count', async () => {
    await makePerson(['ADMIN'], null);
    const grant = await db().roleGrant.findFirstOrThrow({ where: { personId: admin.id } });
    const ctx = await asAdmin();
    await expect(deactivatePerson.execute(ctx, { ...request(), personId: admin.id })).rejects.toThrow(
      LastAdministrator,
    );
    await expect(revokeRole.execute(ctx, { ...request(), grantId: grant.id })).rejects.toThrow(
      LastAdministrator,
    );
    expect(await trailOf(admin.id, 'people.deactivate')).toHaveLength(0);
  });

  test('two who deactivate each other at once: one stays', async () => {
    const other = await makeAdministrator();
    const third = await makeAdministrator();
    const [mine, theirs] = [await contextOf(other), await contextOf(third)];
    await deactivatePersonQuietly(admin.id, mine);
    const results = await Promise.allSettled([
      deactivatePerson.execute(mine, { ...request(), personId: third.id }),
      deactivatePerson.execute(theirs, { ...request(), personId: other.id }),
    ]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toBeInstanceOf(LastAdministrator);
    await reactivatePerson.execute(mine, { ...request(), personId: admin.id });
  });
});

async function deactivatePersonQuietly(personId: string, ctx: Awaited<ReturnType<typeof contextOf>>) {
  await deactivatePerson.execute(ctx, { ...request(), personId });
}

describe('deactivating', () => {
  test('ends the sessions at once, is audited, and is undone by reactivating', async () => {
    const person = await makePerson(['CLERK'], store.id);
    const [office, counter] = [await makeAuthSession(person.id), await makeAuthSession(person.id, newId())];
    await deactivatePerson.execute(await asAdmin(), { ...request(), personId: person.id });
    expect([await sessionHasEnded(office), await sessionHasEnded(counter)]).toEqual([true, true]);
    await deactivatePerson.execute(await asAdmin(), { ...request(), personId: person.id });
    expect(await trailOf(person.id, 'people.deactivate')).toHaveLength(1);
    await reactivatePerson.execute(await asAdmin(), { ...request(), personId: person.id });
    const again = await db().person.findUniqueOrThrow({ where: { id: person.id } });
    expect(again).toMatchObject({ deactivatedAt: null, deactivatedById: null });
    expect(await sessionHasEnded(office)).toBe(true);
  });
});
