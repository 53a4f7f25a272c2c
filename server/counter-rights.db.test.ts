import { encode } from 'next-auth/jwt';
import { beforeAll, expect, test } from 'vitest';
import { givePin, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { makeTill } from '@/tests/factories/tills';
import { contextFor } from './context';
import { db } from './platform/db';
import { authSecret, forgetSessions, getActor } from './staff/auth/get-actor';
import { signInWithPin } from './staff/auth/start-session';
import { counterPeople } from './staff/devices/counter-people';
import { DEVICE_COOKIE, newDeviceToken } from './staff/devices/device-of-token';
import { me } from './staff/me';
import { PERMISSIONS, type Permission, permissionNames, ROLES, type RoleName } from './staff/permissions';

// What six digits on a tablet are worth: counter and floor of its own store, whoever types them.

/** Office rights: each of them wants the password. Named one by one, so that a new right is thought about. */
const OFFICE: Permission[] = [
  'limits.keep',
  'roster.plan',
  'roster.set',
  'roster.employ',
  'attendance.read',
  'attendance.keep',
  'attendance.lock',
  'attendance.keepRules',
  'attendance.hearOfNobody',
  'attendance.hearOfLongNobody',
  'customers.readReveals',
  'customers.assign',
  'tasks.give',
  'meetings.keep',
  'complaints.lead',
  'disputes.decide',
  'complaints.hearOfLate',
  'complaints.hearOfLongLate',
  'complaints.keepRules',
  'duty.keepSettings',
  'training.read',
  'training.assign',
  'training.excuse',
  'training.keepCourses',
  'training.keepCards',
  'personnel.read',
  'personnel.note',
  'personnel.readWages',
  'personnel.setWages',
  'incidents.read',
  'incidents.decide',
  'incidents.readInjury',
  'incidents.hearOfSevere',
  'incidents.hearOfQuarrels',
  'incidents.hearOfLateRounds',
  'incidents.keepSettings',
  'customers.merge',
  'customers.erase',
  'customers.export',
  'members.keepRules',
  'members.setLevel',
  'followUps.readAll',
  'followUps.setQuota',
  'followUps.keepRules',
  'tills.moveCashFor',
  'credit.takeInOffice',
  'credit.setLimit',
  'credit.setAnyLimit',
  'credit.correct',
  'credit.writeOff',
  'credit.remind',
  'notices.announce',
  'notices.keepRobots',
  'reports.hearOfLate',
  'books.hear',
  'backups.hear',
  'stocktake.settleLate',
  'invoices.read',
  'invoices.settle',
  'priceTags.print',
  'promotions.manage',
  'promotions.approveBelowFloor',
  'payments.read',
  'payments.explain',
  'openItems.explainNumber',
  'openItems.settleRejected',
  'openItems.answerBreach',
  'openItems.settleTemporary',
  'costs.see',
  'tills.manage',
  'catalog.manage',
  'catalog.add',
  'catalog.keepPictures',
  'purchasing.order',
  'stock.adjust',
  'stock.adjust.damage',
  'stock.adjust.found',
  'stock.adjust.sample',
  'stock.adjust.ownUse',
  'stock.adjust.loss',
  'stock.adjust.theft',
  'stock.adjust.correction',
  'transfers.manage',
  'transfers.decide',
  'reconciliation.reconcile',
  'reconciliation.void',
  'reconciliation.closeDiscrepancy',
  'handovers.answerDifference',
  'purchasing.replenish',
  'shortages.read',
  'shortages.open',
  'shortages.decide',
  'shortages.settle',
  'stocktake.plan',
  'stocktake.approve',
  'purchasing.manageSuppliers',
  'zones.manage',
  'imports.run',
  'imports.readAll',
  'reports.prepare',
  'reports.namePreparer',
  'reports.decide',
  'insight.read',
  'insight.setTargets',
  'insight.nudge',
  'insight.submitMonth',
  'insight.hearMorning',
  'stores.keepCalendar',
  'stores.manage',
  'people.read',
  'people.manage',
  'people.secure',
  'devices.read',
  'devices.manage',
  'vouchers.add',
  'views.share',
  'views.endSharing',
  'audit.read',
];

let store: Awaited<ReturnType<typeof makeStore>>;
let other: Awaited<ReturnType<typeof makeStore>>;
let till: Awaited<ReturnType<typeof makeTill>>;
const { token, tokenHash } = newDeviceToken();

beforeAll(async () => {
  store = await makeStore();
  other = await makeStore();
  till = await makeTill(store);
  await db().device.updateMany({ where: { id: till.device.id }, data: { tokenHash } });
});

/** A session by PIN of somebody with these roles everywhere, as a request finds it. */
async function byPin(roles: readonly RoleName[]) {
  const person = await makePerson(roles, null);
  const pin = await givePin(person.id);
  const { sessionId } = await signInWithPin(db(), till.device, person.id, pin, new Date());
  const cookie = await encode({ token: { sid: sessionId }, secret: authSecret() });
  forgetSessions();
  const { actor, device } = await getActor(
    new Map([
      ['next-auth.session-token', cookie],
      [DEVICE_COOKIE, token],
    ]),
  );
  if (!actor) throw new Error('signed in');
  return { ...contextFor(actor, { device }), actor };
}

test('every permission: by PIN those of counter and floor, at the counter’s store alone, for somebody with every role', async () => {
  const ctx = await byPin(ROLES);
  const allowed = (storeId: string | null) => permissionNames().filter((name) => ctx.may(name, storeId));
  expect(allowed(store.id)).toEqual(permissionNames().filter((name) => !OFFICE.includes(name)));
  expect(allowed(other.id)).toEqual([]);
  expect(allowed(null)).toEqual([]);
});

test('a role brings no more by PIN than by password', async () => {
  for (const role of ['CLERK', 'STORE_MANAGER', 'STOCK_KEEPER'] as const) {
    const ctx = await byPin([role]);
    for (const name of permissionNames()) {
      const expected = !OFFICE.includes(name) && PERMISSIONS[name].includes(role);
      expect({ role, name, may: ctx.may(name, store.id) }).toEqual({ role, name, may: expected });
    }
  }
});

test('the screens are told the same', async () => {
  const told = await me(await byPin(ROLES));
  expect(told.stores.map(({ id }) => id)).toEqual([store.id]);
  expect(told.worksEverywhere).toBe(false);
  expect(told.companyPermissions).toEqual([]);
  expect(told.permissions[store.id]).toEqual(permissionNames().filter((name) => !OFFICE.includes(name)));
});

test('who has no work at a counter has no tile there, and does not get in', async () => {
  const people = await Promise.all(ROLES.map((role) => makePerson([role], null)));
  for (const person of people) await givePin(person.id);
  const tiles = (await counterPeople(contextFor(null, { device: till.device }))).map(({ id }) => id);
  const withTile = ROLES.filter((_, at) => tiles.includes(people[at]?.id ?? ''));
  expect(withTile).toEqual(['CLERK', 'STORE_MANAGER', 'STOCK_KEEPER']);
  await expect(byPin(['ACCOUNTANT', 'HEAD_OFFICE', 'ADMIN', 'TECHNICIAN'])).rejects.toMatchObject({
    code: 'SIGN_IN_REFUSED',
  });
});
