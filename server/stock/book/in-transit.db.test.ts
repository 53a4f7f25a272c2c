import { expect, it } from 'vitest';
import { addDays, businessDayOf } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { receiveGoods } from '@/server/purchasing/receiving/receive-goods';
import { decideTransfer } from '@/server/transfers/decide-transfer';
import { dispatchTransfer } from '@/server/transfers/dispatch-transfer';
import { receiveTransfer } from '@/server/transfers/receive-transfer';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { companyStockBook } from './company-stock-book';
import { companyStockAsOf } from './stock-as-of';
import type { StockFigure } from './stock-book';

const DAY_MS = 86_400_000;

it('goods on their way stay the company’s: opening + in - out = closing on every day, in pieces and in fen', async () => {
  const [here, there] = [await makeStore(), await makeStore()];
  const person = await makePerson(['STORE_MANAGER', 'STOCK_KEEPER'], null);
  const now = new Date();
  const on = (age: number) => contextOf(person, { now: new Date(now.getTime() - age * DAY_MS) });
  const at = (store: { id: string }) => ({ storeId: store.id, requestId: newId() });
  const product = await makeProduct();
  const supplier = await db().supplier.create({ data: { id: newId(), code: newId(), name: '供应商' } });
  await receiveGoods.execute(await on(10), {
    ...at(here),
    supplierId: supplier.id,
    supplierNote: newId(),
    lines: [{ productId: product.id, quantity: '30', unitCost: '333.333333' }],
  });
  const { transferId } = await dispatchTransfer.execute(await on(8), {
    ...at(here),
    toStoreId: there.id,
    lines: [{ productId: product.id, quantity: '12' }],
  });
  const line = await db().transferDispatchLine.findFirstOrThrow({ where: { transferId } });
  await receiveTransfer.execute(await on(6), {
    ...at(there),
    fromStoreId: here.id,
    transferId,
    lines: [{ dispatchLineId: line.id, received: '5' }],
  });
  for (const [age, verdict, quantity] of [
    [4, 'ARRIVED_LATE', '3'],
    [3, 'SENT_BACK', '1'],
    [2, 'LOST', '1'],
  ] as const)
    await decideTransfer.execute(await on(age), {
      ...at(here),
      transferId,
      dispatchLineId: line.id,
      verdict,
      quantity,
      reason: '查过',
    });
  const today = businessDayOf(now, 'Asia/Shanghai', 240);
  const book = (from: number, to: number) =>
    companyStockBook(db(), { from: addDays(today, -from), to: addDays(today, -to) }, true, now);
  const milli = (figure: StockFigure | undefined) => Math.round(Number(figure?.quantity ?? 0) * 1000);
  const closings: [number, string][] = [];
  for (let age = 11; age >= 0; age -= 1) {
    for (const from of [age, age + 3, 20]) {
      const { rows, inTransit, total } = await book(from, age);
      for (const row of [...rows, ...inTransit, ...total]) {
        const moved = row.moves.reduce((sum, move) => sum + milli(move.in) - milli(move.out), 0);
        expect(milli(row.opening) + moved).toBe(milli(row.closing));
      }
      const parts = [...rows, ...inTransit];
      for (const end of ['opening', 'closing'] as const) {
        expect(parts.reduce((sum, row) => sum + milli(row[end]), 0)).toBe(milli(total[0]?.[end]));
        expect(parts.reduce((sum, row) => sum + (row[end].valueFen ?? 0), 0)).toBe(
          total[0]?.[end].valueFen ?? 0,
        );
      }
    }
    const { total, inTransit } = await book(age, age);
    closings.push([Number(total[0]?.closing.quantity ?? 0), inTransit[0]?.closing.quantity ?? 'none']);
    const then = await companyStockAsOf(
      db(),
      {
        at: new Date(Math.min(now.getTime(), now.getTime() - age * DAY_MS + 1_000)),
      },
      now,
    );
    expect(Number(then.rows[0]?.onHand ?? 0)).toBe(Number(total[0]?.closing.quantity ?? 0));
  }
  expect(closings).toEqual([
    [0, '0'],
    [30, '0'],
    [30, '0'],
    [30, '12'],
    [30, '12'],
    [30, '7'],
    [30, '7'],
    [30, '4'],
    [30, '3'],
    [29, '2'],
    [29, '2'],
    [29, '2'],
  ]);
});
