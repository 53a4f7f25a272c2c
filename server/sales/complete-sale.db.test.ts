import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { fenOf, milliOf } from '@/server/platform/numbers';
import { makeProduct } from '@/tests/factories/catalog';
import { makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { makeDevice, makeSession, makeTill } from '@/tests/factories/tills';
import { asOwner } from '@/tests/helpers/database';
import { completeSale, completeSales } from './complete-sale';

async function counter(roles: Parameters<typeof makePerson>[0] = ['CLERK']) {
  const store = await makeStore();
  const person = await makePerson(roles, store.id);
  const { till, device } = await makeTill(store);
  const session = await makeSession(store, till.id, person.id);
  const ctx = await contextOf(person, { device });
  return {
    store,
    person,
    till,
    device,
    session,
    ctx,
    at: (seq: number) => ({ prefix: device.prefix, seq, sessionId: session.id }),
  };
}

describe('complete a sale', () => {
  let shop: Awaited<ReturnType<typeof counter>>;
  beforeAll(async () => {
    shop = await counter();
  });

  it('books ticket, tender, stock, cash and audit at once', async () => {
    const product = await makeProduct({ listPriceFen: 12_345 });
    const sale = makeSale(shop.at(1), [{ product, quantity: '2' }], {
      tenders: [{ kind: 'CASH', amountFen: 30_000 }],
      changeFen: 5_310,
    });
    const result = await completeSale(shop.ctx, { storeId: shop.store.id, ...sale });
    expect(result).toMatchObject({
      ticketId: sale.id,
      number: `${shop.device.prefix}-000001`,
      netFen: 24_690,
      flags: [],
    });
    const level = await db().stockLevel.findFirstOrThrow({
      where: { storeId: shop.store.id, productId: product.id },
    });
    expect(milliOf(level.onHand)).toBe(-2000);
    const entry = await db().stockEntry.findFirstOrThrow({
      where: { storeId: shop.store.id, documentId: sale.id },
    });
    expect(entry).toMatchObject({ kind: 'SALE', belowZero: true });
    const cash = await db().cashMovement.findFirstOrThrow({
      where: { storeId: shop.store.id, ticketId: sale.id },
    });
    expect(fenOf(cash.amountFen)).toBe(24_690);
    const audit = await db().auditEntry.findMany({ where: { scopeId: shop.store.id, subjectId: sale.id } });
    expect(audit).toHaveLength(1);
  });

  it('books a line at its fixed price beside a basket discount, and as the counter shared it before it said so', async () => {
    const product = await makeProduct({ listPriceFen: 20_000 });
    const discount = { kind: 'amount' as const, fen: 2_000, fixedFen: 18_000 };
    const lines = [{ product, discount }, { product }];
    const tenth = { kind: 'percent' as const, basisPoints: 1_000 };
    const sale = makeSale(shop.at(101), lines, { basketDiscount: tenth });
    const booked = await completeSale(shop.ctx, { storeId: shop.store.id, ...sale });
    expect(booked).toMatchObject({ netFen: 36_000 });
    const unsaid = { ...sale, lines: sale.lines.map(({ fixedPrice: _, ...line }) => line) };
    const wrong = { ...unsaid, id: newId(), number: `${shop.device.prefix}-000102`, seq: 102 };
    await expect(completeSale(shop.ctx, { storeId: shop.store.id, ...wrong })).rejects.toMatchObject({
      code: 'TOTALS_DIFFER',
    });
    const { fixedFen: _, ...plain } = discount;
    const before = makeSale(shop.at(102), [{ product, discount: plain }, { product }], {
      basketDiscount: tenth,
    });
    expect(await completeSale(shop.ctx, { storeId: shop.store.id, ...before })).toMatchObject({
      netFen: 34_200,
    });
  });

  it('answers a repeat with the first result and refuses the same id with other content', async () => {
    const product = await makeProduct();
    const sale = makeSale(shop.at(2), [{ product }]);
    const first = await completeSale(shop.ctx, { storeId: shop.store.id, ...sale });
    expect(await completeSale(shop.ctx, { storeId: shop.store.id, ...sale })).toEqual(first);
    await expect(
      completeSale(shop.ctx, { storeId: shop.store.id, ...sale, note: '别的' }),
    ).rejects.toMatchObject({ code: 'CONFLICT_REQUEST' });
    expect(await db().stockEntry.count({ where: { storeId: shop.store.id, productId: product.id } })).toBe(1);
  });

  it('makes one ticket of a double tap', async () => {
    const product = await makeProduct();
    const sale = makeSale(shop.at(3), [{ product }]);
    const results = await Promise.all(
      Array.from({ length: 8 }, () => completeSale(shop.ctx, { storeId: shop.store.id, ...sale })),
    );
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(await db().ticket.count({ where: { storeId: shop.store.id, id: sale.id } })).toBe(1);
  });

  it('keeps level = sum of entries with 64 buyers of one product', async () => {
    const product = await makeProduct();
    const tills = await Promise.all(
      Array.from({ length: 8 }, async (_, index) => {
        const device = await makeDevice(shop.store, shop.till, 10 + index);
        return { device, ctx: await contextOf(shop.person, { device }) };
      }),
    );
    const deadlocks = async () => {
      const [row] = await asOwner<{ deadlocks: string }>(
        'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
      );
      return row?.deadlocks;
    };
    const before = await deadlocks();
    await Promise.all(
      tills.flatMap(({ device, ctx }) =>
        Array.from({ length: 8 }, (_, index) =>
          completeSale(ctx, {
            storeId: shop.store.id,
            ...makeSale({ prefix: device.prefix, seq: index + 1, sessionId: shop.session.id }, [{ product }]),
          }),
        ),
      ),
    );
    const [row] = await asOwner<{ on_hand: string; entries: string; cost: string }>(
      `SELECT (SELECT sum(on_hand) FROM stock_level WHERE product_id = $1) AS on_hand,
        (SELECT sum(quantity) FROM stock_entry WHERE product_id = $1) AS entries,
        (SELECT quantity FROM stock_cost WHERE product_id = $1) AS cost`,
      [product.id],
    );
    expect(await deadlocks()).toBe(before);
    expect(row).toEqual({ on_hand: '-64.000', entries: '-64.000', cost: '-64.000' });
    const series = await db().receiptSeries.findMany({
      where: { storeId: shop.store.id, prefix: { in: tills.map((till) => till.device.prefix) } },
    });
    expect(series.map((one) => [one.last, one.accounted])).toEqual(tills.map(() => [8, 8]));
  });

  it('gives each sale of a batch its own result', async () => {
    const product = await makeProduct();
    const good = makeSale(shop.at(10), [{ product }]);
    const wrong = { ...makeSale(shop.at(11), [{ product }]), totalFen: 1 };
    const again = { ...makeSale(shop.at(10), [{ product }]) };
    const later = makeSale(shop.at(12), [{ product, handover: 'LATER' }]);
    const outcomes = await completeSales(shop.ctx, {
      storeId: shop.store.id,
      sales: [good, wrong, again, later],
    });
    expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.error.code))).toEqual([
      'ok',
      'TOTALS_DIFFER',
      'RECEIPT_NUMBER_TAKEN',
      'ok',
    ]);
    const awaiting = await db().stockLevel.findFirstOrThrow({
      where: { storeId: shop.store.id, productId: product.id, zoneId: shop.store.zones.awaiting.id },
    });
    expect(milliOf(awaiting.onHand)).toBe(1000);
  });

  it('books a finished sale below the floor as a breach', async () => {
    const product = await makeProduct({ listPriceFen: 10_000, floorPriceFen: 9_000 });
    const sale = makeSale(shop.at(20), [{ product, discount: { kind: 'amount', fen: 2_000 } }]);
    const result = await completeSale(shop.ctx, { storeId: shop.store.id, ...sale });
    expect(result.lines[0]?.breach).toBe(true);
    expect(await db().breach.count({ where: { storeId: shop.store.id, ticketId: sale.id } })).toBe(1);
  });

  it('books on the first open day when its own is closed', async () => {
    const other = await counter();
    await asOwner(
      `UPDATE business_day SET state = 'CLOSED', closed_at = now(), closed_by_id = $2 WHERE store_id = $1`,
      [other.store.id, other.person.id],
    );
    const product = await makeProduct();
    const result = await completeSale(other.ctx, {
      storeId: other.store.id,
      ...makeSale(other.at(1), [{ product }]),
    });
    expect(result.flags).toEqual(['LATE_DAY']);
  });

  it.each([
    ['a role that does not sell', ['ACCOUNTANT'] as const, 'FORBIDDEN'],
    ['a stock keeper', ['STOCK_KEEPER'] as const, 'FORBIDDEN'],
  ])('refuses %s', async (_, roles, code) => {
    const person = await makePerson(roles, shop.store.id);
    const ctx = await contextOf(person, { device: shop.device });
    const product = await makeProduct();
    await expect(
      completeSale(ctx, { storeId: shop.store.id, ...makeSale(shop.at(90), [{ product }]) }),
    ).rejects.toMatchObject({ code });
  });

  it('refuses another store, an office browser, an unknown product and an unknown session', async () => {
    const product = await makeProduct();
    const other = await counter();
    const sale = makeSale(shop.at(91), [{ product }]);
    await expect(completeSale(shop.ctx, { storeId: other.store.id, ...sale })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const office = await contextOf(shop.person);
    await expect(completeSale(office, { storeId: shop.store.id, ...sale })).rejects.toMatchObject({
      code: 'COUNTER_DEVICE_REQUIRED',
    });
    const nothing = { id: other.store.id, listPriceFen: 100n, taxRateBp: 0 };
    await expect(
      completeSale(shop.ctx, { storeId: shop.store.id, ...makeSale(shop.at(92), [{ product: nothing }]) }),
    ).rejects.toMatchObject({ code: 'PRODUCT_UNKNOWN' });
    await expect(
      completeSale(shop.ctx, {
        storeId: shop.store.id,
        ...makeSale({ ...shop.at(93), sessionId: other.session.id }, [{ product }]),
      }),
    ).rejects.toMatchObject({ code: 'TILL_SESSION_UNKNOWN' });
  });
});
