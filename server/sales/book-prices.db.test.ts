import { beforeEach, describe, expect, it } from 'vitest';
import { answerBreach } from '@/server/open-items/answer-breach';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeReturn, makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { figuresOf } from '@/tests/helpers/section-figures';
import { checkPrices } from './check-prices';
import { completeReturn } from './complete-return';
import { completeSale } from './complete-sale';
import { counterSettings } from './counter-settings';
import { salesSection } from './day-report/sales-section';
import { listTickets } from './list-tickets';
import { listOpenBreaches } from './open-breaches';

let shop: Awaited<ReturnType<typeof makeCounter>>;
beforeEach(async () => {
  shop = await makeCounter();
});

/** A sofa of 3,321.91 by the book, which a tablet sells as if its list price were another. */
async function sold(seq: number, listPriceFen: number, over: { bookChanged?: Date } = {}) {
  const sofa = await makeProduct({ listPriceFen: 332_191 });
  await db().product.update({
    where: { id: sofa.id },
    data: { updatedAt: over.bookChanged ?? new Date(Date.now() - 86_400_000) },
  });
  const sale = makeSale(shop.at(seq), [{ product: { ...sofa, listPriceFen: BigInt(listPriceFen) } }]);
  return { sofa, sale, result: await completeSale(shop.ctx, { storeId: shop.store.id, ...sale }) };
}

const day = async () => {
  const { businessDay } = await db()
    .businessDay.findFirstOrThrow({ where: { storeId: shop.store.id } })
    .then((row) => ({
      businessDay: row.day.toISOString().slice(0, 10),
    }));
  return figuresOf(salesSection, shop.store.id, businessDay);
};

async function differences(): Promise<string[]> {
  const facts = (await checkBooks(db())).filter((fact) => [2, 3, 6].includes(fact.number));
  return facts.flatMap((fact) => fact.examples);
}

describe('a false list price', () => {
  it('is booked; discounts go by the book’s price, and the ticket is marked wherever it is listed', async () => {
    const { result } = await sold(1, 1);
    expect(result.flags).toEqual(['LIST_DIFFERS', 'BREACH']);
    const { tickets } = await listTickets(db(), { storeIds: [shop.store.id] });
    expect(tickets[0]).toMatchObject({
      flags: ['LIST_DIFFERS', 'BREACH'],
      totalFen: 1,
      discountFen: 332_190,
    });
    expect((await day()).tickets.SALE).toMatchObject({ listFen: 332_191, discountFen: 332_190, netFen: 1 });
    expect((await day()).discounts).toMatchObject({ overrideCount: 1, overrideFen: 332_190, lineFen: 0 });
    expect(await differences()).toEqual([]);
  });

  it('is an open item of the manager at once, who answers for it', async () => {
    await sold(1, 1);
    const manager = await contextOf(await makePerson(['STORE_MANAGER'], shop.store.id));
    const [open] = await listOpenBreaches(db(), shop.store.id, true);
    expect(open).toMatchObject({ isFalseList: true, floorFen: null, netFen: 1 });
    await answerBreach.execute(manager, {
      storeId: shop.store.id,
      requestId: newId(),
      breachId: open?.id ?? '',
      answer: '平板被改过',
    });
    expect(await listOpenBreaches(db(), shop.store.id, true)).toEqual([]);
  });

  it('is none when the book’s price changed after the sale, or is lower than the tablet’s', async () => {
    const changed = await sold(1, 300_000, { bookChanged: new Date(Date.now() + 60_000) });
    expect(changed.result).toMatchObject({ flags: ['LIST_DIFFERS'], lines: [{ breach: false }] });
    const dearer = await sold(2, 400_000);
    expect(dearer.result).toMatchObject({ flags: ['LIST_DIFFERS'], lines: [{ breach: false }] });
    expect(await differences()).toEqual([]);
  });

  it('comes back as it was sold: a return cancels its figures', async () => {
    const { sale } = await sold(1, 100_000);
    // A manager: it is above what a clerk takes back alone.
    const manager = await makePerson(['STORE_MANAGER'], shop.store.id);
    await completeReturn.execute(await contextOf(manager, { device: shop.device }), {
      storeId: shop.store.id,
      ...makeReturn(shop.at(2), sale, { refundFen: 100_000 }),
    });
    const { SALE, RETURN } = (await day()).tickets;
    expect((SALE?.listFen ?? 0) + (RETURN?.listFen ?? 0)).toBe(0);
    expect((SALE?.discountFen ?? 0) + (RETURN?.discountFen ?? 0)).toBe(0);
    expect(await differences()).toEqual([]);
  });
});

describe('a device with too many of them in a day', () => {
  it('changes no more prices until the manager answered; what is finished is booked all the same', async () => {
    const manager = await contextOf(await makePerson(['STORE_MANAGER'], shop.store.id));
    const ask = () =>
      checkPrices(shop.ctx, {
        storeId: shop.store.id,
        lines: [{ lineId: newId(), productId: newId(), quantity: '1', netFen: 1 }],
      });
    const isLocked = async () => {
      const { actor } = shop.ctx;
      if (!actor) throw new Error('somebody is signed in');
      return (await counterSettings({ ...shop.ctx, actor }, shop.store.id)).priceChangesLocked;
    };
    for (let seq = 1; seq <= 5; seq += 1) await sold(seq, 1);
    expect([await isLocked(), (await ask()).length]).toEqual([false, 1]);
    await sold(6, 1);
    expect(await isLocked()).toBe(true);
    await expect(ask()).rejects.toMatchObject({ code: 'PRICE_CHANGES_LOCKED', params: { limit: 5 } });
    expect((await sold(7, 1)).result.lines[0]?.breach).toBe(true);
    for (const breach of (await listOpenBreaches(db(), shop.store.id, true)).slice(0, 2))
      await answerBreach.execute(manager, {
        storeId: shop.store.id,
        requestId: newId(),
        breachId: breach.id,
        answer: '已查',
      });
    expect([await isLocked(), (await ask()).length]).toEqual([false, 1]);
  });
});
