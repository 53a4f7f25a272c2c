import { addDays } from '@/lib/business-day';
import { requireActor } from '@/server/platform/command';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { milliOf } from '@/server/platform/numbers';
import { reconcileStock } from '@/server/reconciliation/reconcile-stock';
import { actingAs, at, type SeedCompany } from './company';
import type { SeededRandom } from './random';

/** Yesterday night's check of two stores against the chain's other program, a handful of goods apart. */
export async function seedReconciliations(
  random: SeededRandom,
  company: SeedCompany,
  today: string,
): Promise<void> {
  const cutOff = at(addDays(today, -1), 22, 0);
  for (const code of ['S01', 'X01']) {
    const store = company.stores.find((one) => one.code === code);
    const manager = company.people.find((one) => one.role === 'STORE_MANAGER' && one.storeCode === code);
    if (!store || !manager) throw new Error(`the demo company has no store ${code} with a manager`);
    const rows = await db().$queryRaw<{ code: string; name: string; quantity: string }[]>`
      SELECT p.code, p.name, sum(l.on_hand)::text AS quantity FROM stock_level l JOIN product p ON p.id = l.product_id
      JOIN zone z ON z.store_id = l.store_id AND z.id = l.zone_id
      WHERE l.store_id = ${store.id}::uuid AND z.kind <> 'AWAITING_PICKUP' GROUP BY p.id ORDER BY p.code`;
    const goods = rows.map(({ quantity, ...row }) => ({ ...row, barcodes: [], milli: milliOf(quantity) }));
    for (let apart = 0; apart < 5; apart += 1) random.pick(goods).milli += 1000 * (apart + 1);
    goods.push({ code: 'YG-99001', name: '旧款样品', barcodes: [], milli: 2000 });
    const ctx = requireActor(
      await actingAs(manager, at(addDays(today, -1), 22, 30)),
      'reconciliation.reconcile',
      store.id,
    );
    await db().$transaction((tx) =>
      reconcileStock(tx, ctx, {
        requestId: newId(),
        storeId: store.id,
        source: '易构',
        cutOff,
        goods,
        unread: [],
        fileName: `${code}库存.xlsx`,
        fileHash: '',
        leftOut: 0,
        columns: { code: '商品编码', name: '商品名称', stock: '库存数量' },
        theirStore: '',
      }),
    );
  }
}
