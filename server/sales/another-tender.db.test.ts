import { beforeAll, expect, test, vi } from 'vitest';

// A kind of payment is one record: here a gift card of sixteen digits that is paid back in cash.
vi.mock('@/server/tills/tender-rules', async (original) => {
  const { TENDER_RULES } = await original<typeof import('@/server/tills/tender-rules')>();
  const gift = {
    kind: 'GIFT_CARD',
    inDrawer: false,
    givesChange: false,
    rounds: false,
    leavesSlips: true,
    isMoney: true,
    needsCustomer: false,
    refundsAs: 'CASH',
    reference: { from: 16, to: 16, pattern: /^\d+$/ },
  };
  return { TENDER_RULES: [...TENDER_RULES, gift] };
});

const { receiptNumber } = await import('@/lib/receipt-number');
const { db } = await import('@/server/platform/db');
const { newId } = await import('@/server/platform/ids');
const { figuresOf } = await import('@/tests/helpers/section-figures');
const { salesSection } = await import('./day-report/sales-section');
const { closeTill } = await import('@/server/tills/close-till');
const { countTill } = await import('@/server/tills/count-till');
const { openTill } = await import('@/server/tills/open-till');
const { tendersOfStore } = await import('@/server/tills/payment-rules');
const { makeProduct } = await import('@/tests/factories/catalog');
const { makeSale } = await import('@/tests/factories/sales');
const { contextOf, makePerson } = await import('@/tests/factories/staff');
const { makeStore } = await import('@/tests/factories/stores');
const { makeTill } = await import('@/tests/factories/tills');
const { completeReturn } = await import('./complete-return');
const { completeSale } = await import('./complete-sale');

const CARD = '6222021234567890';
let of: Awaited<ReturnType<typeof shop>>;
async function shop() {
  const store = await makeStore();
  const { device } = await makeTill(store);
  const ctx = await contextOf(await makePerson(['CLERK', 'STORE_MANAGER'], store.id), { device });
  const base = () => ({ storeId: store.id, requestId: newId() });
  const { sessionId, businessDay } = await openTill.execute(ctx, { ...base(), floatFen: 20_000 });
  const product = await makeProduct({ listPriceFen: 10_000 });
  const sell = (seq: number, tender: { kind: string; reference?: string; amountFen?: number }) => {
    const sale = makeSale({ prefix: device.prefix, seq, sessionId }, [{ product }]);
    const tenders = [{ id: newId(), amountFen: 10_000, ...tender }] as unknown as typeof sale.tenders;
    return { sale: { ...sale, tenders }, done: completeSale(ctx, { storeId: store.id, ...sale, tenders }) };
  };
  return { store, device, ctx, base, sessionId, businessDay, sell };
}
beforeAll(async () => {
  of = await shop();
});

test('asks for its number and gives no change, and wants a customer where its record says so', async () => {
  await expect(of.sell(1, { kind: 'GIFT_CARD' }).done).rejects.toMatchObject({
    code: 'TENDER_REFERENCE_WRONG',
  });
  await expect(of.sell(1, { kind: 'GIFT_CARD', reference: '12' }).done).rejects.toMatchObject({
    code: 'TENDER_REFERENCE_WRONG',
  });
  await expect(
    of.sell(1, { kind: 'GIFT_CARD', reference: CARD, amountFen: 12_000 }).done,
  ).rejects.toMatchObject({ code: 'TENDERS_UNBALANCED' });
  await expect(of.sell(1, { kind: 'ON_ACCOUNT', reference: CARD }).done).rejects.toMatchObject({
    code: 'TENDER_WANTS_CUSTOMER',
  });
  await expect(of.sell(1, { kind: 'NOBODY_KNOWS' }).done).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});

test('is sold with, counted as slips, reported, and paid back as its record says', async () => {
  const { sale, done } = of.sell(1, { kind: 'GIFT_CARD', reference: CARD });
  await done;
  const [line] = sale.lines;
  await completeReturn.execute(of.ctx, {
    ...of.base(),
    number: receiptNumber(of.device.prefix, 2),
    seq: 2,
    sessionId: of.sessionId,
    occurredAt: new Date(),
    originalTicketId: sale.id,
    reason: '不合适',
    lines: [
      {
        id: newId(),
        returnsLineId: line?.id ?? '',
        quantity: '1',
        disposition: 'RESTOCK',
        refundFen: 10_000,
      },
    ],
    refunds: [{ id: newId(), refundsTenderId: sale.tenders[0]?.id ?? '', amountFen: 10_000 }],
  });
  const count = {
    sessionId: of.sessionId,
    denominations: { '10000': 1 },
    tenderCounts: { GIFT_CARD: 10_000 },
  };
  await countTill.execute(of.ctx, { ...of.base(), ...count } as never);
  await closeTill.execute(of.ctx, { ...of.base(), sessionId: of.sessionId });
  const session = await db().tillSession.findFirstOrThrow({ where: { storeId: of.store.id } });
  expect([session.expectedFen, session.differenceFen]).toEqual([10_000n, 0n]);
  const figures = await figuresOf(salesSection, of.store.id, of.businessDay);
  expect(figures.tenders).toMatchObject([
    { kind: 'CASH', takenFen: 0, refundedFen: expect.anything() },
    { kind: 'GIFT_CARD', takenFen: 10_000, refundedFen: 0 },
  ]);
});

test('stands where the store puts it', () => {
  expect(tendersOfStore([]).at(-1)).toBe('GIFT_CARD');
  expect(tendersOfStore(['GIFT_CARD', 'CASH'])).toEqual(['GIFT_CARD', 'CASH']);
});

test('stands in the figures behind the kinds of before, whose order submitted reports keep', async () => {
  const other = await shop();
  const kinds = ['TRANSFER', 'GIFT_CARD', 'ALIPAY', 'CASH', 'WECHAT', 'CARD'];
  for (const [nth, kind] of kinds.entries())
    await other.sell(nth + 1, { kind, ...(kind === 'GIFT_CARD' && { reference: CARD }) }).done;
  const figures = await figuresOf(salesSection, other.store.id, other.businessDay);
  expect(figures.tenders.map(({ kind }) => kind)).toEqual([
    'CASH',
    'CARD',
    'WECHAT',
    'ALIPAY',
    'TRANSFER',
    'GIFT_CARD',
  ]);
});
