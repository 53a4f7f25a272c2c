import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '@/lib/business-day';
import { dayOfChain } from '@/server/catalog/price-plans/day-of-chain';
import { db } from '@/server/platform/db';
import { Forbidden } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { freshStoreSettings } from '@/server/stores/store-settings';
import { makeProduct } from '@/tests/factories/catalog';
import { said } from '@/tests/factories/promotions';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { belowFloor } from './below-floor';
import { callOffPromotion } from './call-off-promotion';
import { listPromotions, promotionDetail } from './list-promotions';
import { planPromotion } from './plan-promotion';
import { promotionChanges } from './promotion-changes';
import { termsOf } from './promotion-rules';
import { listPromotionsInput, type PromotionSaid } from './schema';

type Context = Awaited<ReturnType<typeof contextOf>>;
let boss: Context;
let admin: Context;
let today: string;
let storeId: string;

beforeAll(async () => {
  storeId = (await makeStore()).id;
  boss = await contextOf(await makePerson(['HEAD_OFFICE'], null));
  admin = await contextOf(await makePerson(['ADMIN'], null));
  today = await dayOfChain(db(), new Date());
});

const plan = (over: Partial<PromotionSaid>, ctx = boss, floorReason: string | null = null) =>
  planPromotion.execute(ctx, {
    ...{ requestId: newId(), said: said(today, over), changes: null, floorReason },
  });
const change = (promotionId: string, versionNo: number, over: Partial<PromotionSaid>) =>
  planPromotion.execute(boss, {
    ...{
      requestId: newId(),
      said: said(today, over),
      changes: { promotionId, versionNo },
      floorReason: null,
    },
  });
const changes = async (since: number | null, of = storeId) =>
  promotionChanges(db(), await freshStoreSettings(db(), of), since, new Date());
const named = async (name: string, of = storeId) =>
  (await changes(null, of)).terms?.some((one) => one.name === name);
const listed = (state: 'RUNNING' | 'PLANNED' | 'CALLED_OFF') =>
  listPromotions(db(), listPromotionsInput.parse({ state }), today);

describe('a promotion', () => {
  it('is planned, goes to the counters of its stores, and is there once for a repeated request', async () => {
    const product = await makeProduct();
    const name = `九折 ${newId().slice(-6)}`;
    const input = {
      ...{ requestId: newId(), changes: null, floorReason: null },
      said: said(today, {
        name,
        storeIds: [storeId],
        goods: { ...said(today, {}).goods, productIds: [product.id] },
      }),
    };
    const first = await planPromotion.execute(boss, input);
    expect(await planPromotion.execute(boss, input)).toEqual(first);
    const other = (await makeStore()).id;
    expect([await named(name), await named(name, other)]).toEqual([true, false]);
    expect((await listed('RUNNING')).rows.find((row) => row.promotionId === first.promotionId)).toMatchObject(
      {
        state: 'RUNNING',
        terms: { name, goods: { productIds: [product.id] } },
      },
    );
    const { cursor } = await changes(null);
    expect((await changes(cursor)).terms).toBeNull();
    const entry = await db().auditEntry.findFirst({ where: { requestId: input.requestId } });
    expect(entry).toMatchObject({ action: 'promotions.plan', subjectId: first.promotionId });
  });

  it('is said anew by another version, once: whoever saw an earlier one is told', async () => {
    const { promotionId } = await plan({ name: '先前' });
    const both = await Promise.allSettled([
      change(promotionId, 1, { name: '一' }),
      change(promotionId, 1, { name: '二' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'PROMOTION_CHANGED' },
    });
    const versions = await db().promotionVersion.findMany({ where: { promotionId } });
    expect(versions.map(({ versionNo }) => versionNo).sort()).toEqual([1, 2]);
    await expect(
      db().promotionVersion.updateMany({ where: { promotionId }, data: { name: '偷改' } }),
    ).rejects.toThrow();
  });

  it('is called off once, and then neither changed nor given', async () => {
    const { promotionId } = await plan({ name: '取消的' });
    const callOff = () => callOffPromotion.execute(boss, { requestId: newId(), promotionId });
    const { cursor } = await changes(null);
    await callOff();
    expect((await changes(cursor)).terms?.some((one) => one.promotionId === promotionId)).toBe(false);
    await expect(callOff()).rejects.toMatchObject({ code: 'PROMOTION_OVER' });
    await expect(change(promotionId, 1, {})).rejects.toMatchObject({ code: 'PROMOTION_OVER' });
    expect((await promotionDetail(db(), promotionId, today, false)).state).toBe('CALLED_OFF');
    expect((await listed('CALLED_OFF')).rows.map((row) => row.promotionId)).toContain(promotionId);
  });

  it('is refused to whoever may not, and of another store’s manager', async () => {
    for (const role of ['CLERK', 'STORE_MANAGER', 'ACCOUNTANT'] as const) {
      const somebody = await contextOf(await makePerson([role], role === 'ACCOUNTANT' ? null : storeId));
      await expect(plan({}, somebody)).rejects.toBeInstanceOf(Forbidden);
    }
  });

  it.each([
    ['untilDay', { untilDay: '2020-01-01', fromDay: '2020-01-01' }],
    ['untilDay', { untilDay: '2020-01-01' }],
    ['percentBp', { percentBp: 10_000 }],
    ['percentBp', { percentBp: null }],
    ['goods', { goods: { ...said('2026-01-01', {}).goods, all: false } }],
    ['pieces', { kind: 'N_FOR', pieces: 1, togetherFen: 100 }],
    ['togetherFen', { kind: 'N_FOR', pieces: 3, togetherFen: 0 }],
    ['getPieces', { kind: 'BUY_GET', pieces: 1, getPieces: null, percentBp: 10_000 }],
    ['prices', { kind: 'PRICE', prices: [] }],
    ['untilMinute', { fromMinute: 60 }],
    ['priority', { priority: 0 }],
    ['mostPerTicket', { mostPerTicket: -1 }],
    ['name', { name: '   ' }],
    ['togetherFen', { kind: 'N_FOR', pieces: 3, togetherFen: 1e15 }],
  ] as const)('is refused for a senseless %s', async (field, over) => {
    await expect(plan(over as Partial<PromotionSaid>)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      params: { field: expect.stringContaining(field) },
    });
  });

  it('of goods or stores nobody has is refused', async () => {
    const goods = { ...said(today, {}).goods, all: false, productIds: [newId()] };
    await expect(plan({ goods })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(plan({ storeIds: [newId()] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('may begin tomorrow, and is then planned', async () => {
    const tomorrow = addDays(today, 1);
    const { promotionId } = await plan({ fromDay: tomorrow, untilDay: tomorrow });
    expect((await listed('PLANNED')).rows.map((row) => row.promotionId)).toContain(promotionId);
  });
});

describe('below the floor', () => {
  const only = (productId: string) => ({ ...said(today, {}).goods, all: false, productIds: [productId] });

  it('it is refused without a reason and without the right, and says no figure', async () => {
    const { id } = await makeProduct({ listPriceFen: 10_000, floorPriceFen: 9_500 });
    const refused = { code: 'PROMOTION_BELOW_FLOOR', params: {} };
    await expect(plan({ goods: only(id) })).rejects.toMatchObject(refused);
    await expect(plan({ goods: only(id) }, admin, '清仓')).rejects.toMatchObject(refused);
    const { versionId } = await plan({ goods: only(id) }, boss, '清仓');
    expect(await db().promotionFloorApproval.findMany({ where: { versionId } })).toMatchObject([
      { productId: id, priceFen: 8_999n, reason: '清仓', approvedById: boss.actor.personId },
    ]);
  });

  it('the most favourable group decides', async () => {
    const [cheap, dear] = await Promise.all([
      makeProduct({ listPriceFen: 1_000, floorPriceFen: 600 }),
      makeProduct({ listPriceFen: 5_000, floorPriceFen: 100 }),
    ]);
    const goods = { ...only(cheap.id), productIds: [cheap.id, dear.id] };
    const lowest = async (over: Partial<PromotionSaid>) =>
      (await belowFloor(db(), termsOf(said(today, { goods, ...over }), { id: 'v', promotionId: 'p' }))).map(
        (row) => [row.productId, row.lowestFen],
      );
    // Three of the dear ones cost 150.00 alone: half off, and so half off a cheap one among them at most.
    expect(await lowest({ kind: 'N_FOR', pieces: 3, togetherFen: 7_500 })).toEqual([[cheap.id, 499]]);
    expect(await lowest({ kind: 'BUY_GET', pieces: 1, getPieces: 1, percentBp: 10_000 })).toEqual([
      [cheap.id, 499],
    ]);
    expect(await lowest({ kind: 'BUY_GET', pieces: 9, getPieces: 1, percentBp: 10_000 })).toEqual([]);
    expect(await lowest({ kind: 'PRICE', prices: [{ productId: cheap.id, priceFen: 599 }] })).toEqual([
      [cheap.id, 599],
    ]);
  });
});
