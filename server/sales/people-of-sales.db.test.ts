import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeSale } from '@/tests/factories/sales';
import { contextOf, makeAuthSession, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { makeDevice, makeSession, makeTill } from '@/tests/factories/tills';
import { asOwner } from '@/tests/helpers/database';
import { completeSale } from './complete-sale';

let shop: Awaited<ReturnType<typeof makeCounter>>;
let product: Awaited<ReturnType<typeof makeProduct>>;
beforeAll(async () => {
  shop = await makeCounter();
  product = await makeProduct();
});

const bySomebody = (seq: number, personId: string) =>
  completeSale(shop.ctx, {
    storeId: shop.store.id,
    ...makeSale({ ...shop.at(seq), personId }, [{ product }]),
  });

describe('who rang a late sale up', () => {
  it('may have lost the role or left meanwhile: booked in their name and flagged', async () => {
    const lost = await makePerson(['CLERK'], shop.store.id);
    await db().roleGrant.updateMany({ where: { personId: lost.id }, data: { revokedAt: new Date() } });
    const left = await makePerson(['CLERK'], shop.store.id);
    await db().person.update({ where: { id: left.id }, data: { deactivatedAt: new Date() } });
    for (const [index, person] of [lost, left].entries()) {
      const result = await bySomebody(index + 1, person.id);
      expect(result.flags).toContain('CASHIER_NOT_ENTITLED');
      const ticket = await db().ticket.findFirstOrThrow({ where: { id: result.ticketId } });
      expect(ticket.personId).toBe(person.id);
    }
  });

  it('is refused only when the company does not know them', async () => {
    await expect(bySomebody(3, newId())).rejects.toMatchObject({ code: 'CASHIER_UNKNOWN' });
  });

  it('has a role since a moment ago: not flagged', async () => {
    await bySomebody(4, shop.person.id);
    const fresh = await makePerson(['CLERK'], shop.store.id);
    expect((await bySomebody(5, fresh.id)).flags).not.toContain('CASHIER_NOT_ENTITLED');
  });
});

describe('the salesperson of a line', () => {
  it.each([
    ['somebody nobody knows', () => newId(), ['SALESPERSON_UNKNOWN']],
    [
      'somebody of another store',
      async () => (await makePerson(['CLERK'], (await makeCounter()).store.id)).id,
      ['SALESPERSON_OF_OTHER_STORE'],
    ],
    ['a colleague', async () => (await makePerson(['TECHNICIAN'], shop.store.id)).id, []],
  ])('%s is kept as given', async (what, make, flags) => {
    const salespersonId = await make();
    const seq = 10 + what.length;
    const sale = makeSale(shop.at(seq), [{ product }]);
    const lines = sale.lines.map((line) => ({ ...line, salespersonId }));
    const result = await completeSale(shop.ctx, { storeId: shop.store.id, ...sale, lines });
    expect(result.lines.map((line) => line.flags)).toEqual([flags]);
    const line = await db().ticketLine.findFirstOrThrow({ where: { ticketId: sale.id } });
    expect(line.salespersonId).toBe(salespersonId);
  });
});

const HOUR = 3_600_000;

/** A drawer of `owner`, who was signed in on it an hour ago, and `next`, who took the tablet over half an hour ago. */
async function handedOver(drawerPolicy: 'OWN' | 'SHARED') {
  const store = await makeStore({ drawerPolicy });
  const [owner, next] = [
    await makePerson(['STORE_MANAGER'], store.id),
    await makePerson(['STORE_MANAGER'], store.id),
  ];
  const { till, device } = await makeTill(store);
  const session = await makeSession(store, till.id, owner.id);
  const signIn = async (personId: string, hoursAgo: number, deviceId = device.id) => {
    const id = await makeAuthSession(personId, deviceId);
    const startedAt = new Date(Date.now() - hoursAgo * HOUR);
    await db().authSession.update({ where: { id }, data: { startedAt } });
    return id;
  };
  await signIn(owner.id, 1);
  const ctx = await contextOf(next, { device, sessionId: await signIn(next.id, 0.5) });
  let seq = 0;
  const sell = (
    personId: string,
    hoursAgo: number,
    lines: Parameters<typeof makeSale>[1] = [{ product }],
  ) => {
    seq += 1;
    const at = { prefix: device.prefix, seq, sessionId: session.id, personId };
    const occurredAt = new Date(Date.now() - hoursAgo * HOUR);
    return { ...makeSale({ ...at, occurredAt }, lines), storeId: store.id };
  };
  return { store, till, owner, next, device, ctx, sell, signIn };
}

describe('an own drawer', () => {
  it('takes what waited in the outbox, and nothing rung up in its owner’s name', async () => {
    const { owner, next, ctx, sell } = await handedOver('OWN');
    expect((await completeSale(ctx, sell(owner.id, 0.75))).flags).toEqual([]);
    const other = { code: 'TILL_SESSION_OF_ANOTHER' };
    await expect(completeSale(ctx, sell(owner.id, 0.1))).rejects.toMatchObject(other);
    await expect(completeSale(ctx, sell(owner.id, 2))).rejects.toMatchObject(other);
    await expect(completeSale(ctx, sell(next.id, 0.1))).rejects.toMatchObject(other);
  });
});

describe('after a new enrolment of the browser', () => {
  it('an own drawer takes what waited in the outbox of the one before', async () => {
    const { store, till, owner, next, device, sell, signIn } = await handedOver('OWN');
    const anew = await makeDevice(store, till, 2);
    await asOwner('UPDATE device SET succeeds_id = $1 WHERE id = $2', [device.id, anew.id]);
    const ctx = await contextOf(next, { device: anew, sessionId: await signIn(next.id, 0.4, anew.id) });
    expect((await completeSale(ctx, sell(owner.id, 0.75))).flags).toEqual([]);
    await expect(completeSale(ctx, sell(owner.id, 0.1))).rejects.toMatchObject({
      code: 'TILL_SESSION_OF_ANOTHER',
    });
  });
});

describe('a shared drawer', () => {
  it('books a sale in another name, flagged', async () => {
    const { owner, ctx, sell } = await handedOver('SHARED');
    expect((await completeSale(ctx, sell(owner.id, 0.75))).flags).toEqual([]);
    expect((await completeSale(ctx, sell(owner.id, 0.1))).flags).toEqual(['CASHIER_NOT_SIGNED_IN']);
  });

  it.each([
    ['the cashier', 'owner', 'owner', 0.75, true],
    ['who hands in what waited', 'next', 'owner', 0.75, false],
    ['who rings it up in another name', 'next', 'owner', 0.1, true],
    ['somebody else', 'other', 'owner', 0.1, false],
  ] as const)('price approved by %s', async (what, granter, cashier, hoursAgo, breach) => {
    const shared = await handedOver('SHARED');
    const { store, device, ctx } = shared;
    const dear = await makeProduct({ listPriceFen: 10_000, floorPriceFen: 9_000 });
    const approvalId = newId();
    const sale = shared.sell(shared[cashier].id, hoursAgo, [
      { product: dear, approvalId, unitPriceFen: 8_000 },
    ]);
    const [line] = sale.lines;
    if (!line) throw new Error('a sale has a line');
    await db().approval.create({
      data: {
        storeId: store.id,
        id: approvalId,
        kind: 'BELOW_FLOOR',
        subjectId: sale.id,
        lineId: line.id,
        productId: dear.id,
        quantity: '1',
        netFen: 8_000n,
        oldFen: 10_000n,
        reason: '老顾客',
        requestedById: shared[cashier].id,
        grantedById: granter === 'other' ? newId() : shared[granter].id,
        deviceId: device.id,
        businessDay: shop.session.businessDay,
        grantedAt: sale.occurredAt,
        expiresAt: new Date(sale.occurredAt.getTime() + 300_000),
      },
    });
    const result = await completeSale(ctx, sale);
    expect([what, result.lines[0]?.breach]).toEqual([what, breach]);
  });
});
