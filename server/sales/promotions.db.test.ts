import { beforeAll, describe, expect, it } from 'vitest';
import { dateToDay } from '@/lib/business-day';
import { sumFen } from '@/lib/money';
import { presetReason } from '@/lib/preset-reason';
import { dayOfChain } from '@/server/catalog/price-plans/day-of-chain';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { callOffPromotion } from '@/server/promotions/call-off-promotion';
import { planPromotion } from '@/server/promotions/plan-promotion';
import type { PromotionSaid } from '@/server/promotions/schema';
import { reportOfDay } from '@/server/reports/report-of-day';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { said } from '@/tests/factories/promotions';
import { makeReturn, makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { completeReturn } from './complete-return';
import { completeSale } from './complete-sale';
import type { SaleInput } from './schema';
import { ticketDetail } from './ticket-detail';

let shop: Awaited<ReturnType<typeof makeCounter>>;
let boss: Awaited<ReturnType<typeof contextOf>>;
let today: string;
let seq = 0;
beforeAll(async () => {
  shop = await makeCounter();
  boss = await contextOf(await makePerson(['HEAD_OFFICE'], null));
  today = await dayOfChain(db(), new Date());
});

type Product = Awaited<ReturnType<typeof makeProduct>>;
const goods = (...products: Product[]) => ({
  ...said(today, {}).goods,
  all: false,
  productIds: products.map(({ id }) => id),
});
const plan = (over: Partial<PromotionSaid>, floorReason: string | null = null) =>
  planPromotion.execute(boss, { requestId: newId(), said: said(today, over), changes: null, floorReason });

/** A sale whose lines were given so much by versions. */
function promoted(
  lines: { product: Product; quantity?: string; given: [versionId: string, fen: number][] }[],
  options: { basketDiscountFen?: number } = {},
): SaleInput {
  seq += 1;
  const sale = makeSale(
    { prefix: shop.device.prefix, seq, sessionId: shop.session.id },
    lines.map(({ product, quantity, given }) => ({
      product,
      ...(quantity ? { quantity } : {}),
      discount: given.length ? { kind: 'amount' as const, fen: sumFen(given.map(([, fen]) => fen)) } : null,
    })),
    { basketDiscount: options.basketDiscountFen ? { kind: 'amount', fen: options.basketDiscountFen } : null },
  );
  return {
    ...sale,
    lines: sale.lines.map((line, at) => {
      const promotions = (lines[at]?.given ?? []).map(([versionId, fen]) => ({ versionId, fen }));
      return promotions.length ? { ...line, promotions } : line;
    }),
  };
}
const sell = (sale: SaleInput) => completeSale(shop.ctx, { storeId: shop.store.id, ...sale });
const flagsOf = async (sale: SaleInput) => {
  const { lines, flags } = await sell(sale);
  return {
    ticket: flags,
    line: lines.flatMap((line) => line.flags),
    breach: lines.some(({ breach }) => breach),
  };
};
const CLEAN = { ticket: [], line: [], breach: false };

describe('a sale by promotions', () => {
  it('is booked with what each gave, and a part of it returned gives back what was paid', async () => {
    const product = await makeProduct({ listPriceFen: 5_000 });
    const { versionId } = await plan({
      name: '三件 99',
      kind: 'N_FOR',
      pieces: 3,
      togetherFen: 9_900,
      goods: goods(product),
    });
    const sale = promoted([{ product, quantity: '3', given: [[versionId, 5_100]] }]);
    expect(await flagsOf(sale)).toEqual(CLEAN);
    const detail = await ticketDetail(db(), shop.store.id, sale.id, { floor: false });
    expect(detail.lines[0]?.promotions).toMatchObject([{ name: '三件 99', fen: 5_100, versionId }]);
    seq += 1;
    const back = await completeReturn.execute(shop.ctx, {
      storeId: shop.store.id,
      ...makeReturn({ prefix: shop.device.prefix, seq, sessionId: shop.session.id }, sale, {
        refundFen: 3_300,
      }),
    });
    expect(back.refundFen).toBe(3_300);
  });

  it('late is figured out by the version it was sold by', async () => {
    const product = await makeProduct({ listPriceFen: 10_000 });
    const first = await plan({ name: '九折', goods: goods(product) });
    const soldAt = new Date();
    await planPromotion.execute(boss, {
      ...{ requestId: newId(), floorReason: null, changes: { promotionId: first.promotionId, versionNo: 1 } },
      said: said(today, { name: '九五折', percentBp: 500, goods: goods(product) }),
    });
    const sale = { ...promoted([{ product, given: [[first.versionId, 1_000]] }]), occurredAt: soldAt };
    expect(await flagsOf(sale)).toEqual(CLEAN);
  });

  it('after it was called off is booked and marked, and nobody’s breach', async () => {
    const product = await makeProduct({ listPriceFen: 10_000 });
    const { promotionId, versionId } = await plan({ goods: goods(product) });
    await callOffPromotion.execute(
      { ...boss, now: new Date(Date.now() - 3_600_000) },
      { requestId: newId(), promotionId },
    );
    const result = await flagsOf(promoted([{ product, given: [[versionId, 1_000]] }]));
    expect(result).toEqual({ ticket: ['PROMOTION_DIFFERS'], line: ['PROMOTION_OVER'], breach: false });
  });

  it.each([
    ['more than it gives', 1_500, true],
    ['less than it gives', 500, false],
  ])('that took %s is booked as it happened, and marked', async (_, fen, breach) => {
    const product = await makeProduct({ listPriceFen: 10_000 });
    const { versionId } = await plan({ goods: goods(product) });
    const sale = promoted([{ product, given: [[versionId, fen]] }]);
    const { ticket, line, breach: found } = await flagsOf(sale);
    expect([ticket.includes('PROMOTION_DIFFERS'), line, found]).toEqual([
      true,
      ['PROMOTION_DIFFERS'],
      breach,
    ]);
    const detail = await ticketDetail(db(), shop.store.id, sale.id, { floor: false });
    expect(detail.lines[0]?.promotions).toMatchObject([{ fen }]);
  });

  it('by a version nobody made, of other goods, another store, for members or of another day is too much', async () => {
    const [product, other] = await Promise.all([
      makeProduct({ listPriceFen: 10_000 }),
      makeProduct({ listPriceFen: 10_000 }),
    ]);
    const elsewhere = await makeCounter();
    const versions = await Promise.all([
      plan({ goods: goods(other) }),
      plan({ goods: goods(product), storeIds: [elsewhere.store.id] }),
      plan({ goods: goods(product), membersOnly: true }),
      plan({ goods: goods(product), weekdays: [((new Date(`${today}T00:00Z`).getUTCDay() || 7) % 7) + 1] }),
    ]);
    for (const versionId of [newId(), ...versions.map((one) => one.versionId)]) {
      const result = await flagsOf(promoted([{ product, given: [[versionId, 1_000]] }]));
      expect([result.line, result.breach]).toEqual([['PROMOTION_DIFFERS'], true]);
    }
  });

  it('whose sum is not the line’s discount is refused', async () => {
    const product = await makeProduct({ listPriceFen: 10_000 });
    const { versionId } = await plan({ goods: goods(product) });
    const sale = promoted([{ product, given: [[versionId, 1_000]] }]);
    const wrong = {
      ...sale,
      lines: sale.lines.map((line) => ({ ...line, promotions: [{ versionId, fen: 999 }] })),
    };
    await expect(sell(wrong)).rejects.toMatchObject({ code: 'TOTALS_DIFFER' });
    seq -= 1;
  });

  it('follows each other by priority', async () => {
    const product = await makeProduct({ listPriceFen: 10_000 });
    const price = await plan({
      ...{ kind: 'PRICE', prices: [{ productId: product.id, priceFen: 8_000 }] },
      ...{ priority: 1, isFinal: false },
    });
    const tenth = await plan({ priority: 2, goods: goods(product) });
    const sale = promoted([
      {
        product,
        given: [
          [price.versionId, 2_000],
          [tenth.versionId, 800],
        ],
      },
    ]);
    expect(await flagsOf(sale)).toEqual(CLEAN);
  });
});

describe('below the floor', () => {
  it('the promotion is the approval, for its goods down to its price', async () => {
    const product = await makeProduct({ listPriceFen: 10_000, floorPriceFen: 9_500 });
    const { versionId } = await plan({ goods: goods(product) }, '清仓');
    const sale = promoted([{ product, given: [[versionId, 1_000]] }]);
    expect(await flagsOf(sale)).toEqual(CLEAN);
    const detail = await ticketDetail(db(), shop.store.id, sale.id, { floor: false });
    expect(detail.lines[0]).toMatchObject({ allowedByPromotion: true, floorFen: null });
    // A discount on top of it was nobody's word.
    const more = promoted([{ product, given: [[versionId, 1_000]] }], { basketDiscountFen: 100 });
    expect((await flagsOf(more)).breach).toBe(true);
  });

  it('a floor that was raised since is a breach', async () => {
    const product = await makeProduct({ listPriceFen: 10_000 });
    const { versionId } = await plan({ goods: goods(product) });
    await db().product.update({ where: { id: product.id }, data: { floorPriceFen: 9_500n } });
    expect(await flagsOf(promoted([{ product, given: [[versionId, 1_000]] }]))).toMatchObject({
      ...{ line: [], breach: true },
    });
  });
});

describe('a member', () => {
  it('pays the better of the two, and both only where the promotion says so', async () => {
    const product = await makeProduct({ listPriceFen: 10_000 });
    const [alone, both] = await Promise.all([
      plan({ goods: goods(product) }),
      plan({ goods: goods(product), withMemberPrice: true }),
    ]);
    const customerId = newId();
    const at = (versionId: string): SaleInput => {
      seq += 1;
      const sale = makeSale({ prefix: shop.device.prefix, seq, sessionId: shop.session.id }, [
        { product, unitPriceFen: 9_500, discount: { kind: 'amount', fen: 950 } },
      ]);
      return {
        ...sale,
        customerId,
        lines: sale.lines.map((line) => ({
          ...line,
          overrideReason: presetReason('member'),
          promotions: [{ versionId, fen: 950 }],
        })),
      };
    };
    expect((await flagsOf(at(both.versionId))).line).not.toContain('PROMOTION_DIFFERS');
    expect((await flagsOf(at(alone.versionId))).line).toContain('PROMOTION_DIFFERS');
  });
});

describe('the day report', () => {
  it('says what each promotion gave that day, with its receipts; reading it again says the same', async () => {
    const product = await makeProduct({ listPriceFen: 10_000 });
    const { versionId } = await plan({ goods: goods(product), name: '开业八折', percentBp: 2_000 });
    const sold = await sell(promoted([{ product, quantity: '2', given: [[versionId, 4_000]] }]));
    await sell(promoted([{ product, given: [[versionId, 2_000]] }]));
    const finance = await contextOf(await makePerson(['ACCOUNTANT'], null));
    const ticket = await db().ticket.findFirstOrThrow({ where: { id: sold.ticketId } });
    const { sections } = await reportOfDay(finance, shop.store.id, dateToDay(ticket.businessDay));
    const { figures, details } = sections.promotions ?? {};
    expect(figures?.promotions).toContainEqual({ versionId, tickets: 2, savedFen: 6_000, netFen: 24_000 });
    expect(details?.promotions[versionId]).toMatchObject({
      name: '开业八折',
      tickets: [{ ticketId: sold.ticketId, number: sold.number, savedFen: 4_000 }, { savedFen: 2_000 }],
    });
  });
});
