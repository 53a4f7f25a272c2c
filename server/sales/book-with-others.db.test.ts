import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { Busy } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { milliOf } from '@/server/platform/numbers';
import { checkBooks } from '@/server/reports/books/check-books';
import { makeProduct } from '@/tests/factories/catalog';
import { makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { makeSession, makeTill } from '@/tests/factories/tills';
import { asOwner, withTestDatabase } from '@/tests/helpers/database';
import { completeSale } from './complete-sale';

const TILLS = 8;

let store: Awaited<ReturnType<typeof makeStore>>;
let tills: Awaited<ReturnType<typeof openTill>>[];
let product: Awaited<ReturnType<typeof makeProduct>>;

beforeAll(async () => {
  store = await makeStore();
  product = await makeProduct();
  tills = await Promise.all(Array.from({ length: TILLS }, (_, index) => openTill(`0${index + 1}`)));
  // The first sale of a device and of a product takes the rare way.
  await Promise.all(tills.map((till) => sell(till, [{ product }])));
});

async function openTill(code: string) {
  const person = await makePerson(['CLERK'], store.id);
  const { till, device } = await makeTill(store, code);
  const session = await makeSession(store, till.id, person.id);
  return { person, device, session, ctx: await contextOf(person, { device }), seq: 0 };
}

function sell(till: (typeof tills)[number], lines: Parameters<typeof makeSale>[1], over: object = {}) {
  return completeSale(till.ctx, { ...aSale(till, lines), ...over });
}

function aSale(till: (typeof tills)[number], lines: Parameters<typeof makeSale>[1]) {
  till.seq += 1;
  const at = { prefix: till.device.prefix, seq: till.seq, sessionId: till.session.id };
  return { storeId: store.id, ...makeSale(at, lines) };
}

/** As a tablet does: told that the store is busy, it asks again, for the same sale. */
async function sellPatiently(till: (typeof tills)[number], lines: Parameters<typeof makeSale>[1]) {
  const sale = aSale(till, lines);
  for (;;) {
    try {
      return await completeSale(till.ctx, sale);
    } catch (error) {
      if (!(error instanceof Busy)) throw error;
    }
  }
}

/** Locks a product's stock as somebody would who never ends. */
async function holdStockOf(productId: string) {
  const client = new pg.Client({ connectionString: withTestDatabase().ownerUrl });
  await client.connect();
  await client.query('BEGIN');
  await client.query('SELECT 1 FROM stock_cost WHERE store_id = $1 AND product_id = $2 FOR UPDATE', [
    store.id,
    productId,
  ]);
  return async () => {
    await client.query('COMMIT');
    await client.end();
  };
}

async function booksAgree() {
  const facts = await db().$transaction((tx) => checkBooks(tx));
  // Factories open tills without their command, which fact 4 misses in the audit trail.
  expect(facts.filter(({ number }) => number !== 4).flatMap((fact) => fact.examples)).toEqual([]);
}

describe('sales of several tills at one moment', () => {
  it('share transactions, and each stays its own: number, drawer, person, device', async () => {
    const results = await Promise.all(
      tills.flatMap((till) =>
        Array.from({ length: 5 }, () => sell(till, [{ product }]).then((result) => ({ till, result }))),
      ),
    );
    for (const { till, result } of results) {
      const ticket = await db().ticket.findUniqueOrThrow({
        where: { storeId_id: { storeId: store.id, id: result.ticketId } },
      });
      expect(ticket).toMatchObject({
        deviceId: till.device.id,
        personId: till.person.id,
        sessionId: till.session.id,
        number: result.number,
      });
      const [audit, ...more] = await db().auditEntry.findMany({
        where: { scopeId: store.id, subjectId: result.ticketId },
      });
      expect(more).toEqual([]);
      expect(audit).toMatchObject({ actorId: till.person.id, deviceId: till.device.id });
    }
    for (const { device, seq } of tills) {
      expect(
        await db().receiptSeries.findUniqueOrThrow({
          where: { storeId_deviceId: { storeId: store.id, deviceId: device.id } },
        }),
      ).toMatchObject({ last: seq, accounted: seq });
    }
    const ids = results.map(({ result }) => result.ticketId);
    const [written] = await asOwner<{ transactions: number }>(
      'SELECT count(DISTINCT xmin::text)::int AS transactions FROM ticket WHERE id = ANY($1::uuid[])',
      [ids],
    );
    expect(written?.transactions).toBeLessThan(ids.length / 2);
    await booksAgree();
  });

  it('one that is refused, or clashes with another, leaves the rest as they are', async () => {
    const before = await db().stockLevel.findFirstOrThrow({
      where: { storeId: store.id, productId: product.id },
    });
    const lineId = newId();
    const odd = tills.map((till, index) => {
      const unknown = { ...product, id: newId() };
      if (index === 2) return sell(till, [{ product: unknown }]);
      // The same line twice, of two tills that know nothing of each other.
      if (index === 4 || index === 5) return sell(till, [{ product, id: lineId }]);
      return sell(till, [{ product }]);
    });
    const settled = await Promise.allSettled(odd);
    expect(settled.map(({ status }) => status === 'fulfilled')).toEqual([
      true,
      true,
      false,
      true,
      settled[4]?.status === 'fulfilled',
      settled[4]?.status !== 'fulfilled',
      true,
      true,
    ]);
    expect(settled[2]).toMatchObject({ reason: { code: 'PRODUCT_UNKNOWN' } });
    const clash = [settled[4], settled[5]].find((one) => one?.status === 'rejected');
    expect(clash).toMatchObject({
      reason: { code: expect.stringMatching(/^(CONFLICT_REQUEST|LINE_REPEATED)$/) },
    });
    const after = await db().stockLevel.findFirstOrThrow({
      where: { storeId: store.id, productId: product.id },
    });
    expect(milliOf(before.onHand) - milliOf(after.onHand)).toBe(6_000);
    // Numbers of refused sales are gaps, as ever; the tills go on counting.
    for (const till of [tills[2], tills[4], tills[5]]) if (till) await sell(till, [{ product }]);
  });

  it('one that needs the long way takes it alone', async () => {
    const fresh = await makeProduct();
    const results = await Promise.all(
      tills.map((till, index) => sell(till, [{ product: index % 3 === 0 ? fresh : product }])),
    );
    expect(new Set(results.map((result) => result.ticketId)).size).toBe(TILLS);
    const level = await db().stockLevel.findFirstOrThrow({
      where: { storeId: store.id, productId: fresh.id },
    });
    expect(milliOf(level.onHand)).toBe(-3_000);
  });

  it('the same sale from many requests at once is one ticket, whatever others do meanwhile', async () => {
    const [first, ...others] = tills;
    if (!first) throw new Error('eight tills');
    first.seq += 1;
    const at = { prefix: first.device.prefix, seq: first.seq, sessionId: first.session.id };
    const sale = makeSale(at, [{ product }]);
    const again = () => completeSale(first.ctx, { storeId: store.id, ...sale });
    const results = await Promise.all([
      ...Array.from({ length: 6 }, again),
      ...others.map((till) => sell(till, [{ product }])),
    ]);
    expect(new Set(results.slice(0, 6).map((result) => result.ticketId))).toEqual(new Set([sale.id]));
    expect(
      await db().ticket.count({ where: { storeId: store.id, deviceId: first.device.id, seq: first.seq } }),
    ).toBe(1);
  });

  it('a lock held for longer than anybody waits holds up who needs it alone', async () => {
    const other = await makeProduct();
    for (const till of tills) await sell(till, [{ product: other }]);
    const letGo = await holdStockOf(product.id);
    const [first, second, ...rest] = tills;
    const held = [first, second].map((till) => till && sellPatiently(till, [{ product }]));
    await Promise.all(rest.map((till) => sell(till, [{ product: other }])));
    // Only now: the others did not wait for it.
    await letGo();
    for (const result of await Promise.all(held)) expect(result?.flags).toBeDefined();
    await booksAgree();
  }, 60_000);
});
