import { expect, test } from 'vitest';
import { db } from '@/server/platform/db';
import { Forbidden } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { addExamples } from './add-examples';
import { ExamplesNotNeeded } from './errors';
import { openingSteps } from './opening-steps';

// The tests of this file share one database that has no product yet.
const doneOf = async (ctx: Parameters<typeof openingSteps>[0], storeId: string) =>
  (await openingSteps(ctx, storeId)).steps.filter(({ done }) => done).map(({ step }) => step);

test('three examples with stock, once, while the catalogue is empty; steps tick themselves', async () => {
  const store = await makeStore();
  const admin = await contextOf(await makePerson(['ADMIN'], null));
  const { actor } = admin;
  if (!actor) throw new Error('an administrator');
  const ctx = { ...admin, actor };
  expect(await doneOf(ctx, store.id)).toEqual([]);
  const manager = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
  await expect(addExamples.execute(manager, { storeId: store.id, requestId: newId() })).rejects.toThrow(
    Forbidden,
  );
  const requestId = newId();
  const twice = [requestId, requestId].map(() =>
    addExamples.execute(admin, { storeId: store.id, requestId }),
  );
  expect(await Promise.all(twice)).toEqual([{ products: 3 }, { products: 3 }]);
  expect(await db().product.count({ where: { kind: 'GOODS' } })).toBe(3);
  expect(await db().stockEntry.count({ where: { storeId: store.id } })).toBe(3);
  expect(await doneOf(ctx, store.id)).toEqual(['goods', 'stock']);
  await expect(addExamples.execute(admin, { storeId: store.id, requestId: newId() })).rejects.toThrow(
    ExamplesNotNeeded,
  );
});

test('a person with a PIN and a device are steps; goods of another store are none of this one', async () => {
  const store = await makeStore();
  const { actor, ...admin } = await contextOf(await makePerson(['ADMIN'], null));
  if (!actor) throw new Error('an administrator');
  await makeProduct();
  const clerk = await makePerson(['CLERK'], store.id);
  await db().person.update({ where: { id: clerk.id }, data: { pinHash: 'a hash' } });
  expect(await doneOf({ ...admin, actor }, store.id)).toEqual(['goods', 'people']);
});
