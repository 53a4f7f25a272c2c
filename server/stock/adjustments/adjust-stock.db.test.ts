import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { adjustStock } from './adjust-stock';
import type { AdjustmentReasonName } from './adjustment-rules';
import { listAdjustments } from './list-adjustments';

type Context = Awaited<ReturnType<typeof contextOf>>;
let store: Awaited<ReturnType<typeof makeStore>>;
let keeper: Context;
let manager: Context;
let productId: string;

beforeAll(async () => {
  store = await makeStore();
  keeper = await contextOf(await makePerson(['STOCK_KEEPER'], store.id));
  manager = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
  productId = (await makeProduct()).id;
});

const adjust = (who: Context, reason: AdjustmentReasonName, quantity: string, requestId = newId()) =>
  adjustStock.execute(who, { storeId: store.id, requestId, reason, lines: [{ productId, quantity }] });

describe('an adjustment', () => {
  it('needs the right of its reason', async () => {
    await adjust(keeper, 'FOUND', '5');
    await adjust(keeper, 'DAMAGE', '-1');
    for (const reason of ['SAMPLE', 'OWN_USE', 'LOSS', 'CORRECTION'] as const) {
      await expect(adjust(keeper, reason, '-1')).rejects.toMatchObject({
        code: 'ADJUSTMENT_REASON_NOT_ALLOWED',
        params: { reason },
      });
      await adjust(manager, reason, '-1');
    }
    const clerk = await contextOf(await makePerson(['CLERK'], store.id));
    await expect(adjust(clerk, 'DAMAGE', '-1')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
    await adjust(office, 'CORRECTION', '1');
    await expect(adjust(office, 'DAMAGE', '-1')).rejects.toMatchObject({
      code: 'ADJUSTMENT_REASON_NOT_ALLOWED',
    });
    await expect(adjust(manager, 'THEFT', '-1')).rejects.toMatchObject({ code: 'THEFT_NEEDS_INCIDENT' });
    expect((await listAdjustments(db(), { storeIds: [store.id], reason: 'THEFT' })).rows).toHaveLength(0);
    expect((await listAdjustments(db(), { storeIds: [store.id], reason: 'LOSS' })).rows).toHaveLength(1);
  });

  it('is one when its request comes several times at the same moment, and each gets its answer', async () => {
    for (let round = 0; round < 25; round += 1) {
      const requestId = newId();
      const answers = await Promise.all([0, 1, 2, 3].map(() => adjust(keeper, 'FOUND', '1', requestId)));
      expect(new Set(answers.map(({ number }) => number)).size).toBe(1);
      expect(await db().auditEntry.count({ where: { requestId } })).toBe(1);
    }
  });

  it('goes the way of its reason, and once', async () => {
    await expect(adjust(keeper, 'DAMAGE', '1')).rejects.toMatchObject({ code: 'ADJUSTMENT_WRONG_WAY' });
    await expect(adjust(keeper, 'FOUND', '-1')).rejects.toMatchObject({
      code: 'ADJUSTMENT_WRONG_WAY',
      params: { line: 1 },
    });
    const requestId = newId();
    const first = await adjust(keeper, 'FOUND', '2', requestId);
    expect(await adjust(keeper, 'FOUND', '2', requestId)).toEqual(first);
    expect(await db().auditEntry.count({ where: { requestId } })).toBe(1);
    const both = await Promise.all([adjust(keeper, 'FOUND', '1'), adjust(manager, 'CORRECTION', '-1')]);
    expect(new Set(both.map(({ number }) => number)).size).toBe(2);
    const facts = await db().$transaction((tx) => checkBooks(tx));
    expect(facts.flatMap((fact) => fact.examples)).toEqual([]);
  });
});
