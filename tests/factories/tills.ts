import { businessDayOf, dayToDate } from '@/lib/business-day';
import { receiptPrefix } from '@/lib/receipt-number';
import type { DeviceIdentity } from '@/server/platform/actor';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';

let tokens = 0;

/** A till of a store and an enrolled device on it. */
export async function makeTill(store: { id: string; code: string }, code = '01', enrolledById = newId()) {
  const till = await db().till.create({
    data: { storeId: store.id, id: newId(), code, name: `收银台${code}` },
  });
  return { till, device: await makeDevice(store, till, 1, enrolledById) };
}

export async function makeDevice(
  store: { id: string; code: string },
  till: { id: string; code: string },
  enrolment: number,
  enrolledById = newId(),
): Promise<DeviceIdentity> {
  tokens += 1;
  const device = await db().device.create({
    data: {
      storeId: store.id,
      id: newId(),
      tillId: till.id,
      enrolment,
      name: `平板${enrolment}`,
      tokenHash: `token-${tokens}-${newId()}`,
      enrolledAt: new Date(),
      enrolledById,
    },
  });
  return {
    id: device.id,
    storeId: store.id,
    tillId: till.id,
    prefix: receiptPrefix(store.code, till.code, enrolment),
  };
}

/** An open session with its float, arranged without the command. */
export async function makeSession(
  store: { id: string },
  tillId: string,
  openedById: string,
  at = new Date(),
  floatFen = 50_000,
) {
  const day = dayToDate(businessDayOf(at, 'Asia/Shanghai', 240));
  await db().businessDay.createMany({ data: [{ storeId: store.id, day }], skipDuplicates: true });
  const session = await db().tillSession.create({
    data: {
      storeId: store.id,
      id: newId(),
      tillId,
      businessDay: day,
      openedById,
      openedAt: at,
      floatFen: BigInt(floatFen),
      drawerPolicy: (await db().store.findUniqueOrThrow({ where: { id: store.id } })).drawerPolicy,
    },
  });
  await db().cashMovement.create({
    data: {
      storeId: store.id,
      id: newId(),
      sessionId: session.id,
      kind: 'FLOAT',
      amountFen: BigInt(floatFen),
      personId: openedById,
      businessDay: day,
      occurredAt: at,
    },
  });
  return session;
}
