import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { completeSale } from '@/server/sales/complete-sale';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeCustomer } from '@/tests/factories/customers';
import { makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { mergeCustomers } from '../merge-customers';
import { removeLevel, saveLevel } from './keep-levels';
import { setCustomerLevel } from './set-level';

describe('levels of members', () => {
  let shop: Awaited<ReturnType<typeof makeCounter>>;
  let office: Awaited<ReturnType<typeof contextOf>>;
  let seq = 0;
  beforeAll(async () => {
    shop = await makeCounter(['STORE_MANAGER']);
    office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
  });

  const level = (facts: Partial<Parameters<typeof saveLevel.execute>[1]> = {}) =>
    saveLevel
      .execute(office, {
        requestId: newId(),
        name: `等级${newId().slice(-8)}`,
        discountBp: 500,
        pointsMilli: 1_000,
        isDefault: false,
        ...facts,
      })
      .then(({ levelId }) => levelId);
  const give = (customerId: string, levelId: string | null) =>
    setCustomerLevel.execute(office, { requestId: newId(), storeId: shop.store.id, customerId, levelId });

  it('are head office’s to keep, each under its own name', async () => {
    const levelId = await level({ name: '金卡会员' });
    await expect(level({ name: '金卡会员' })).rejects.toMatchObject({ code: 'MEMBER_LEVEL_NAME_TAKEN' });
    await expect(
      saveLevel.execute(shop.ctx, {
        requestId: newId(),
        name: '自己的',
        discountBp: 9_000,
        pointsMilli: 0,
        isDefault: false,
      }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(level({ discountBp: 10_000 })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await removeLevel.execute(office, { requestId: newId(), levelId });
    await expect(removeLevel.execute(office, { requestId: newId(), levelId })).rejects.toMatchObject({
      code: 'MEMBER_LEVEL_UNKNOWN',
    });
  });

  it('are not taken away from under who has them, whoever is faster', async () => {
    const levelId = await level();
    const customer = await makeCustomer(shop.ctx, shop.store.id);
    const [given, removed] = await Promise.allSettled([
      give(customer.id, levelId),
      removeLevel.execute(office, { requestId: newId(), levelId }),
    ]);
    const { levelId: has } = await db().customer.findUniqueOrThrow({ where: { id: customer.id } });
    expect(has).toBe(given.status === 'fulfilled' ? levelId : null);
    expect(removed.status).toBe(given.status === 'fulfilled' ? 'rejected' : 'fulfilled');
  });

  it('come to whoever becomes a customer, one at most', async () => {
    await level({ isDefault: true });
    const second = await level({ isDefault: true });
    const { id } = await makeCustomer(shop.ctx, shop.store.id);
    expect((await db().customer.findUniqueOrThrow({ where: { id } })).levelId).toBe(second);
    await give(id, null);
    await saveLevel.execute(office, {
      requestId: newId(),
      levelId: second,
      name: `普通${newId().slice(-8)}`,
      discountBp: 0,
      pointsMilli: 1_000,
      isDefault: false,
    });
  });

  it('go on with whom somebody is merged into', async () => {
    const levelId = await level();
    const [kept, merged] = [
      await makeCustomer(shop.ctx, shop.store.id),
      await makeCustomer(shop.ctx, shop.store.id),
    ];
    await give(merged.id, levelId);
    await mergeCustomers.execute(office, {
      requestId: newId(),
      storeId: shop.store.id,
      keptId: kept.id,
      mergedId: merged.id,
    });
    expect((await db().customer.findUniqueOrThrow({ where: { id: kept.id } })).levelId).toBe(levelId);
  });

  describe('what a tablet sold as a member’s price', () => {
    /** A chair of 100 yuan, 90 for members, sold for so much under that name. */
    async function sold(customerId: string | null, unitPriceFen: number) {
      const product = await makeProduct({ listPriceFen: 10_000, memberPriceFen: 9_000 });
      seq += 1;
      const sale = makeSale({ ...shop.at(seq), occurredAt: new Date() }, [{ product, unitPriceFen }]);
      const lines = sale.lines.map((line) => ({ ...line, overrideReason: '@member' }));
      return { storeId: shop.store.id, ...sale, lines, ...(customerId ? { customerId } : {}) };
    }
    const bookSold = async (...of: Parameters<typeof sold>) => {
      const { lines } = await completeSale(shop.ctx, await sold(...of));
      return lines[0];
    };

    it('is theirs as their level gives it, and a breach where it does not', async () => {
      const member = await makeCustomer(shop.ctx, shop.store.id);
      await give(member.id, await level());
      expect(await bookSold(member.id, 9_000)).toMatchObject({ flags: [], breach: false });
      expect(await bookSold(member.id, 8_000)).toMatchObject({
        flags: ['MEMBER_PRICE_DIFFERS'],
        breach: true,
      });
      const stranger = await makeCustomer(shop.ctx, shop.store.id);
      expect(await bookSold(stranger.id, 9_000)).toMatchObject({ breach: true });
      expect(await bookSold(newId(), 9_000)).toMatchObject({ breach: true });
    });

    it('is nobody’s without a customer', async () => {
      await expect(completeSale(shop.ctx, await sold(null, 9_000))).rejects.toMatchObject({
        code: 'MEMBER_PRICE_OF_NOBODY',
      });
    });

    it('stays theirs where the level was taken off them after it was sold', async () => {
      const member = await makeCustomer(shop.ctx, shop.store.id);
      await give(member.id, await level());
      const sale = await sold(member.id, 9_000);
      await setCustomerLevel.execute(await contextOf(await makePerson(['HEAD_OFFICE'], null)), {
        requestId: newId(),
        storeId: shop.store.id,
        customerId: member.id,
        levelId: null,
      });
      const { lines } = await completeSale(shop.ctx, sale);
      expect(lines[0]).toMatchObject({ flags: [], breach: false });
    });

    it('is theirs under the row that was merged away', async () => {
      const [kept, merged] = [
        await makeCustomer(shop.ctx, shop.store.id),
        await makeCustomer(shop.ctx, shop.store.id),
      ];
      await give(kept.id, await level());
      await mergeCustomers.execute(office, {
        requestId: newId(),
        storeId: shop.store.id,
        keptId: kept.id,
        mergedId: merged.id,
      });
      expect(await bookSold(merged.id, 9_000)).toMatchObject({ flags: [], breach: false });
    });
  });
});
