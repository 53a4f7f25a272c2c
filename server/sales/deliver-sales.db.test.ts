import { beforeAll, describe, expect, it, vi } from 'vitest';
import { receiptNumber } from '@/lib/receipt-number';
import type { DeviceIdentity } from '@/server/platform/actor';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { logger } from '@/server/platform/log';
import { createCallerFactory } from '@/server/platform/trpc';
import { appRouter } from '@/server/router';
import { makeProduct } from '@/tests/factories/catalog';
import { makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { makeDevice, makeSession, makeTill } from '@/tests/factories/tills';
import { asOwner } from '@/tests/helpers/database';
import { completeSale } from './complete-sale';

const caller = createCallerFactory(appRouter);

let store: Awaited<ReturnType<typeof makeStore>>;
let person: Awaited<ReturnType<typeof makePerson>>;
let product: Awaited<ReturnType<typeof makeProduct>>;
let till: Awaited<ReturnType<typeof makeTill>>['till'];
let device: DeviceIdentity;
let sessionId: string;
let seq = 0;

beforeAll(async () => {
  store = await makeStore();
  person = await makePerson(['CLERK'], store.id);
  product = await makeProduct();
  ({ till, device } = await makeTill(store));
  sessionId = (await makeSession(store, till.id, person.id)).id;
});

const sell = (prefix = device.prefix, number = ++seq) =>
  makeSale({ prefix, seq: number, sessionId, personId: person.id }, [{ product }]);
const api = async (by = device) => caller(await contextOf(person, { device: by }));

async function deliver(sales: unknown[], by = device) {
  const outcomes = await (await api(by)).sales.completeSales({ storeId: store.id, sales });
  return outcomes.map((outcome) => (outcome.ok ? 'booked' : [outcome.error.code, outcome.error.retryable]));
}

async function enrolAnew(former: DeviceIdentity, enrolment: number) {
  const next = await makeDevice(store, till, enrolment);
  await asOwner('UPDATE device SET succeeds_id = $1 WHERE id = $2', [former.id, next.id]);
  return next;
}

describe('a delivery of sales', () => {
  it('is answered sale by sale, also where one makes no sense at all', async () => {
    const [good, wrong, last] = [sell(), sell(), sell()];
    expect(
      await deliver([
        good,
        { id: 'no sale' },
        null,
        { ...wrong, netFen: wrong.netFen + 1, totalFen: wrong.totalFen + 1 },
        last,
      ]),
    ).toEqual([
      'booked',
      ['INVALID_INPUT', false],
      ['INVALID_INPUT', false],
      ['TOTALS_DIFFER', false],
      'booked',
    ]);
    expect(await deliver([good, last])).toEqual(['booked', 'booked']);
  });

  it('has at most twenty', async () => {
    await expect(deliver(Array.from({ length: 21 }, () => ({})))).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });

  it('is booked but for the one that breaks something nobody foresaw', async () => {
    vi.spyOn(logger, 'error').mockReturnValue(undefined);
    await asOwner(`
      CREATE FUNCTION break_on_boom() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF NEW.note = 'boom' THEN RAISE EXCEPTION 'boom' USING ERRCODE = 'XX000'; END IF; RETURN NEW; END $$;
      CREATE TRIGGER break_on_boom BEFORE INSERT ON ticket FOR EACH ROW EXECUTE FUNCTION break_on_boom()`);
    const [before, broken, after] = [sell(), { ...sell(), note: 'boom' }, sell()];
    expect(await deliver([before, broken, after])).toEqual(['booked', ['UNKNOWN', true], 'booked']);
    await asOwner('DROP TRIGGER break_on_boom ON ticket; DROP FUNCTION break_on_boom()');
    expect(await deliver([broken])).toEqual(['booked']);
  });
});

describe('after a new enrolment', () => {
  it('what the browser had not sent is booked under the series it was made in', async () => {
    const next = await enrolAnew(device, 2);
    const [old, own] = [sell(), sell(next.prefix, 1)];
    expect(await deliver([old, own], next)).toEqual(['booked', 'booked']);
    const ticket = await db().ticket.findFirstOrThrow({ where: { storeId: store.id, id: old.id } });
    expect(ticket).toMatchObject({ deviceId: device.id, number: old.number });
    const third = await enrolAnew(next, 3);
    expect(await deliver([sell(), sell(next.prefix, 2)], third)).toEqual(['booked', 'booked']);
  });

  it('numbers of a device the browser never was are refused', async () => {
    const other = await makeTill(store, '77');
    const ofOther = sell(other.device.prefix, 1);
    expect(await deliver([ofOther])).toEqual([['RECEIPT_NUMBER_WRONG', false]]);
    const alone = completeSale(await contextOf(person, { device }), { storeId: store.id, ...ofOther });
    await expect(alone).rejects.toMatchObject({ code: 'RECEIPT_NUMBER_WRONG' });
  });

  it('a refused one is rejected under its own number', async () => {
    const next = await enrolAnew(device, 4);
    seq += 1;
    const number = receiptNumber(device.prefix, seq);
    const batch = {
      storeId: store.id,
      requestId: newId(),
      number,
      seq,
      payload: {},
      errorCode: 'TOTALS_DIFFER',
    };
    await (await api(next)).sales.keepRejected(batch);
    const rejected = await db().rejectedTicket.findFirstOrThrow({ where: { storeId: store.id, number } });
    expect(rejected.deviceId).toBe(device.id);
  });
});
