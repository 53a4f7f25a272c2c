import { beforeEach, describe, expect, it } from 'vitest';
import { addDays, businessDayOf } from '@/lib/business-day';
import { receiveGoods } from '@/server/inventory/receiving/receive-goods';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { completeSale } from '@/server/sales/complete-sale';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { asOwner } from '@/tests/helpers/database';
import { slowMovers } from './slow-movers';

type Shop = Awaited<ReturnType<typeof makeCounter>>;
let shop: Shop;
let storeId: string;
let keeper: Awaited<ReturnType<typeof contextOf>>;
let supplierId: string;
const now = new Date();
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const today = businessDayOf(now, 'Asia/Shanghai', 240);

beforeEach(async () => {
  shop = await makeCounter();
  storeId = shop.store.id;
  await db().store.update({ where: { id: storeId }, data: { firstDay: ago(900) } });
  keeper = await contextOf(await makePerson(['STOCK_KEEPER'], storeId));
  supplierId = newId();
  await db().supplier.create({ data: { id: supplierId, code: newId(), name: '供应商' } });
});

async function receive(productId: string, quantity: string, days: number, unitCost = '100') {
  await receiveGoods.execute(
    { ...keeper, now: ago(days) },
    {
      storeId,
      requestId: newId(),
      supplierId,
      supplierNote: newId(),
      lines: [{ productId, quantity, unitCost }],
    },
  );
}

let seq = 0;
async function sell(
  product: Parameters<typeof makeSale>[1][number]['product'],
  days: number,
  at: Shop = shop,
) {
  seq += 1;
  const sale = makeSale({ ...at.at(seq), occurredAt: ago(days) }, [{ product }]);
  await completeSale({ ...at.ctx, now: ago(days) }, { storeId: at.store.id, ...sale });
}

async function seal(before: string) {
  await asOwner(
    `UPDATE business_day SET state = 'SEALED', closed_at = now(), closed_by_id = $2, sealed_at = now(), sealed_by_id = $2
     WHERE store_id = $1 AND day < $3`,
    [storeId, shop.person.id, before],
  );
  await asOwner(
    `SELECT add_to_stock_months(store_id, day) FROM business_day WHERE store_id = $1 AND state = 'SEALED' ORDER BY day`,
    [storeId],
  );
}

const slow = (days = 90, over: object = {}) => slowMovers(db(), { storeId, days, ...over }, true, now);

describe('slow movers', () => {
  it.each(['open', 'sealed'])(
    'are as old as the newest goods in that are still there, days %s',
    async (days) => {
      const product = await makeProduct();
      await receive(product.id, '2', 500);
      await receive(product.id, '4', 250);
      await receive(product.id, '3', 10);
      await sell(product, 200);
      if (days === 'sealed') await seal(addDays(today, -100));
      const { rows, totals } = await slow();
      // 8 left: 3 of the last delivery, 4 of the one before, and one of the first.
      expect(rows).toMatchObject([
        {
          productId: product.id,
          onHand: '8',
          valueFen: 800,
          lastSale: addDays(today, -200),
          lastReceipt: addDays(today, -10),
          ages: ['3', '0', '0', '4', '1'],
          sellsAt: null,
        },
      ]);
      expect(totals).toEqual({ products: 1, valueFen: 800, agesFen: [300, 0, 0, 400, 100] });
      expect((await slow(201)).rows).toEqual([]);
    },
  );

  it('are not what sold lately or is gone, and lead to where they sell', async () => {
    const [sold, gone, slowOne, never] = [
      await makeProduct(),
      await makeProduct(),
      await makeProduct(),
      await makeProduct(),
    ];
    for (const product of [sold, gone, slowOne, never]) await receive(product.id, '1', 120);
    await receive(sold.id, '1', 120);
    await sell(sold, 5);
    await sell(gone, 100);
    const other = await makeCounter();
    seq = 0;
    await sell(slowOne, 3, other);
    const { rows, totals } = await slow();
    expect(rows.map((row) => row.productId).sort()).toEqual([slowOne.id, never.id].sort());
    expect(totals.products).toBe(2);
    expect(rows.find((row) => row.productId === slowOne.id)).toMatchObject({
      lastSale: null,
      ages: ['0', '0', '1', '0', '0'],
      sellsAt: { storeId: other.store.id, store: other.store.name },
    });
    const blind = await slowMovers(db(), { storeId, days: 90 }, false, now);
    expect(blind.rows[0]?.valueFen).toBeNull();
    expect(blind.totals).toMatchObject({ valueFen: null, agesFen: null });
    const found = await slow(90, { term: never.code });
    expect(found.rows.map((row) => row.productId)).toEqual([]);
  });

  it('come the dearest first, page by page', async () => {
    for (let one = 0; one < 53; one += 1) {
      const product = await makeProduct();
      await receive(product.id, '1', 60, String(100 + (one % 7)));
    }
    const first = await slow(30);
    const second = await slow(30, { after: first.next });
    expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 3, null]);
    const values = [...first.rows, ...second.rows].map((row) => row.valueFen ?? 0);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(new Set([...first.rows, ...second.rows].map((row) => row.productId)).size).toBe(53);
  });
});
