import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/server/platform/db';
import { Forbidden, InvalidInput, NotFound } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { contextOf, givePin, makeAdministrator, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { makeTill } from '@/tests/factories/tills';
import { asOwner } from '@/tests/helpers/database';
import { DeviceUnknown, EnrolmentCodeWrong, SignInLocked } from '../errors';
import { deactivatePerson } from '../people/deactivate-person';
import { counterPeople } from './counter-people';
import { createEnrolmentCode } from './create-enrolment-code';
import { deviceOfToken } from './device-of-token';
import { enrolDevice } from './enrol-device';
import { CODE_LETTERS, CODE_LIFE_MS } from './enrolment-rules';
import { FURTHEST_MS, keepDeviceClock } from './keep-device-clock';
import { listDevices } from './list-devices';
import { revokeDevice } from './revoke-device';

let store: Awaited<ReturnType<typeof makeStore>>;
let manager: Awaited<ReturnType<typeof makePerson>>;
let tills = 10;

beforeAll(async () => {
  store = await makeStore();
  manager = await makePerson(['STORE_MANAGER'], store.id);
});

async function newTill() {
  tills += 1;
  const { till } = await makeTill(store, String(tills));
  await asOwner('DELETE FROM device WHERE till_id = $1', [till.id]);
  return till;
}

async function newCode(tillId: string) {
  const input = { requestId: newId(), storeId: store.id, tillId };
  return createEnrolmentCode.execute(await contextOf(manager), input);
}

const enrol = (code: string, at = new Date()) => enrolDevice(db(), { code, name: '' }, at);

describe('an enrolment code', () => {
  test('is eight plain letters, good for a quarter of an hour, stored nowhere', async () => {
    const till = await newTill();
    const ctx = await contextOf(manager);
    const input = { requestId: newId(), storeId: store.id, tillId: till.id };
    const made = await createEnrolmentCode.execute(ctx, input);
    expect(made.code).toMatch(new RegExp(`^[${CODE_LETTERS}]{8}$`));
    expect(made.expiresAt.getTime() - ctx.now.getTime()).toBe(CODE_LIFE_MS);
    const rows = await asOwner<{ text: string }>(`
      SELECT e::text AS text FROM enrolment_code e UNION ALL SELECT c::text FROM command_request c
      UNION ALL SELECT a::text FROM audit_entry a`);
    expect(rows.filter(({ text }) => text.includes(made.code))).toEqual([]);
    expect(await createEnrolmentCode.execute(ctx, input)).toEqual(made);
    expect(
      await db().auditEntry.count({ where: { action: 'devices.createCode', requestId: input.requestId } }),
    ).toBe(1);
  });

  test('is for those who may manage devices of that store, and for its own tills', async () => {
    const till = await newTill();
    const input = () => ({ requestId: newId(), storeId: store.id, tillId: till.id });
    const clerk = await contextOf(await makePerson(['CLERK'], store.id));
    const stranger = await contextOf(await makePerson(['STORE_MANAGER'], (await makeStore()).id));
    for (const ctx of [clerk, stranger]) {
      await expect(createEnrolmentCode.execute(ctx, input())).rejects.toThrow(Forbidden);
    }
    const elsewhere = await makeTill(await makeStore());
    const foreign = { ...input(), tillId: elsewhere.till.id };
    await expect(createEnrolmentCode.execute(await contextOf(manager), foreign)).rejects.toThrow(NotFound);
  });

  test('replaces the one before', async () => {
    const till = await newTill();
    const [first, second] = [await newCode(till.id), await newCode(till.id)];
    await expect(enrol(first.code)).rejects.toThrow(EnrolmentCodeWrong);
    await expect(enrol(second.code)).resolves.toBeTruthy();
  });
});

describe('enrolling', () => {
  test('makes a device with its own letter; typed with blanks and in small letters', async () => {
    const till = await newTill();
    const { code } = await newCode(till.id);
    const typed = `${code.slice(0, 4)} - ${code.slice(4)}`.toLowerCase();
    const { token, device } = await enrol(typed);
    expect(device.prefix).toBe(`${store.code}-${till.code}A`);
    expect(await deviceOfToken(db(), token)).toEqual(device);
    const entry = await db().auditEntry.findFirstOrThrow({
      where: { action: 'devices.enrol', subjectId: device.id },
    });
    expect(entry).toMatchObject({ scopeId: store.id, actorId: manager.id, after: { prefix: device.prefix } });
    const stored = await asOwner<{ text: string }>('SELECT d::text AS text FROM device d');
    expect(stored.filter(({ text }) => text.includes(token))).toEqual([]);
  });

  test('a code works once, also when two tablets send it at once', async () => {
    const { code } = await newCode((await newTill()).id);
    const results = await Promise.allSettled([enrol(code), enrol(code), enrol(code)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(EnrolmentCodeWrong);
    }
  });

  test('each enrolment of a till has the next number and revokes nothing', async () => {
    const till = await newTill();
    const first = await enrol((await newCode(till.id)).code);
    const second = await enrol((await newCode(till.id)).code);
    expect([first.device.prefix, second.device.prefix].map((prefix) => prefix.slice(-1))).toEqual(['A', 'B']);
    expect(await deviceOfToken(db(), first.token)).not.toBeNull();
  });

  test('names the one the same browser had in this store, also a revoked one', async () => {
    const till = await newTill();
    const first = await enrol((await newCode(till.id)).code);
    await db().device.updateMany({ where: { id: first.device.id }, data: { revokedAt: new Date() } });
    const next = await enrolDevice(
      db(),
      { code: (await newCode(till.id)).code, name: '' },
      new Date(),
      first.token,
    );
    const stranger = await enrol((await newCode(till.id)).code);
    const succeeds = async (id: string) =>
      (await db().device.findUniqueOrThrow({ where: { id } })).succeedsId;
    expect(await succeeds(next.device.id)).toBe(first.device.id);
    expect(await succeeds(stranger.device.id)).toBeNull();
  });

  test('not too late, not by the code of somebody who left, not by nonsense', async () => {
    const { code, expiresAt } = await newCode((await newTill()).id);
    await expect(enrol(code, expiresAt)).rejects.toThrow(EnrolmentCodeWrong);
    await expect(enrol('I0O1-LLLL')).rejects.toThrow(InvalidInput);
    const leaving = await makePerson(['STORE_MANAGER'], store.id);
    const till = await newTill();
    const theirs = await createEnrolmentCode.execute(await contextOf(leaving), {
      requestId: newId(),
      storeId: store.id,
      tillId: till.id,
    });
    const admin = await contextOf(await makeAdministrator());
    await deactivatePerson.execute(admin, { requestId: newId(), personId: leaving.id });
    await expect(enrol(theirs.code)).rejects.toThrow(EnrolmentCodeWrong);
  });

  test('guessing is slowed down, and never for long', async () => {
    await db().signInAttempt.deleteMany({ where: { subject: { startsWith: 'enrolment' } } });
    const start = new Date();
    const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
    for (let tries = 0; tries < 9; tries += 1)
      await expect(enrol('AAAA2222', start)).rejects.toThrow(EnrolmentCodeWrong);
    await expect(enrol('AAAA2222', start)).rejects.toThrow(SignInLocked);
    const { code } = await newCode((await newTill()).id);
    await expect(enrol(code, start)).rejects.toThrow(SignInLocked);
    await expect(enrol(code, later(1))).resolves.toBeTruthy();
  });
});

describe('revoking', () => {
  test('ends the device and its sessions, is audited once, and can be repeated', async () => {
    const { device, token } = await enrol((await newCode((await newTill()).id)).code);
    const clerk = await makePerson(['CLERK'], store.id);
    const session = await db().authSession.create({
      data: {
        id: newId(),
        personId: clerk.id,
        deviceId: device.id,
        startedAt: new Date(),
        expiresAt: new Date(Date.now() + 3_600_000),
      },
    });
    const revoke = async () =>
      revokeDevice.execute(await contextOf(manager), {
        requestId: newId(),
        storeId: store.id,
        deviceId: device.id,
      });
    const first = await revoke();
    expect(await revoke()).toEqual(first);
    expect(await deviceOfToken(db(), token)).toBeNull();
    expect((await db().authSession.findUniqueOrThrow({ where: { id: session.id } })).endedAt).not.toBeNull();
    expect(await db().auditEntry.count({ where: { action: 'devices.revoke', subjectId: device.id } })).toBe(
      1,
    );
  });

  test('only with the right in its store', async () => {
    const { device } = await enrol((await newCode((await newTill()).id)).code);
    const other = await makeStore();
    const ctx = await contextOf(await makePerson(['STORE_MANAGER'], other.id));
    const input = { requestId: newId(), deviceId: device.id };
    await expect(revokeDevice.execute(ctx, { ...input, storeId: store.id })).rejects.toThrow(Forbidden);
    await expect(revokeDevice.execute(ctx, { ...input, storeId: other.id })).rejects.toThrow(NotFound);
  });
});

describe('the clock of a device', () => {
  const DAY_MS = 24 * 3_600_000;
  const shownOf = async (storeId: string, deviceId: string) =>
    (await listDevices(await contextOf(manager), [storeId]))
      .flatMap(({ devices }) => devices)
      .find(({ id }) => id === deviceId)?.clockAheadMs;

  test('is listed where it is off, as it was last heard, and not any more once it is set', async () => {
    const furthest = Math.round(FURTHEST_MS / 60_000) * 60_000;
    const { device } = await makeTill(store, '09');
    await keepDeviceClock(db(), device, 30_000);
    expect(await shownOf(store.id, device.id)).toBe(0);
    await keepDeviceClock(db(), device, -DAY_MS + 400);
    expect(await shownOf(store.id, device.id)).toBe(-DAY_MS);
    await keepDeviceClock(db(), device, -400 * DAY_MS);
    expect(await shownOf(store.id, device.id)).toBe(-furthest);
    await keepDeviceClock(db(), device, 400 * DAY_MS);
    expect(await shownOf(store.id, device.id)).toBe(furthest);
    await keepDeviceClock(db(), device, 800);
    expect(await shownOf(store.id, device.id)).toBe(0);
  });
});

describe('the people of a counter', () => {
  test('are those of its store with a PIN, by name alone; without a device nobody is told', async () => {
    const shop = await makeStore();
    const { device } = await makeTill(shop);
    const [withPin, without, elsewhere] = [
      await makePerson(['CLERK'], shop.id),
      await makePerson(['CLERK'], shop.id),
      await makePerson(['CLERK'], store.id),
    ];
    for (const person of [withPin, elsewhere]) await givePin(person.id);
    const ctx = { ...(await contextOf(withPin)), actor: null, device };
    const people = await counterPeople(ctx);
    expect(people).toContainEqual({ id: withPin.id, name: withPin.name, initials: '' });
    expect(people.map(({ id }) => id)).not.toContain(without.id);
    expect(people.map(({ id }) => id)).not.toContain(elsewhere.id);
    await expect(counterPeople({ ...ctx, device: null })).rejects.toThrow(DeviceUnknown);
  });
});
