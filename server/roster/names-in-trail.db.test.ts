import { expect, test } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { attendedShop } from '@/tests/factories/attended';
import { ROSTER_IN_TRAIL } from './names-in-trail';

test('the trail says the day of a shift and not its id, of its own stores only', async () => {
  const shop = await attendedShop('2026-03-03');
  const shift = await shop.toldOf(shop.clerk.id, shop.at(540), shop.at(1_080));
  const named = async (storeId: string) =>
    (
      await Promise.all(
        ROSTER_IN_TRAIL.map((sql) =>
          db().$queryRaw<{ id: string; name: string }[]>(sql({ storeIds: [storeId], ids: [shift.id] })),
        ),
      )
    ).flat();
  expect(await named(shop.store.id)).toEqual([{ id: shift.id, name: '2026-03-03' }]);
  expect(await named(newId())).toEqual([]);
});
