import { expect, test } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { createCallerFactory } from '@/server/platform/trpc';
import { makeCustomer } from '@/tests/factories/customers';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { customersRouter } from './router';

const api = createCallerFactory(customersRouter);
const refusal = { code: 'TOO_MANY_REQUESTS' };

test('hidden digits are not guessed: many different numbers are refused for a while and kept in the trail, a clerk’s day is not', async () => {
  const store = await makeStore();
  const [guesser, clerk] = [await makePerson(['CLERK'], store.id), await makePerson(['CLERK'], store.id)];
  const ctx = await contextOf(clerk);
  const customer = await makeCustomer(ctx, store.id, { name: '上官云起', number: '13502507777' });
  const guess = api(await contextOf(guesser));
  const find = (term: string) => guess.find({ term, take: 5 });
  const events = () =>
    db().auditEntry.count({ where: { action: 'customers.searchLimited', actorId: guesser.id } });

  // Typing a number and taking it back is one search, however many keys it takes.
  for (const by of [api(ctx), guess])
    for (const typed of [
      (at: number) => '13502507777'.slice(0, at),
      (at: number) => '13502507777'.slice(-at),
    ])
      for (let at = 5; at <= 11; at += 1) await by.find({ term: typed(at), take: 5 });
  // Another digit in the same place is another number, also after taking the first back.
  const tries = Array.from({ length: 40 }, (_, at) => `1350250${String(at % 10)}${Math.floor(at / 10)}`);
  let refused = 0;
  for (const term of tries)
    await find(term)
      .then(() => find('1350250'))
      .catch(() => {
        refused += 1;
      });
  expect(refused).toBeGreaterThan(0);
  expect(refused).toBeLessThan(5);
  await expect(find('13599')).rejects.toMatchObject(refusal);
  await expect(guess.similar({ number: '13611112222', name: '' })).rejects.toMatchObject(refusal);
  expect(await events()).toBe(1);
  // A number somebody looked for before is no other one, however often they come back to it.
  for (let at = 0; at < 60; at += 1) await find('13502507777');

  // Being told that a number is taken says as much as finding it.
  await makeCustomer(ctx, store.id, { name: '欧阳云落', number: '13788889999' });
  const added = { requestId: newId(), storeId: store.id, name: '试探', numbers: [{ number: '13788889999' }] };
  await expect(guess.add(added as never)).rejects.toMatchObject(refusal);

  // What a masked number shows, a name and a code are found all the same; and others are not kept waiting.
  for (const term of ['7777', '上官', customer.code])
    expect(
      (await find(term)).customers.map(({ id }) => id),
      term,
    ).toContain(customer.id);
  expect((await api(ctx).find({ term: '13502507777', take: 5 })).customers).toMatchObject([
    { id: customer.id },
  ]);
});
