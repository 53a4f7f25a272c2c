import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { fenOf, milliOf } from '@/server/platform/numbers';
import { checkBooks } from '@/server/reports/books/check-books';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeReturn, makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { completeExchange } from './complete-exchange';
import { completeReturn } from './complete-return';
import { completeSale } from './complete-sale';
import { ticketDetail } from './ticket-detail';

describe('an exchange', () => {
  let shop: Awaited<ReturnType<typeof makeCounter>>;
  let seq = 0;
  beforeAll(async () => {
    shop = await makeCounter();
  });
  const at = () => {
    seq += 1;
    return shop.at(seq);
  };
  const onHand = async (productId: string) => {
    const levels = await db().stockLevel.findMany({ where: { storeId: shop.store.id, productId } });
    return levels.reduce((sum, level) => sum + milliOf(level.onHand), 0);
  };

  /** A lamp sold for 100, paid by card, and a dearer or cheaper one that it is to be exchanged for. */
  async function begin(priceFen: number) {
    const lamp = await makeProduct({ listPriceFen: 10_000 });
    const other = await makeProduct({ listPriceFen: priceFen });
    const sold = makeSale(at(), [{ product: lamp }], { tenders: [{ kind: 'CARD', amountFen: 10_000 }] });
    await completeSale(shop.ctx, { storeId: shop.store.id, ...sold });
    return { lamp, other, sold };
  }

  it('for something dearer: what came back pays by the tender it was paid with, the rest by another', async () => {
    const { lamp, other, sold } = await begin(15_000);
    const returned = makeReturn(at(), sold, { refundFen: 10_000 });
    const sale = makeSale(at(), [{ product: other }], {
      tenders: [
        { kind: 'CARD', amountFen: 10_000 },
        { kind: 'CASH', amountFen: 5_000 },
      ],
    });
    const input = { requestId: newId(), storeId: shop.store.id, returned, sale };
    const first = await completeExchange.execute(shop.ctx, input);
    expect(first).toMatchObject({ returned: { refundFen: 10_000 }, sale: { totalFen: 15_000 } });
    expect(await completeExchange.execute(shop.ctx, input)).toEqual(first);
    expect([await onHand(lamp.id), await onHand(other.id)]).toEqual([0, -1_000]);
    const tickets = await db().ticket.findMany({
      where: { storeId: shop.store.id, exchangeId: input.requestId },
      orderBy: { seq: 'asc' },
    });
    expect(tickets.map(({ kind, netFen }) => [kind, fenOf(netFen)])).toEqual([
      ['RETURN', -10_000],
      ['SALE', 15_000],
    ]);
    const { related } = await ticketDetail(db(), shop.store.id, sale.id, { floor: false });
    expect(related.map(({ number }) => number)).toEqual([returned.number]);
    // What was exchanged goes back as well, to the tenders it stands on now.
    const back = makeReturn(at(), sale, { refundFen: 15_000 });
    const [card, cash] = sale.tenders;
    await completeReturn.execute(shop.ctx, {
      storeId: shop.store.id,
      ...back,
      refunds: [
        { id: newId(), refundsTenderId: card?.id ?? '', amountFen: 10_000 },
        { id: newId(), refundsTenderId: cash?.id ?? '', amountFen: 5_000 },
      ],
    });
  });

  it('for something cheaper: the difference goes back to the tender that paid', async () => {
    const { other, sold } = await begin(6_000);
    const returned = makeReturn(at(), sold, { refundFen: 10_000 });
    const sale = makeSale(at(), [{ product: other }], { tenders: [{ kind: 'CARD', amountFen: 6_000 }] });
    await completeExchange.execute(shop.ctx, { requestId: newId(), storeId: shop.store.id, returned, sale });
    const { exchange } = await ticketDetail(db(), shop.store.id, sale.id, { floor: false });
    expect(exchange).toMatchObject({
      number: returned.number,
      refundFen: 10_000,
      lines: [{ quantity: '1', refundFen: 10_000 }],
      applied: [{ kind: 'CARD', amountFen: 6_000 }],
      back: [{ kind: 'CARD', amountFen: 4_000 }],
    });
    const tenders = await db().tender.findMany({
      where: { storeId: shop.store.id, ticketId: { in: [returned.requestId, sale.id] } },
    });
    expect(tenders.reduce((sum, { amountFen }) => sum + fenOf(amountFen), 0)).toBe(-4_000);
  });

  it('is booked whole or not at all', async () => {
    const { lamp, other, sold } = await begin(15_000);
    const returned = makeReturn(at(), sold, { refundFen: 10_000 });
    const sale = makeSale(at(), [{ product: other }]);
    const before = await onHand(lamp.id);
    const wrong = { ...sale, lines: sale.lines.map((line) => ({ ...line, productId: newId() })) };
    const input = { requestId: newId(), storeId: shop.store.id, returned };
    await expect(completeExchange.execute(shop.ctx, { ...input, sale: wrong })).rejects.toMatchObject({
      code: 'PRODUCT_UNKNOWN',
    });
    expect(await onHand(lamp.id)).toBe(before);
    expect(await db().ticket.count({ where: { storeId: shop.store.id, id: returned.requestId } })).toBe(0);
    await completeExchange.execute(shop.ctx, { ...input, requestId: newId(), sale });
    expect(await onHand(lamp.id)).toBe(before + 1_000);
  });

  it('is of one moment: one session, two documents, the return first', async () => {
    const { other, sold } = await begin(15_000);
    const [early, late] = [at(), at()];
    const returned = makeReturn(late, sold, { refundFen: 10_000 });
    const sale = makeSale(early, [{ product: other }]);
    const input = { requestId: newId(), storeId: shop.store.id, returned, sale };
    await expect(completeExchange.execute(shop.ctx, input)).rejects.toMatchObject({ code: 'EXCHANGE_APART' });
    seq -= 2;
  });

  it('is asked about by whoever has the till by then', async () => {
    const { other, sold } = await begin(15_000);
    const returned = makeReturn(at(), sold, { refundFen: 10_000 });
    const sale = makeSale(at(), [{ product: other }]);
    const input = { requestId: newId(), storeId: shop.store.id, returned, sale };
    const first = await completeExchange.execute(shop.ctx, input);
    const next = await makePerson(['CLERK'], shop.store.id);
    const theirs = await contextOf(next, { device: shop.device });
    expect(await completeExchange.execute(theirs, input)).toEqual(first);
  });

  it('twice at once is booked once', async () => {
    const { lamp, other, sold } = await begin(15_000);
    const returned = makeReturn(at(), sold, { refundFen: 10_000 });
    const sale = makeSale(at(), [{ product: other }]);
    const input = { requestId: newId(), storeId: shop.store.id, returned, sale };
    const [one, two] = await Promise.all([
      completeExchange.execute(shop.ctx, input),
      completeExchange.execute(shop.ctx, input),
    ]);
    expect(two).toEqual(one);
    expect(await onHand(lamp.id)).toBe(0);
  });

  it('leaves the books true', async () => {
    const facts = await checkBooks(db());
    expect(facts.flatMap(({ number, examples }) => ([1, 2, 3].includes(number) ? examples : []))).toEqual([]);
  });
});
