import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, type Day, dateToDay } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { creditFact } from '@/server/reports/books/credit-facts';
import { makeCounter } from '@/tests/factories/counter';
import { makeDebtor } from '@/tests/factories/credit';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { ageing } from './ageing';
import { correctCredit, writeOff } from './correct-credit';
import { creditStatement } from './credit-statement';
import { repay } from './repay';
import { reverseRepayment } from './reverse-repayment';

type Step =
  | { kind: 'owe'; fen: number; due: number }
  | { kind: 'pay'; fen: number }
  | { kind: 'undo' }
  | { kind: 'off'; fen: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('owe' as const),
    fen: fc.integer({ min: 1, max: 9_000 }),
    due: fc.integer({ min: -120, max: 40 }),
  }),
  fc.record({ kind: fc.constant('pay' as const), fen: fc.integer({ min: 1, max: 9_000 }) }),
  fc.record({ kind: fc.constant('undo' as const) }),
  fc.record({ kind: fc.constant('off' as const), fen: fc.integer({ min: 1, max: 3_000 }) }),
);

describe('who owes how long', () => {
  let shop: Awaited<ReturnType<typeof makeCounter>>;
  let office: Awaited<ReturnType<typeof contextOf>>;
  let today: Day;
  beforeAll(async () => {
    shop = await makeCounter(['STORE_MANAGER']);
    office = await contextOf(await makePerson(['HEAD_OFFICE', 'ACCOUNTANT'], null));
    const { id } = await makeDebtor(shop.ctx, shop.store.id);
    await owe(id, 1, 0);
    const entry = await db().creditEntry.findFirstOrThrow({ where: { customerId: id } });
    today = dateToDay(entry.businessDay);
  });

  const base = () => ({ storeId: shop.store.id, requestId: newId() });
  const owe = (customerId: string, amountFen: number, due: number) =>
    correctCredit.execute(office, {
      ...base(),
      customerId,
      account: 'RECEIVABLE',
      amountFen,
      dueDay: addDays(today ?? '2026-11-29', due),
      reason: '期初',
    });
  const pay = (customerId: string, amountFen: number) =>
    repay.execute(office, {
      ...base(),
      customerId,
      tenders: [{ kind: 'TRANSFER', amountFen }],
      keepsRest: true,
    });
  const agedOf = async (customerId: string, day: Day) =>
    (await ageing(db(), { day, customerIds: [customerId] })).sum;

  it('each part stands by its due day, what belongs to nothing in a column of its own', async () => {
    const { id } = await makeDebtor(shop.ctx, shop.store.id);
    for (const [fen, due] of [
      [1_000, 0],
      [2_000, -1],
      [4_000, -31],
      [8_000, -61],
      [16_000, -91],
    ] as const)
      await owe(id, fen, due);
    expect(await agedOf(id, today)).toEqual({
      buckets: { current: 1_000, to30: 2_000, to60: 4_000, to90: 8_000, over90: 16_000 },
      unmatchedFen: 0,
      totalFen: 31_000,
    });
    await pay(id, 31_500);
    expect(await agedOf(id, today)).toEqual({
      buckets: { current: 0, to30: 0, to60: 0, to90: 0, over90: 0 },
      unmatchedFen: 500,
      totalFen: -500,
    });
    expect((await agedOf(id, addDays(today, -1))).totalFen).toBe(0);
  });

  it('is listed most overdue first, page by page, with the sum over all', async () => {
    const here = await makeCounter(['STORE_MANAGER']);
    const debts = [700, 300, 500];
    for (const fen of debts) {
      const { id } = await makeDebtor(here.ctx, here.store.id);
      await correctCredit.execute(office, {
        storeId: here.store.id,
        requestId: newId(),
        customerId: id,
        account: 'RECEIVABLE',
        amountFen: fen,
        dueDay: addDays(today, -10),
        reason: '期初',
      });
    }
    const filter = { storeIds: [here.store.id], day: today };
    const first = await ageing(db(), filter, 2);
    expect([first.customers, first.sum.totalFen]).toEqual([3, 1_500]);
    expect(first.rows.map(({ totalFen }) => totalFen)).toEqual([700, 500]);
    const rest = await ageing(db(), { ...filter, cursor: first.nextCursor ?? undefined }, 2);
    expect(rest.rows.map(({ totalFen }) => totalFen)).toEqual([300]);
    expect(rest.nextCursor).toBeNull();
    expect((await ageing(db(), { ...filter, overdueOnly: true })).customers).toBe(3);
  });

  it('any run of entries keeps balance, limit and matched sums', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const { id: customerId } = await makeDebtor(shop.ctx, shop.store.id);
        let balance = 0;
        const paid: { repaymentId: string; amountFen: number }[] = [];
        for (const one of steps) {
          if (one.kind === 'owe') {
            await owe(customerId, one.fen, one.due);
            balance += one.fen;
          } else if (one.kind === 'pay') {
            paid.push(await pay(customerId, one.fen));
            balance -= one.fen;
          } else if (one.kind === 'undo') {
            const last = paid.pop();
            if (!last) continue;
            await reverseRepayment.execute(office, {
              ...base(),
              repaymentId: last.repaymentId,
              reason: '错',
            });
            balance += last.amountFen;
          } else {
            const off = { ...base(), customerId, amountFen: one.fen, reason: '核销' };
            const done = await writeOff.execute(office, off).catch(() => null);
            if (done) balance -= one.fen;
          }
        }
        const account = await db().creditAccount.findUniqueOrThrow({ where: { customerId } });
        expect([Number(account.receivableFen), account.limitFen]).toEqual([balance, 100_000n]);
        const aged = await agedOf(customerId, today);
        expect(aged.totalFen).toBe(balance);
        const { opening, closing, lines } = await creditStatement(db(), {
          customerId,
          from: today,
          to: today,
        });
        expect([opening.receivableFen, closing.receivableFen]).toEqual([0, balance]);
        expect(lines.at(-1)?.balanceFen ?? 0).toBe(balance);
      }),
      { numRuns: 12 },
    );
    const [fact] = await checkBooks(db(), undefined, [creditFact]);
    expect(fact?.examples).toEqual([]);
  }, 120_000);
});
