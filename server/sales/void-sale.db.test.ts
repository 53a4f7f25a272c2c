import { beforeEach, describe, expect, it } from 'vitest';
import { receiptNumber } from '@/lib/receipt-number';
import { grantApproval } from '@/server/approvals/grant-approval';
import { forgetLimits } from '@/server/limits/limits-of-store';
import { setLimit } from '@/server/limits/set-limit';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { countTill } from '@/server/tills/count-till';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeReturn, makeSale } from '@/tests/factories/sales';
import { contextOf, givePin, makePerson } from '@/tests/factories/staff';
import { completeReturn } from './complete-return';
import { completeSale } from './complete-sale';
import { voidable, voidSale } from './void-sale';

const PIN = '271828';

/** Facts that do not hold, but for the drawer: a session of the factories has its float without a movement. */
const differing = (facts: Awaited<ReturnType<typeof checkBooks>>) =>
  facts.filter(({ number }) => number !== 4).flatMap(({ examples }) => examples);

describe('voiding the last sale', () => {
  let shop: Awaited<ReturnType<typeof makeCounter>>;
  let seq: number;
  beforeEach(async () => {
    shop = await makeCounter();
    seq = 0;
    await limit('ALLOWED');
  });

  async function limit(state: 'ALLOWED' | 'NEEDS_APPROVAL' | 'DENIED') {
    const head = await contextOf(await makePerson(['HEAD_OFFICE'], null));
    await setLimit.execute(head, {
      requestId: newId(),
      role: 'CLERK',
      act: 'VOID_LAST',
      state,
      limitBp: null,
    });
    forgetLimits();
  }
  async function sell(options: Parameters<typeof makeSale>[2] = {}) {
    const product = await makeProduct({ listPriceFen: 10_050 });
    seq += 1;
    const sale = makeSale(shop.at(seq), [{ product, quantity: '2' }], options);
    await completeSale(shop.ctx, { storeId: shop.store.id, ...sale });
    return { product, sale };
  }
  function voiding(ticketId: string, approvalId?: string, requestId = newId()) {
    seq += 1;
    return {
      requestId,
      storeId: shop.store.id,
      ticketId,
      seq,
      number: receiptNumber(shop.device.prefix, seq),
      sessionId: shop.session.id,
      occurredAt: new Date(),
      reason: '@priceError',
      ...(approvalId ? { approvalId } : {}),
    };
  }

  it('takes goods and money back as they came, once, under a number of its own', async () => {
    const { product, sale } = await sell({ roundingFen: 50, tenders: [{ kind: 'CASH', amountFen: 20_050 }] });
    expect(await voidable(shop.ctx as never, shop.store.id)).toMatchObject({
      ticketId: sale.id,
      totalFen: 20_050,
      needsApproval: false,
      why: null,
    });
    const input = voiding(sale.id);
    const done = await voidSale.execute(shop.ctx, input);
    expect(done).toMatchObject({ number: input.number, refundFen: 20_050 });
    // Asked again under its id it is the same.
    expect(await voidSale.execute(shop.ctx, input)).toEqual(done);
    const ticket = await db().ticket.findFirstOrThrow({
      where: { storeId: shop.store.id, kind: 'VOID' },
      include: { tenders: true },
    });
    expect(ticket).toMatchObject({ originalTicketId: sale.id, netFen: -20_100n, roundingFen: -50n });
    expect(ticket.tenders.map(({ kind, amountFen }) => [kind, amountFen])).toEqual([['CASH', -20_050n]]);
    const levels = await db().stockLevel.findMany({
      where: { storeId: shop.store.id, productId: product.id },
    });
    expect(levels.reduce((sum, { onHand }) => sum + Number(onHand), 0)).toBe(0);
    await expect(voidSale.execute(shop.ctx, voiding(sale.id))).rejects.toMatchObject({
      code: 'VOID_REFUSED',
    });
    expect(await voidable(shop.ctx as never, shop.store.id)).toBeNull();
    const report = await checkBooks(db());
    expect(differing(report)).toEqual([]);
  });

  it('takes somebody’s word where it needs one, for exactly that sale', async () => {
    await limit('NEEDS_APPROVAL');
    const manager = await makePerson(['STORE_MANAGER'], shop.store.id);
    await givePin(manager.id, PIN);
    const { sale } = await sell();
    await expect(voidSale.execute(shop.ctx, voiding(sale.id))).rejects.toMatchObject({
      code: 'VOID_NEEDS_APPROVAL',
    });
    const requestId = newId();
    const { approvalId } = await grantApproval(shop.ctx, {
      requestId: newId(),
      storeId: shop.store.id,
      kind: 'VOID_LAST',
      granterId: manager.id,
      reason: '@agreed',
      subjectId: requestId,
      ticketId: sale.id,
      netFen: sale.totalFen,
      oldFen: 0,
      pin: PIN,
    });
    await expect(voidSale.execute(shop.ctx, voiding(sale.id, approvalId))).rejects.toMatchObject({
      code: 'VOID_NEEDS_APPROVAL',
    });
    await voidSale.execute(shop.ctx, voiding(sale.id, approvalId, requestId));
    expect(await db().approvalUse.count({ where: { storeId: shop.store.id, approvalId } })).toBe(1);
    expect(differing(await checkBooks(db()))).toEqual([]);
  });

  it('is refused with the reason', async () => {
    const { sale: first } = await sell();
    const { sale: second } = await sell();
    const why = (ticketId: string) =>
      voidSale.execute(shop.ctx, voiding(ticketId)).then(
        () => null,
        ({ code, params }) => params.why ?? code,
      );
    expect(await why(first.id)).toBe('NOT_LAST');
    seq += 1;
    const part = makeReturn(shop.at(seq), second, { quantity: '1', refundFen: 10_050 });
    await completeReturn.execute(shop.ctx, { storeId: shop.store.id, ...part });
    expect(await why(second.id)).toBe('RETURNED');
    const { sale: third } = await sell();
    const count = { sessionId: shop.session.id, denominations: { '10000': 1 }, tenderCounts: {} };
    await countTill.execute(shop.ctx, { requestId: newId(), storeId: shop.store.id, ...count });
    expect(await why(third.id)).toBe('COUNTED');
    await limit('DENIED');
    expect(await voidable(shop.ctx as never, shop.store.id)).toBeNull();
    const { sale: fourth } = await sell();
    expect(await why(fourth.id)).toBe('VOID_DENIED');
  });

  it('the database keeps it: once, whole, with a reason', async () => {
    const { sale } = await sell();
    await voidSale.execute(shop.ctx, voiding(sale.id));
    const row = await db().ticket.findFirstOrThrow({ where: { storeId: shop.store.id, kind: 'VOID' } });
    const again = { ...row, id: newId(), seq: 900, number: 'X-000900' };
    await expect(db().ticket.create({ data: again })).rejects.toThrow(/ticket_voided_once|Unique/);
    await expect(
      db().ticket.create({ data: { ...again, originalTicketId: newId(), reason: ' ' } }),
    ).rejects.toThrow(/ticket_void_takes_a_sale_back/);
  });
});
