import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { callerOf } from '@/tests/helpers/calls-of-roles';

type Context = Awaited<ReturnType<typeof contextOf>>;
let store: Awaited<ReturnType<typeof makeStore>>;
let clerk: Context;
let manager: Context;
let office: Context;
beforeAll(async () => {
  store = await makeStore();
  clerk = await contextOf(await makePerson(['CLERK'], store.id));
  manager = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
  office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
});

describe('a knowledge card', () => {
  it('is a product’s own or its category’s; what is about bargaining reaches who may see floors', async () => {
    const product = await makeProduct({ listPriceFen: 99_900, floorPriceFen: 80_000 });
    const category = await db().category.create({ data: { id: newId(), name: `品类 ${newId()}` } });
    await db().product.update({ where: { id: product.id }, data: { categoryId: category.id } });
    const keep = (of: object, say: string, revision = 0) =>
      callerOf(office).training.keepCard({
        requestId: newId(),
        say,
        bargain: '最多送一个抱枕',
        revision,
        ...of,
      });
    await keep({ categoryId: category.id }, '先问家里几口人');
    const asked = { storeId: store.id, productId: product.id };
    const byCategory = await callerOf(clerk).training.card(asked);
    expect(byCategory).toMatchObject({ isCategorys: true, floorPriceFen: null });
    expect(byCategory.card).toMatchObject({ say: '先问家里几口人', bargain: '' });
    await keep({ productId: product.id }, '这款可以拆洗');
    const own = await callerOf(manager).training.card(asked);
    expect(own).toMatchObject({ isCategorys: false, floorPriceFen: 80_000 });
    expect(own.card).toMatchObject({ say: '这款可以拆洗', bargain: '最多送一个抱枕' });
    const tries = await Promise.allSettled([
      keep({ productId: product.id }, '甲', 1),
      keep({ productId: product.id }, '乙', 1),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const history = await callerOf(office).training.cardHistory({ productId: product.id });
    expect(history.versions.map(({ revision }) => revision)).toEqual([2, 1]);
    expect(history.versions[0]?.changes).toMatchObject([{ part: 'say', before: '这款可以拆洗' }]);
    expect(history.versions[1]?.changes.map(({ part }) => part)).toEqual(['say', 'bargain']);
    await expect(callerOf(manager).training.cardHistory({ productId: product.id })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(db().$executeRaw`UPDATE knowledge_card_version SET say = '别的'`).rejects.toThrow();
    await expect(keep({ productId: product.id }, '丙')).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(
      callerOf(manager).training.keepCard({
        requestId: newId(),
        productId: product.id,
        say: '丁',
        revision: 2,
      }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
