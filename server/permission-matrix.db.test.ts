import { TRPCError } from '@trpc/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeStore } from '@/tests/factories/stores';
import { callerOf, callerWith, metaOf, ofScope, outcome, procedures } from '@/tests/helpers/calls-of-roles';
import { contextFor } from './context';
import { newId } from './platform/ids';
import { PERMISSIONS, type Permission, ROLES, type RoleName } from './staff/permissions';

// Every procedure against every role, in its own store, in another and everywhere: the permission table is what happens.

/** Does the table give the role this permission? Asked of the table itself, not of the code under test. */
const given = (role: RoleName, permission: string) =>
  (PERMISSIONS[permission as Permission] as readonly RoleName[]).includes(role);

let own: Awaited<ReturnType<typeof makeStore>>;
let other: Awaited<ReturnType<typeof makeStore>>;

beforeAll(async () => {
  own = await makeStore();
  other = await makeStore();
});

const expected = (allowed: boolean) => (allowed ? 'answered' : 'refused');

describe('every procedure', () => {
  test('declares its permission, and one the table knows', () => {
    const unguarded = procedures.filter(([, procedure]) => {
      const meta = metaOf(procedure);
      if (!meta) return true;
      if (meta.scope === 'public' || meta.scope === 'self') return meta.permission !== meta.scope;
      return !Object.hasOwn(PERMISSIONS, meta.permission);
    });
    expect(unguarded.map(([path]) => path)).toEqual([]);
    expect(procedures.length).toBeGreaterThan(60);
  });

  test('that anybody may call is one of these', () => {
    expect(
      ofScope('public')
        .map(({ path }) => path)
        .sort(),
    ).toEqual([
      'attendance.report',
      'health.nothing',
      'invoices.askByLink',
      'invoices.receipt',
      'staff.counterPeople',
      'staff.counterPlace',
      'staff.reportDevice',
      'stores.companyState',
    ]);
    expect(
      ofScope('self')
        .map(({ path }) => path)
        .sort(),
    ).toEqual([
      'attendance.mine',
      'auth.lock',
      'insight.documents',
      'insight.tasksWaiting',
      'insight.waiting',
      'live.changes',
      'notices.announcement',
      'notices.announcements',
      'notices.choices',
      'notices.confirm',
      'notices.keepChoices',
      'notices.list',
      'notices.read',
      'notices.unread',
      'personnel.mine',
      'personnel.reply',
      'personnel.see',
      'roster.mine',
      'roster.myCalendarLink',
      'roster.myLeave',
      'roster.mySwaps',
      'sales.waitingApprovals',
      'shortages.acknowledge',
      'shortages.explain',
      'shortages.mine',
      'shortages.myCase',
      'shortages.object',
      'staff.beginSecondFactor',
      'staff.changeOwnPassword',
      'staff.confirmSecondFactor',
      'staff.me',
      'staff.prove',
      'staff.removeSecondFactor',
      'staff.renewRecoveryCodes',
      'staff.secondFactor',
      'staff.signIn',
      'training.answer',
      'training.mine',
      'training.myCourse',
      'training.read',
      'training.start',
      'views.change',
      'views.list',
      'views.remove',
      'views.rename',
      'views.save',
    ]);
  });

  test('refuses whoever is not signed in', async () => {
    const nobody = callerOf(contextFor(null));
    const open: string[] = [];
    for (const [path, procedure] of procedures) {
      if (metaOf(procedure)?.scope === 'public') continue;
      let at: unknown = nobody;
      for (const name of path.split('.')) at = (at as Record<string, unknown>)[name];
      const call = at as (input: object) => Promise<unknown>;
      const code = await call({ storeId: own.id, storeIds: [own.id], requestId: newId() }).then(
        () => 'answered',
        (error: unknown) => (error instanceof TRPCError ? error.code : String(error)),
      );
      if (code !== 'UNAUTHORIZED') open.push(`${path}: ${code}`);
    }
    expect(open).toEqual([]);
  });
});

describe.each(ROLES)('%s', (role) => {
  test('of one store: there what the table gives, nothing in another store', async () => {
    const caller = callerWith(role, own.id);
    const wrong: string[] = [];
    for (const { path, permission } of ofScope('store')) {
      const here = await outcome(caller, path, { storeId: own.id, requestId: newId() });
      if (here !== expected(given(role, permission))) wrong.push(`${path} here: ${here}`);
      const there = await outcome(caller, path, { storeId: other.id, requestId: newId() });
      if (there !== 'refused') wrong.push(`${path} elsewhere: ${there}`);
    }
    expect(wrong).toEqual([]);
  });

  test('of one store: lists over it what the table gives, and none that names another store among them', async () => {
    const caller = callerWith(role, own.id);
    const wrong: string[] = [];
    for (const { path, permission } of ofScope('stores')) {
      const here = await outcome(caller, path, { storeIds: [own.id] });
      if (here !== expected(given(role, permission))) wrong.push(`${path} here: ${here}`);
      for (const storeIds of [[other.id], [own.id, other.id]]) {
        const there = await outcome(caller, path, { storeIds });
        if (there !== 'refused') wrong.push(`${path} elsewhere: ${there}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('of all stores: in any store what the table gives', async () => {
    const caller = callerWith(role, null);
    const wrong: string[] = [];
    for (const { path, permission } of ofScope('stores')) {
      const got = await outcome(caller, path, { storeIds: [own.id, other.id] });
      if (got !== expected(given(role, permission))) wrong.push(`${path}: ${got}`);
    }
    for (const { path, permission } of ofScope('store')) {
      const got = await outcome(caller, path, { storeId: other.id, requestId: newId() });
      if (got !== expected(given(role, permission))) wrong.push(`${path}: ${got}`);
    }
    expect(wrong).toEqual([]);
  });

  test('company-wide: with a role everywhere; with one of a store only what is cut to its stores', async () => {
    const everywhere = callerWith(role, null);
    const inStore = callerWith(role, own.id);
    const wrong: string[] = [];
    for (const { path, permission, anyStore } of ofScope('company')) {
      const all = await outcome(everywhere, path, { requestId: newId() });
      if (all !== expected(given(role, permission))) wrong.push(`${path} everywhere: ${all}`);
      const one = await outcome(inStore, path, { requestId: newId() });
      if (one !== expected(given(role, permission) && anyStore === true))
        wrong.push(`${path} in a store: ${one}`);
    }
    expect(wrong).toEqual([]);
  });
});
