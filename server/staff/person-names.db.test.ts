import { expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { makePerson } from '@/tests/factories/staff';
import { personNames } from './person-names';

it('names whoever is or was there, and leaves out the rest', async () => {
  const here = await makePerson([], null);
  const left = await makePerson([], null);
  await db().person.update({ where: { id: left.id }, data: { deactivatedAt: new Date() } });
  const names = await personNames(db(), [here.id, here.id, left.id, newId(), null, undefined, '']);
  expect(Object.fromEntries(names)).toEqual({ [here.id]: here.name, [left.id]: left.name });
  expect(await personNames(db(), [null])).toEqual(new Map());
});
