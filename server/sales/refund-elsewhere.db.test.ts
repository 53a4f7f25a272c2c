import { beforeEach, describe, expect, it } from 'vitest';
import { answerWithProof, askApproval } from '@/server/approvals/ask-approval';
import { grantApproval } from '@/server/approvals/grant-approval';
import { forgetLimits } from '@/server/limits/limits-of-store';
import { setLimit } from '@/server/limits/set-limit';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { forgetStoreSettings } from '@/server/stores/store-settings';
import type { TenderKindName } from '@/server/tills/payment-rules';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeDebtor } from '@/tests/factories/credit';
import { makeReturn, makeSale } from '@/tests/factories/sales';
import { contextOf, givePin, makePerson } from '@/tests/factories/staff';
import { figuresOf } from '@/tests/helpers/section-figures';
import { completeReturn } from './complete-return';
import { completeSale } from './complete-sale';
import { approvalsSection } from './day-report/approvals-section';
import { returnBrakes } from './return-brakes';
import { waitingApprovals } from './waiting-approvals';

const PIN = '271828';

describe('money back another way than it was paid', () => {
  let shop: Awaited<ReturnType<typeof makeCounter>>;
  let manager: Awaited<ReturnType<typeof makePerson>>;
  let seq: number;
  beforeEach(async () => {
    shop = await makeCounter();
    manager = await makePerson(['STORE_MANAGER'], shop.store.id);
    await givePin(manager.id, PIN);
    seq = 0;
    await limit('NEEDS_APPROVAL');
  });

  async function limit(state: 'ALLOWED' | 'NEEDS_APPROVAL' | 'DENIED') {
    const head = await contextOf(await makePerson(['HEAD_OFFICE'], null));
    await setLimit.execute(head, {
      requestId: newId(),
      role: 'CLERK',
      act: 'REFUND_OTHER_TENDER',
      state,
      limitBp: null,
    });
    forgetLimits();
  }
  async function sell(kind: TenderKindName = 'CARD', also?: { owed: number; customerId: string }) {
    const product = await makeProduct({ listPriceFen: 10_000 });
    seq += 1;
    const owed = also?.owed ?? 0;
    const tenders = [
      { kind, amountFen: 20_000 - owed },
      ...(owed > 0 ? [{ kind: 'ON_ACCOUNT' as const, amountFen: owed }] : []),
    ];
    const sale = {
      ...makeSale(shop.at(seq), [{ product, quantity: '2' }], { tenders }),
      ...(also ? { customerId: also.customerId } : {}),
    };
    await completeSale(shop.ctx, { storeId: shop.store.id, ...sale });
    return sale;
  }
  type Sold = Awaited<ReturnType<typeof sell>>;
  function returning(sale: Sold, refundAs: TenderKindName = 'CASH') {
    seq += 1;
    return {
      storeId: shop.store.id,
      ...makeReturn(shop.at(seq), sale, { quantity: '1', refundFen: 10_000 }),
      refundAs,
    };
  }
  type Returning = ReturnType<typeof returning>;
  const actOf = ({ requestId, originalTicketId, lines, refundAs }: Returning) => ({
    kind: 'REFUND_OTHER_TENDER' as const,
    subjectId: requestId,
    originalTicketId,
    lines: lines.map(({ returnsLineId, quantity, disposition, refundFen }) => ({
      ...{ returnsLineId, quantity, disposition, refundFen },
    })),
    refundAs,
    elsewhereFen: 10_000,
    netFen: 10_000,
    oldFen: 0 as const,
  });
  async function allowed(input: Returning) {
    const of = { requestId: newId(), storeId: shop.store.id, granterId: manager.id, reason: '@agreed' };
    const { approvalId } = await grantApproval(shop.ctx, { ...of, ...actOf(input), pin: PIN });
    return approvalId;
  }
  const done = (input: Returning & { approvalId?: string }) => completeReturn.execute(shop.ctx, input);
  const refundsOf = async ({ requestId }: Returning) =>
    (await db().tender.findMany({ where: { storeId: shop.store.id, ticketId: requestId } })).map(
      ({ kind, amountFen }) => [kind, Number(amountFen)],
    );
  const differences = async () =>
    (await checkBooks(db()))
      .filter(({ number }) => [1, 2, 3].includes(number))
      .flatMap(({ examples }) => examples);

  it('is paid out of the drawer where the role may, marked, and its tender gives it back', async () => {
    await limit('ALLOWED');
    const sale = await sell();
    const input = returning(sale);
    const result = await done(input);
    expect(result.flags).toContain('REFUND_ELSEWHERE');
    expect(await done(input)).toEqual(result);
    expect(await refundsOf(input)).toEqual([['CASH', -10_000]]);
    const cash = await db().cashMovement.findMany({
      where: { storeId: shop.store.id, ticketId: input.requestId },
    });
    expect(cash.map(({ kind, amountFen }) => [kind, Number(amountFen)])).toEqual([['REFUND', -10_000]]);
    const trail = await db().auditEntry.findFirstOrThrow({
      where: { action: 'sales.return', subjectId: input.requestId },
    });
    expect(trail.after).toMatchObject({ refundAs: 'CASH', elsewhereFen: 10_000 });
    expect(await differences()).toEqual([]);
  });

  it('is refused where the role may not, and nobody’s word makes it possible', async () => {
    await limit('DENIED');
    const sale = await sell();
    const input = returning(sale);
    const approvalId = await allowed(input);
    await expect(done({ ...input, approvalId })).rejects.toMatchObject({ code: 'REFUND_ELSEWHERE_DENIED' });
    expect(await returnBrakes(shop.ctx as never, shop.store.id, sale.id)).toMatchObject({
      elsewhere: 'DENIED',
    });
    // The way it was paid stays.
    await done(returning(sale, 'CARD'));
  });

  it('takes a word for exactly this return and this way, once', async () => {
    const sale = await sell();
    const input = returning(sale);
    const wanting = { code: 'REFUND_ELSEWHERE_NEEDS_APPROVAL' };
    await expect(done(input)).rejects.toMatchObject(wanting);
    const approvalId = await allowed(input);
    await expect(done({ ...input, refundAs: 'WECHAT', approvalId })).rejects.toMatchObject(wanting);
    await expect(done({ ...input, requestId: newId(), approvalId })).rejects.toMatchObject(wanting);
    const damaged = input.lines.map((line) => ({ ...line, disposition: 'DAMAGED' as const }));
    await expect(done({ ...input, lines: damaged, approvalId })).rejects.toMatchObject(wanting);
    const { businessDay } = await done({ ...input, approvalId });
    const again = returning(sale);
    await expect(done({ ...again, approvalId })).rejects.toMatchObject(wanting);
    const figures = await figuresOf(approvalsSection, shop.store.id, businessDay as never);
    expect(figures.approvals).toMatchObject([
      { approvalId, kind: 'REFUND_OTHER_TENDER', grantedById: manager.id, netFen: 10_000 },
    ]);
    expect(await differences()).toEqual([]);
  });

  it('a word for the return alone does not cover another way; one for the way covers the limit too', async () => {
    await db().store.update({ where: { id: shop.store.id }, data: { returnLimitClerkFen: 0 } });
    forgetStoreSettings(shop.store.id);
    const input = returning(await sell());
    const { refundAs: _, elsewhereFen: __, ...plain } = actOf(input);
    const of = { requestId: newId(), storeId: shop.store.id, granterId: manager.id, reason: '@agreed' };
    const { approvalId } = await grantApproval(shop.ctx, { ...of, ...plain, kind: 'RETURN', pin: PIN });
    await expect(done({ ...input, approvalId })).rejects.toMatchObject({ code: 'RETURN_ABOVE_LIMIT' });
    await done({ ...input, approvalId: await allowed(input) });
    expect(await refundsOf(input)).toEqual([['CASH', -10_000]]);
  });

  it('a phone is shown the way and gives the same word', async () => {
    const input = returning(await sell());
    const { askedId } = await askApproval.execute(shop.ctx, {
      requestId: newId(),
      storeId: shop.store.id,
      reason: '@agreed',
      acts: [actOf(input)],
    });
    const phone = await contextOf(manager);
    const [waiting] = await waitingApprovals(phone as never);
    expect(waiting).toMatchObject({
      kind: 'REFUND_OTHER_TENDER',
      wantsProof: true,
      elsewhere: { kind: 'CASH', fen: 10_000 },
      lines: [{ quantity: '1', netFen: 10_000 }],
    });
    const answer = { requestId: newId(), storeId: shop.store.id, askedId, verdict: 'APPROVED' as const };
    await answerWithProof.execute(phone, answer);
    const { id } = await db().approval.findFirstOrThrow({ where: { requestId: askedId } });
    await done({ ...input, approvalId: id });
  });

  it('no money goes another way while something of the sale is owed, and what was owed is no money', async () => {
    await limit('ALLOWED');
    const { id: customerId } = await makeDebtor(shop.ctx, shop.store.id, { limitFen: 50_000 });
    const sale = await sell('CARD', { owed: 5_000, customerId });
    await expect(done(returning(sale))).rejects.toMatchObject({ code: 'DEBT_COMES_FIRST' });
    const input = returning(sale);
    const [card, account] = sale.tenders;
    const refunds = [
      { id: newId(), refundsTenderId: account?.id ?? '', amountFen: 5_000 },
      { id: newId(), refundsTenderId: card?.id ?? '', amountFen: 5_000 },
    ];
    await done({ ...input, refunds });
    expect(await refundsOf(input)).toEqual(
      expect.arrayContaining([
        ['ON_ACCOUNT', -5_000],
        ['CASH', -5_000],
      ]),
    );
    expect(await differences()).toEqual([]);
  });

  it('two at once with one word: one of them is booked', async () => {
    const sale = await sell();
    const input = returning(sale);
    const approvalId = await allowed(input);
    const both = await Promise.allSettled([done({ ...input, approvalId }), done({ ...input, approvalId })]);
    expect(both.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    expect(await db().ticket.count({ where: { storeId: shop.store.id, kind: 'RETURN' } })).toBe(1);
    expect(await differences()).toEqual([]);
  });

  it('only by money the store takes, and asks nobody where it is the way it was paid', async () => {
    await db().store.update({ where: { id: shop.store.id }, data: { tenders: ['CASH', 'CARD'] } });
    forgetStoreSettings(shop.store.id);
    const sale = await sell();
    for (const kind of ['WECHAT', 'STORE_CREDIT', 'ON_ACCOUNT', 'POINTS'] as const)
      await expect(done(returning(sale, kind))).rejects.toMatchObject({ code: 'REFUND_WAY_UNKNOWN' });
    const plain = returning(sale, 'CARD');
    expect((await done(plain)).flags).not.toContain('REFUND_ELSEWHERE');
    expect(await refundsOf(plain)).toEqual([['CARD', -10_000]]);
  });
});
