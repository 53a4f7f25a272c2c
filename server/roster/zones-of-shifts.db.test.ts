import { beforeAll, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { ZoneOfAnother } from './errors';
import { planShifts } from './plan-shifts';
import { weekBoard } from './week-board';

const MONDAY = '2027-03-01';
let [own, other]: Awaited<ReturnType<typeof makeStore>>[] = [];
let lead: Awaited<ReturnType<typeof contextOf>>;
let personId = '';
const zoneOf = async (storeId = '') =>
  (await db().zone.findFirstOrThrow({ where: { storeId }, select: { id: true } })).id;
const plan = async (zoneId: string | null) => {
  const storeId = own?.id ?? '';
  const { revision } = await weekBoard(db(), storeId, MONDAY);
  const shift = {
    ...{ id: newId(), personId, day: MONDAY, startMinute: 540, endMinute: 1_020, breakMinutes: 60 },
    zoneId,
  };
  await planShifts.execute(lead, {
    ...{ requestId: newId(), storeId, monday: MONDAY, revision, put: [shift], remove: [] },
  } as never);
  return shift.id;
};

beforeAll(async () => {
  [own, other] = [await makeStore(), await makeStore()];
  lead = await contextOf(await makePerson(['STORE_MANAGER'], own?.id ?? ''));
  personId = (await makePerson(['CLERK'], own?.id ?? '')).id;
});

it('a shift is spent in a zone of its store, or in none', async () => {
  for (const strange of [await zoneOf(other?.id), newId()])
    await expect(plan(strange)).rejects.toThrow(ZoneOfAnother);
  expect((await weekBoard(db(), own?.id ?? '', MONDAY)).shifts).toEqual([]);
  const zoneId = await zoneOf(own?.id);
  const shift = await plan(zoneId);
  expect((await weekBoard(db(), own?.id ?? '', MONDAY)).shifts).toMatchObject([{ id: shift, zoneId }]);
});
