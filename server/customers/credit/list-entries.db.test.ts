import { expect, it } from 'vitest';
import { dateToDay } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { completeSale } from '@/server/sales/complete-sale';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeDebtor } from '@/tests/factories/credit';
import { makeSale } from '@/tests/factories/sales';
import { creditSection } from './day-report/credit-section';
import { type EntryFilter, entryTotals, heldForCustomers, listEntries } from './list-entries';
import { repay } from './repay';
import { topUp } from './top-up';

it('each figure of a day is the sum of the entries it opens', async () => {
  const shop = await makeCounter(['STORE_MANAGER', 'CLERK']);
  const base = () => ({ storeId: shop.store.id, requestId: newId() });
  const { id: customerId } = await makeDebtor(shop.ctx, shop.store.id);
  const sale = makeSale(shop.at(1), [{ product: await makeProduct(), unitPriceFen: 9_000 }], {
    tenders: [{ kind: 'ON_ACCOUNT', amountFen: 9_000 }],
  });
  await completeSale(shop.ctx, { storeId: shop.store.id, ...sale, customerId });
  const tenders = [
    { kind: 'CASH' as const, amountFen: 3_500 },
    { kind: 'WECHAT' as const, amountFen: 500 },
  ];
  await repay.execute(shop.ctx, { ...base(), customerId, sessionId: shop.session.id, tenders });
  const paidIn = [{ kind: 'WECHAT' as const, amountFen: 10_000 }];
  await topUp.execute(shop.ctx, {
    ...base(),
    customerId,
    sessionId: shop.session.id,
    tenders: paidIn,
    bonusFen: 0,
  });

  const { businessDay } = await db().creditEntry.findFirstOrThrow({ where: { documentId: sale.id } });
  const day = dateToDay(businessDay);
  const of = (over: Partial<EntryFilter>) => ({ storeIds: [shop.store.id], from: day, to: day, ...over });
  const version = creditSection.versions[creditSection.current];
  if (!version) throw new Error('the current version is one of them');
  const [{ figures }] = await db().$queryRaw<[{ figures: unknown }]>(version.statement(shop.store.id, day));
  const { kinds, tenders: paid } = version.schema.parse(figures);
  expect(kinds).toHaveLength(3);
  for (const { account, kind, count, fen } of kinds) {
    const filter = of({ account: account as EntryFilter['account'], kind });
    expect(await entryTotals(db(), filter)).toEqual({ count, totalFen: fen });
    const { rows } = await listEntries(db(), filter);
    expect(rows.map((row) => [row.kind, row.account])).toEqual(Array(count).fill([kind, account]));
  }
  expect(paid).toHaveLength(2);
  for (const { kind, count, fen } of paid)
    expect(await entryTotals(db(), of({ tender: kind }))).toEqual({ count, totalFen: fen });

  expect(await listEntries(db(), of({}), 2)).toMatchObject({
    rows: [{}, {}],
    nextCursor: expect.any(String),
  });
  expect((await heldForCustomers(db())).STORED_VALUE).toBeGreaterThanOrEqual(10_000);
});
