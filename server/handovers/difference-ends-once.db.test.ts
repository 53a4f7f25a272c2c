import pg from 'pg';
import { expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { receiveGoods } from '@/server/purchasing/receiving/receive-goods';
import { checkBooks } from '@/server/reports/books/check-books';
import { ShortageSourceUnknown } from '@/server/shortages/errors';
import { openCase } from '@/server/shortages/open-case';
import { assignOwner } from '@/server/zones/assign-owner';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, givePin, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { withTestDatabase } from '@/tests/helpers/database';
import { answerDifference } from './answer-difference';
import { handOverZone } from './hand-over-zone';

/** A store that never had a case, and a handover in it with two of three pieces missing. */
async function short() {
  const store = await makeStore();
  const zoneId = store.zones.floor.id;
  const base = () => ({ storeId: store.id, requestId: newId() });
  const manager = await makePerson(['STORE_MANAGER'], store.id);
  const [owner, next] = [await makePerson(['CLERK'], store.id), await makePerson(['CLERK'], store.id)];
  const pins = { giver: await givePin(owner.id), taker: await givePin(next.id) };
  const supplierId = newId();
  await db().supplier.create({ data: { id: supplierId, code: newId(), name: '供应商' } });
  const product = await makeProduct();
  const before = await contextOf(manager, { now: new Date(Date.now() - 60_000) });
  await assignOwner.execute(before, { ...base(), zoneId, personId: owner.id, endsAt: null });
  const goods = { productId: product.id, zoneId, quantity: '3', unitCost: '6000' };
  await receiveGoods.execute(before, { ...base(), supplierId, supplierNote: newId(), lines: [goods] });
  const now = new Date(Date.now() - 30_000);
  const { handoverId } = await handOverZone(await contextOf(owner, { now }), {
    ...base(),
    ...pins,
    zoneId,
    ownerId: owner.id,
    giverId: owner.id,
    toPersonId: next.id,
    lines: [{ productId: product.id, counted: '1', countedAt: now }],
    sentAt: now,
  });
  const count = await db().handoverCount.findFirstOrThrow({ where: { storeId: store.id, handoverId } });
  const asked = {
    ...base(),
    source: 'HANDOVER' as const,
    sourceId: handoverId,
    productId: product.id,
    zones: [{ zoneId, quantity: '2' }],
  };
  const answer = { ...base(), countId: count.id, reason: '在隔壁货架找到' };
  return { store, owner, next, asked, answer, ctx: await contextOf(manager) };
}

/** Holds back whoever writes an answer until it is let go. */
async function holdAnswers() {
  const client = new pg.Client({ connectionString: withTestDatabase().ownerUrl });
  await client.connect();
  await client.query('BEGIN');
  await client.query('LOCK TABLE handover_answer IN SHARE MODE');
  return async () => {
    await client.query('COMMIT');
    await client.end();
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('by a reason or by the store’s very first case, never by both', async () => {
  const { store, asked, answer, ctx } = await short();
  const letGo = await holdAnswers();
  const answering = answerDifference.execute(ctx, answer);
  await pause(500);
  const opening = openCase.execute(ctx, asked).catch((error: unknown) => error);
  await pause(500);
  await letGo();
  await answering;
  expect(await opening).toBeInstanceOf(ShortageSourceUnknown);
  expect(await db().shortageCase.count({ where: { storeId: store.id } })).toBe(0);
  const facts = await db().$transaction((tx) => checkBooks(tx));
  expect(facts.flatMap((fact) => fact.examples)).toEqual([]);
});

it('a case for it is against whoever gave the zone, whatever moment is named', async () => {
  for (const missedAt of [undefined, new Date()]) {
    const { owner, asked, ctx } = await short();
    const { caseId } = await openCase.execute(ctx, { ...asked, missedAt });
    expect(await db().shortageShare.findFirst({ where: { caseId } })).toMatchObject({ personId: owner.id });
  }
});
