import { addDays } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { setRules } from '@/server/purchasing/replenishment/set-rules';
import { matchCode } from '@/server/reconciliation/match-code';
import { explainNegative } from '@/server/stock/negative/explain-negative';
import { actingAs, at, type SeedCompany, type SeedStore } from './company';
import type { SeedProduct } from './products';

type Goods = readonly (SeedProduct & { id: string })[];

/** Reorder rules of the first two stores, and in the first one what its manager had to put right last night. */
export async function seedReplenishment(company: SeedCompany, goods: Goods, today: string): Promise<void> {
  const day = addDays(today, -1);
  for (const store of company.stores.slice(0, 2)) await setStoreRules(company, store, goods, day);
  const [first] = company.stores;
  if (first) await putRight(company, first, goods, day);
}

function managerOf(company: SeedCompany, store: SeedStore, day: string, hour: number) {
  const manager = company.people.find((one) => one.role === 'STORE_MANAGER' && one.storeCode === store.code);
  if (!manager) throw new Error(`the demo company has no manager in ${store.code}`);
  return actingAs(manager, at(day, hour, 40));
}

/** What sells every day is kept by rule, the best of it by the box. */
async function setStoreRules(company: SeedCompany, store: SeedStore, goods: Goods, day: string) {
  const ctx = await managerOf(company, store, day, 18);
  const [supplierId = null] = company.suppliers;
  const best = goods.filter((one) => one.decimals === 0).toSorted((a, b) => b.weight - a.weight);
  const set = (some: Goods, rule: { reorderPoint: string; packSize: string; supplierId: string | null }) =>
    setRules.execute(ctx, {
      storeId: store.id,
      requestId: newId(),
      productIds: some.map(({ id }) => id),
      ...rule,
    });
  await set(best.slice(0, 30), { reorderPoint: '6', packSize: '1', supplierId: null });
  await set(best.slice(0, 10), { reorderPoint: '12', packSize: '6', supplierId });
}

/** What stood below zero got its word, and a code of the other program its product. */
async function putRight(company: SeedCompany, store: SeedStore, goods: Goods, day: string) {
  const ctx = await managerOf(company, store, day, 21);
  const base = () => ({ storeId: store.id, requestId: newId() });
  const [known] = goods;
  if (!known) throw new Error('the demo company has goods');
  const [below] = await db().stockLevel.findMany({
    where: { storeId: store.id, onHand: { lt: 0 } },
    orderBy: [{ productId: 'asc' }, { zoneId: 'asc' }],
    take: 1,
  });
  if (below)
    await explainNegative.execute(ctx, {
      ...base(),
      productId: below.productId,
      zoneId: below.zoneId,
      text: '货已到店，送货单还没入库',
    });
  await matchCode.execute(ctx, { ...base(), source: '易构', theirCode: 'YG-10086', productId: known.id });
}
