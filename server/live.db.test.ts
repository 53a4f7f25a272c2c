import { expect, test } from 'vitest';
import { contextOf, makeAuthSession, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { liveRouter } from './live-router';
import type { ActorContext } from './platform/context';
import { db } from './platform/db';
import { newId } from './platform/ids';
import { createCallerFactory } from './platform/trpc';
import { setPin } from './staff/people/set-pin';
import { addTill } from './tills/add-till';

// What a screen hears of what others do, by what the database says.

const callerOf = createCallerFactory(liveRouter);

async function listen(ctx: ActorContext) {
  const heard: string[] = [];
  const leaving = new AbortController();
  const lines = (await callerOf(ctx, { signal: leaving.signal }).changes()) as AsyncIterable<
    { storeId: string | null; names: string[] }[]
  >;
  let ended = false;
  let began = false;
  const over = (async () => {
    for await (const happened of lines) {
      began = true;
      for (const { storeId, names } of happened) for (const name of names) heard.push(`${storeId} ${name}`);
    }
  })()
    // The browser takes it for a line that was lost, and comes again.
    .catch((error: unknown) => expect(error).toMatchObject({ code: 'SERVICE_UNAVAILABLE' }))
    .finally(() => {
      ended = true;
    });
  await expect.poll(() => began).toBe(true);
  return { heard, over, leave: () => leaving.abort(), hasEnded: () => ended };
}

const till = async (storeId: string, code: string) =>
  addTill.execute(await contextOf(await makePerson(['ADMIN'], null)), {
    requestId: newId(),
    storeId,
    code,
    name: '收银台',
  });

test('hears of its own stores within two seconds, once, and of no other', async () => {
  const [own, other] = [await makeStore(), await makeStore()];
  const manager = await listen(await contextOf(await makePerson(['STORE_MANAGER'], own.id)));
  const office = await listen(await contextOf(await makePerson(['HEAD_OFFICE'], null)));
  await till(other.id, '77');
  await till(own.id, '78');
  await expect.poll(() => office.heard.length, { timeout: 2_000 }).toBe(2);
  expect(manager.heard).toEqual([`${own.id} tills.add`]);
  expect([...office.heard].sort()).toEqual([`${own.id} tills.add`, `${other.id} tills.add`].sort());
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(manager.heard).toHaveLength(1);
  manager.leave();
  office.leave();
  await Promise.all([manager.over, office.over]);
});

test('ends within five seconds of its session, and when rights change', async () => {
  const store = await makeStore();
  const person = await makePerson(['STORE_MANAGER'], store.id);
  const sessionId = await makeAuthSession(person.id);
  const line = await listen(await contextOf(person, { sessionId }));
  await db().authSession.update({ where: { id: sessionId }, data: { endedAt: new Date() } });
  await expect.poll(line.hasEnded, { timeout: 5_000 }).toBe(true);
  const other = await listen(await contextOf(person, { sessionId: await makeAuthSession(person.id) }));
  await setPin.execute(await contextOf(await makePerson(['ADMIN'], null)), {
    requestId: newId(),
    personId: person.id,
    pin: '739205',
  });
  await expect.poll(other.hasEnded, { timeout: 3_000 }).toBe(true);
}, 90_000);
