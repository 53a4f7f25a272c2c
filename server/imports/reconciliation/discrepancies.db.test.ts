import { beforeEach, describe, expect, it } from 'vitest';
import { zoneItems } from '@/server/open-items/zone-items';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { assignDiscrepancy } from '@/server/reconciliation/assign-discrepancy';
import { closeDiscrepancy } from '@/server/reconciliation/close-discrepancy';
import { explainDiscrepancy } from '@/server/reconciliation/explain-discrepancy';
import { makeReconciledShop } from '@/tests/factories/reconciliation';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';

type Shop = Awaited<ReturnType<typeof makeReconciledShop>>;
let shop: Shop;
let storeId: string;

beforeEach(async () => {
  shop = await makeReconciledShop();
  storeId = shop.storeId;
});

// Each run reads its file in a process of its own.
describe('a discrepancy', { timeout: 60_000 }, () => {
  async function one() {
    const product = await shop.stocked(5);
    await shop.run(await shop.csv([product.code, '', 1]));
    const [line] = await shop.open();
    if (!line) throw new Error('one is open');
    return { product, base: () => ({ storeId, requestId: newId(), discrepancyId: line.discrepancyId }) };
  }

  it('is explained until its figure changes, and closed for good', async () => {
    const { product, base } = await one();
    const manager = await contextOf(shop.manager);
    await explainDiscrepancy.execute(manager, { ...base(), note: '他们漏记了' });
    await shop.run(await shop.csv([product.code, '', 1]));
    expect((await shop.open())[0]).toMatchObject({ state: 'EXPLAINED', note: '他们漏记了' });
    await shop.run(await shop.csv([product.code, '', 2]));
    expect((await shop.open())[0]).toMatchObject({ state: 'OPEN', note: '他们漏记了' });
    const close = { ...base(), reason: '以我方为准' };
    await closeDiscrepancy.execute(manager, close);
    await closeDiscrepancy.execute(manager, close);
    const closed = { code: 'DISCREPANCY_IS_CLOSED' };
    const again = closeDiscrepancy.execute(manager, { ...base(), reason: '再关' });
    await expect(again).rejects.toMatchObject(closed);
    const late = explainDiscrepancy.execute(manager, { ...base(), note: '晚了' });
    await expect(late).rejects.toMatchObject(closed);
    expect(await shop.open()).toEqual([]);
    await shop.run(await shop.csv([product.code, '', 2]));
    expect((await shop.open())[0]).toMatchObject({ openedBy: 4, note: '' });
  });

  it('is explained by whoever it names, and by no other clerk', async () => {
    const { base } = await one();
    const clerk = await makePerson(['CLERK'], storeId);
    const ctx = await contextOf(clerk);
    const explain = { ...base(), note: '送货单还没录' };
    await expect(explainDiscrepancy.execute(ctx, explain)).rejects.toMatchObject({
      code: 'DISCREPANCY_OF_ANOTHER',
    });
    await assignDiscrepancy.execute(await contextOf(shop.manager), { ...base(), ownerId: clerk.id });
    await explainDiscrepancy.execute(ctx, explain);
    const matters = await zoneItems(db(), { storeId, ownerId: clerk.id, now: new Date() });
    expect(matters.discrepancies).toMatchObject([{ id: explain.discrepancyId, explained: true }]);
    const others = await makePerson(['CLERK'], storeId);
    expect((await zoneItems(db(), { storeId, ownerId: others.id, now: new Date() })).discrepancies).toEqual(
      [],
    );
  });

  it('is closed by one of two at once', async () => {
    const { base } = await one();
    const [manager, accountant] = await Promise.all([
      contextOf(shop.manager),
      contextOf(await makePerson(['ACCOUNTANT'], storeId)),
    ]);
    const outcomes = await Promise.allSettled([
      closeDiscrepancy.execute(manager, { ...base(), reason: '一' }),
      closeDiscrepancy.execute(accountant, { ...base(), reason: '二' }),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('has the owner who was named, who works in the store', async () => {
    const { product, base } = await one();
    const keeper = await contextOf(shop.second);
    const elsewhere = await makePerson(['CLERK'], (await makeStore()).id);
    await expect(
      assignDiscrepancy.execute(keeper, { ...base(), ownerId: elsewhere.id }),
    ).rejects.toMatchObject({ code: 'DISCREPANCY_OWNER_ELSEWHERE' });
    await assignDiscrepancy.execute(keeper, { ...base(), ownerId: shop.first.id });
    await shop.run(await shop.csv([product.code, '', 3]));
    expect((await shop.open())[0]).toMatchObject({ owner: shop.first.name, difference: '2' });
    await expect(closeDiscrepancy.execute(keeper, { ...base(), reason: '不行' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const stranger = await contextOf(await makePerson(['STORE_MANAGER'], null));
    const other = (await makeStore()).id;
    await expect(
      closeDiscrepancy.execute(stranger, { ...base(), storeId: other, reason: '别店' }),
    ).rejects.toMatchObject({ code: 'DISCREPANCY_UNKNOWN' });
  });
});
