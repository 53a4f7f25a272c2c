import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '@/lib/business-day';
import { contextFor } from '@/server/context';
import { db } from '@/server/platform/db';
import { Forbidden } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { setPrice } from '../set-price';
import { applyPlannedPrices, callOffPlannedPrice } from './apply-planned';
import { dayOfChain } from './day-of-chain';
import { plannedPrices } from './list-planned';
import { planPrice } from './plan-price';

let boss: Awaited<ReturnType<typeof contextOf>>;
let today: string;

beforeAll(async () => {
  await makeStore();
  boss = await contextOf(await makePerson(['ADMIN'], null));
  today = await dayOfChain(db(), new Date());
});

const DAY_MS = 86_400_000;
const after = (days: number) => new Date(Date.now() + days * DAY_MS);
const clock = (days: number) =>
  applyPlannedPrices(
    contextFor({ kind: 'JOB', job: 'catalog.applyPlannedPrices' } as const, { now: after(days) }),
  );
const plan = (productId: string, listPriceFen: number, from: number, until: number | null = null) =>
  planPrice.execute(boss, {
    ...{ requestId: newId(), productId, listPriceFen },
    fromDay: addDays(today, from),
    untilDay: until === null ? null : addDays(today, until),
  });
const priceOf = async (id: string) =>
  Number((await db().product.findUniqueOrThrow({ where: { id } })).listPriceFen);
const stateOf = async (id: string) => (await db().plannedPrice.findUniqueOrThrow({ where: { id } })).state;

describe('a planned price', () => {
  it('begins with its day and stays, once, whoever looks', async () => {
    const { id } = await makeProduct({ listPriceFen: 10_000 });
    const { plannedId } = await plan(id, 9_000, 1);
    await clock(0);
    expect(await priceOf(id)).toBe(10_000);
    const before = await db().productPrice.count({ where: { productId: id } });
    await Promise.all([clock(1), clock(1), clock(1)]);
    expect([await priceOf(id), await stateOf(plannedId)]).toEqual([9_000, 'ENDED']);
    expect(await db().productPrice.count({ where: { productId: id } })).toBe(before + 1);
  });

  it('with a last day goes back by itself to what it was', async () => {
    const { id } = await makeProduct({ listPriceFen: 10_000 });
    const { plannedId } = await plan(id, 8_000, 1, 3);
    for (const [day, price, state] of [
      [1, 8_000, 'RUNNING'],
      [3, 8_000, 'RUNNING'],
      [4, 10_000, 'ENDED'],
    ] as const) {
      await clock(day);
      expect([await priceOf(id), await stateOf(plannedId)]).toEqual([price, state]);
    }
  });

  it('does not overrule by its end whoever changed the price by hand', async () => {
    const { id } = await makeProduct({ listPriceFen: 10_000 });
    await plan(id, 8_000, 1, 2);
    await clock(1);
    await setPrice.execute(boss, { requestId: newId(), productId: id, seenFen: 8_000, listPriceFen: 7_500 });
    await clock(3);
    expect(await priceOf(id)).toBe(7_500);
  });

  it('whose days passed while nothing ran changes nothing', async () => {
    const { id } = await makeProduct({ listPriceFen: 10_000 });
    const { plannedId } = await plan(id, 8_000, 1, 2);
    await clock(5);
    expect([await priceOf(id), await stateOf(plannedId)]).toEqual([10_000, 'ENDED']);
  });

  it('followed on by another ends before that begins', async () => {
    const { id } = await makeProduct({ listPriceFen: 10_000 });
    await plan(id, 8_000, 1, 2);
    await plan(id, 9_500, 3);
    await clock(1);
    await clock(3);
    expect(await priceOf(id)).toBe(9_500);
  });

  it('is called off before it begins, and ended at once while it holds', async () => {
    const { id } = await makeProduct({ listPriceFen: 10_000 });
    const callOff = (plannedId: string) =>
      callOffPlannedPrice.execute(boss, { requestId: newId(), plannedId });
    const first = await plan(id, 8_000, 1);
    await callOff(first.plannedId);
    await clock(1);
    expect(await priceOf(id)).toBe(10_000);
    const second = await plan(id, 7_000, 1, 5);
    await clock(1);
    await callOff(second.plannedId);
    expect([await priceOf(id), await plannedPrices(db(), id)]).toEqual([10_000, []]);
    await expect(callOff(second.plannedId)).rejects.toMatchObject({ code: 'PLANNED_PRICE_OVER' });
  });

  it('is refused for a day that has begun, over another one, and by whoever may not', async () => {
    const { id } = await makeProduct({ listPriceFen: 10_000 });
    await expect(plan(id, 9_000, 0)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      params: { field: 'fromDay' },
    });
    await expect(plan(id, 9_000, 2, 1)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await plan(id, 9_000, 2, 4);
    await expect(plan(id, 8_000, 4, 6)).rejects.toMatchObject({ code: 'PRICE_PLANNED_ALREADY' });
    await expect(plan(id, 8_000, 1)).rejects.toMatchObject({ code: 'PRICE_PLANNED_ALREADY' });
    await plan(id, 8_000, 5);
    const clerk = await contextOf(await makePerson(['CLERK'], null));
    await expect(
      planPrice.execute(clerk, {
        ...{ requestId: newId(), productId: id, listPriceFen: 1 },
        fromDay: addDays(today, 9),
        untilDay: null,
      }),
    ).rejects.toBeInstanceOf(Forbidden);
  });
});
