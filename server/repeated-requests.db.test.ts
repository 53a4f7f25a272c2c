import { beforeAll, describe, expect, it } from 'vitest';
import { receiptNumber } from '@/lib/receipt-number';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { keepRejected } from '@/server/sales/keep-rejected';
import { makeCounter } from '@/tests/factories/counter';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { addZone } from './zones/add-zone';

let shop: Awaited<ReturnType<typeof makeCounter>>;
beforeAll(async () => {
  shop = await makeCounter();
});

const CONFLICT = { code: 'CONFLICT_REQUEST' };

describe('a request that comes again', () => {
  it('answers its own person once more, and nobody else', async () => {
    const [one, other] = await Promise.all(
      [1, 2].map(async () => contextOf(await makePerson(['ADMIN'], null))),
    );
    if (!one || !other) throw new Error('two administrators');
    const input = {
      storeId: shop.store.id,
      requestId: newId(),
      code: 'R1',
      name: '重复',
      kind: 'FLOOR' as const,
    };
    const first = await addZone.execute(one, input);
    expect(await addZone.execute(one, input)).toEqual(first);
    await expect(addZone.execute(other, input)).rejects.toMatchObject(CONFLICT);
    expect(await db().zone.count({ where: { storeId: shop.store.id, name: '重复' } })).toBe(1);
  });

  it('is another request in another store', async () => {
    const branch = await makeCounter();
    const everywhere = await contextOf(await makePerson(['ADMIN'], null));
    const input = { requestId: newId(), code: 'R2', name: '别店', kind: 'FLOOR' as const };
    for (const storeId of [shop.store.id, branch.store.id]) {
      await addZone.execute(everywhere, { ...input, storeId });
      expect(await db().zone.count({ where: { storeId, id: input.requestId } })).toBe(1);
    }
  });

  it('from a tablet’s queue is answered to whoever is signed in by then', async () => {
    const { device } = shop;
    const next = await makePerson(['CLERK'], shop.store.id);
    const input = {
      storeId: shop.store.id,
      requestId: newId(),
      number: receiptNumber(device.prefix, 7),
      seq: 7,
      payload: {},
      errorCode: 'TENDERS_WRONG',
    };
    const first = await keepRejected.execute(shop.ctx, input);
    const sameDevice = await contextOf(next, { device });
    expect(await keepRejected.execute(sameDevice, input)).toEqual(first);
  });
});
