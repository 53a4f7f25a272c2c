import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { completeSale } from '@/server/sales/complete-sale';
import { keepRejected } from '@/server/sales/keep-rejected';
import { listRejectedTickets } from '@/server/sales/rejected-tickets';
import { forgetStoreSettings } from '@/server/stores/store-settings';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { bookRejected } from './book-rejected';
import { rejectedTicket } from './rejected-ticket';
import { voidRejected } from './void-rejected';

/** A counter whose sale no. 1 the server refused for a product it does not know, 100.00 in cash; kept under its number. */
async function refusedSale() {
  const shop = await makeCounter();
  const manager = await contextOf(await makePerson(['STORE_MANAGER'], shop.store.id));
  const base = () => ({ storeId: shop.store.id, requestId: newId() });
  const product = await makeProduct({ listPriceFen: 10_000, floorPriceFen: 9_000 });
  const sale = makeSale({ ...shop.at(1), personId: shop.person.id }, [
    { product: { ...product, id: newId() }, quantity: '1' },
  ]);
  await expect(completeSale(shop.ctx, { storeId: shop.store.id, ...sale })).rejects.toMatchObject({
    code: 'PRODUCT_UNKNOWN',
  });
  const rejectedId = newId();
  await keepRejected.execute(shop.ctx, {
    ...base(),
    requestId: rejectedId,
    number: sale.number,
    seq: 1,
    payload: sale,
    errorCode: 'PRODUCT_UNKNOWN',
  });
  const correction = {
    rejectedId,
    lines: [{ id: newId(), productId: product.id, quantity: '1', netFen: 10_000 }],
    tenders: [{ id: newId(), kind: 'CASH' as const, amountFen: 10_000 }],
    reason: '货号输错了',
  };
  const close = () =>
    db().tillSession.update({
      where: { storeId_id: { storeId: shop.store.id, id: shop.session.id } },
      data: {
        closedAt: new Date(),
        closedById: shop.person.id,
        zNumber: 1,
        expectedFen: 50_000n,
        countedFen: 60_000n,
        differenceFen: 10_000n,
      },
    });
  const cash = () =>
    db().cashMovement.findMany({
      where: { storeId: shop.store.id, NOT: { kind: 'FLOAT' } },
      orderBy: { id: 'asc' },
    });
  const rejected = () => rejectedTicket(db(), shop.store.id, rejectedId);
  return { ...shop, manager, base, product, sale, rejectedId, correction, close, cash, rejected };
}

let it1: Awaited<ReturnType<typeof refusedSale>>;
beforeEach(async () => {
  it1 = await refusedSale();
});

async function differences(): Promise<string[]> {
  const facts = (await checkBooks(db())).filter((fact) => [1, 2, 3, 7].includes(fact.number));
  return facts.flatMap((fact) => fact.examples);
}

describe('a rejected ticket', () => {
  it('is booked under its number after correction, once a request, with entries and audit', async () => {
    expect(await it1.rejected()).toMatchObject({
      cashFen: 10_000,
      itsDrawerIsOpen: true,
      lines: [{ product: null, netFen: 10_000 }],
    });
    const input = { ...it1.base(), ...it1.correction };
    const first = await bookRejected.execute(it1.manager, input);
    expect(await bookRejected.execute(it1.manager, input)).toEqual(first);
    const ticket = await db().ticket.findUniqueOrThrow({
      where: { storeId_id: { storeId: it1.store.id, id: first.ticketId } },
      include: { lines: true, tenders: true },
    });
    expect(ticket).toMatchObject({
      number: it1.sale.number,
      netFen: 10_000n,
      flags: ['CORRECTED'],
      personId: it1.person.id,
      lines: [{ productId: it1.product.id, netFen: 10_000n }],
      tenders: [{ kind: 'CASH', amountFen: 10_000n }],
    });
    expect(await it1.cash()).toMatchObject([{ kind: 'SALE', amountFen: 10_000n, afterClose: false }]);
    expect(await listRejectedTickets(db(), it1.store.id)).toEqual([]);
    const actions = await db().auditEntry.findMany({
      where: { scopeId: it1.store.id, action: { in: ['openItems.bookRejected', 'sales.complete'] } },
    });
    expect(actions.map(({ action, actorId }) => [action, actorId]).toSorted()).toEqual([
      ['openItems.bookRejected', it1.manager.actor?.personId],
      ['sales.complete', it1.manager.actor?.personId],
    ]);
    expect(await differences()).toEqual([]);
    const next = makeSale(it1.at(2), [{ product: it1.product }]);
    await completeSale(it1.ctx, { storeId: it1.store.id, ...next });
    expect(await differences()).toEqual([]);
  });

  it.each([
    ['nobody knows', async () => newId(), ['SALESPERSON_UNKNOWN']],
    [
      'of another store',
      async () => (await makePerson(['CLERK'], (await makeStore()).id)).id,
      ['SALESPERSON_OF_OTHER_STORE'],
    ],
    ['of this store', async () => (await makePerson(['CLERK'], it1.store.id)).id, []],
  ])('flags a salesperson %s, as on any sale', async (_who, make, flags) => {
    const salespersonId = await make();
    const [line] = it1.correction.lines;
    const told = { number: `${it1.device.prefix}-000002`, seq: 2 };
    const lines = [{ ...it1.sale.lines[0], id: line?.id, salespersonId }];
    const rejectedId = newId();
    await keepRejected.execute(it1.ctx, {
      ...it1.base(),
      ...told,
      requestId: rejectedId,
      payload: { ...it1.sale, ...told, id: newId(), lines },
      errorCode: 'PRODUCT_UNKNOWN',
    });
    const { ticketId } = await bookRejected.execute(it1.manager, {
      ...it1.base(),
      ...it1.correction,
      rejectedId,
    });
    const booked = await db().ticketLine.findFirstOrThrow({ where: { storeId: it1.store.id, ticketId } });
    const people = booked.flags.filter((flag) => flag.startsWith('SALESPERSON'));
    expect([booked.salespersonId, people]).toEqual([salespersonId, flags]);
  });

  it('keeps what nobody corrects: goods for later, who sold them, the number of the payment', async () => {
    const seller = await makePerson(['CLERK'], it1.store.id);
    const [line] = it1.correction.lines;
    const payment = { id: newId(), kind: 'WECHAT' as const, amountFen: 10_000 };
    const told = { ...it1.sale.lines[0], id: line?.id, handover: 'LATER', salespersonId: seller.id };
    const number = `${it1.device.prefix}-000002`;
    const rejectedId = newId();
    await keepRejected.execute(it1.ctx, {
      ...it1.base(),
      requestId: rejectedId,
      number,
      seq: 2,
      payload: {
        ...it1.sale,
        id: newId(),
        number,
        seq: 2,
        lines: [told],
        tenders: [{ ...payment, reference: '4200001' }],
      },
      errorCode: 'PRODUCT_UNKNOWN',
    });
    const { ticketId } = await bookRejected.execute(it1.manager, {
      ...it1.base(),
      ...it1.correction,
      rejectedId,
      tenders: [payment],
    });
    expect(
      await db().ticket.findUniqueOrThrow({
        where: { storeId_id: { storeId: it1.store.id, id: ticketId } },
        include: { lines: true, tenders: true },
      }),
    ).toMatchObject({
      lines: [{ handover: 'LATER', salespersonId: seller.id }],
      tenders: [{ kind: 'WECHAT', reference: '4200001' }],
    });
    expect(await differences()).toEqual([]);
  });

  it('of nobody known is booked into the drawer that is its opener’s alone, rounded as it was then', async () => {
    await db().tillSession.update({
      where: { storeId_id: { storeId: it1.store.id, id: it1.session.id } },
      data: { drawerPolicy: 'OWN' },
    });
    await db().store.update({ where: { id: it1.store.id }, data: { roundingLimitFen: 0 } });
    forgetStoreSettings(it1.store.id);
    const number = `${it1.device.prefix}-000002`;
    const rejectedId = newId();
    await keepRejected.execute(it1.ctx, {
      ...it1.base(),
      requestId: rejectedId,
      number,
      seq: 2,
      payload: { ...it1.sale, id: newId(), number, seq: 2, personId: newId() },
      errorCode: 'CASHIER_UNKNOWN',
    });
    const { ticketId } = await bookRejected.execute(it1.manager, {
      ...it1.base(),
      ...it1.correction,
      rejectedId,
      tenders: [{ id: newId(), kind: 'CASH', amountFen: 9_910 }],
      roundingFen: 90,
    });
    expect(
      await db().ticket.findUniqueOrThrow({
        where: { storeId_id: { storeId: it1.store.id, id: ticketId } },
      }),
    ).toMatchObject({ personId: it1.manager.actor?.personId, roundingFen: 90n, netFen: 10_000n });
    expect(await differences()).toEqual([]);
  });

  it('is booked below floor as a breach, and refused when the money does not come out', async () => {
    const cheap = [
      { ...it1.correction.lines[0], id: newId(), productId: it1.product.id, quantity: '1', netFen: 8_000 },
    ];
    const book = (amountFen: number) =>
      bookRejected.execute(it1.manager, {
        ...it1.base(),
        ...it1.correction,
        lines: cheap,
        tenders: [{ id: newId(), kind: 'WECHAT', amountFen }],
      });
    await expect(book(7_000)).rejects.toMatchObject({ code: 'TENDERS_UNBALANCED' });
    await expect(book(9_000)).rejects.toMatchObject({ code: 'TENDERS_UNBALANCED' });
    await book(8_000);
    expect(await db().breach.count({ where: { storeId: it1.store.id } })).toBe(1);
    expect(await differences()).toEqual([]);
  });

  it('is settled by who may, one way, once', async () => {
    const undo = { rejectedId: it1.rejectedId, reason: '试机', cash: 'NOT_TAKEN' as const, cashFen: 0 };
    await expect(voidRejected.execute(it1.ctx, { ...it1.base(), ...undo })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const both = await Promise.allSettled([
      voidRejected.execute(it1.manager, { ...it1.base(), ...undo }),
      bookRejected.execute(it1.manager, { ...it1.base(), ...it1.correction }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'REJECTED_SETTLED' },
    });
    expect(await differences()).toEqual([]);
  });

  const voided = (over: { cash: 'NOT_TAKEN' | 'KEPT' | 'GIVEN_BACK'; cashFen: number; sessionId?: string }) =>
    voidRejected.execute(it1.manager, {
      ...it1.base(),
      rejectedId: it1.rejectedId,
      reason: '顾客没要',
      ...over,
    });

  it.each([
    ['NOT_TAKEN', 0, []],
    ['KEPT', 10_000, [['PAID_IN', 10_000n]]],
    [
      'GIVEN_BACK',
      10_000,
      [
        ['PAID_IN', 10_000n],
        ['PAID_OUT', -10_000n],
      ],
    ],
  ] as const)(
    'is voided with its cash answered for while its drawer is open: %s',
    async (cash, cashFen, moved) => {
      await voided({ cash, cashFen });
      expect((await it1.cash()).map(({ kind, amountFen }) => [kind, amountFen])).toEqual(moved);
      expect((await it1.cash()).every(({ reason }) => reason === it1.sale.number)).toBe(true);
      expect(await db().rejectedSettlement.findFirst({ where: { storeId: it1.store.id } })).toMatchObject({
        verdict: 'VOIDED',
        cash,
        cashFen: BigInt(cashFen),
        reason: '顾客没要',
      });
      expect(await listRejectedTickets(db(), it1.store.id)).toEqual([]);
      expect(await differences()).toEqual([]);
    },
  );

  it('whose drawer was counted gives the cash back out of the drawer that is named', async () => {
    await it1.close();
    await expect(voided({ cash: 'GIVEN_BACK', cashFen: 10_000 })).rejects.toMatchObject({
      code: 'REJECTED_NEEDS_DRAWER',
    });
    await expect(voided({ cash: 'KEPT', cashFen: 0 })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await voided({ cash: 'KEPT', cashFen: 10_000 });
    expect(await it1.cash()).toEqual([]);
  });
});
